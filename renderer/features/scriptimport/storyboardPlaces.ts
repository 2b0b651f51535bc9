import type { SceneId } from '#shared/document/ids.ts'
import type { StoryboardPlace } from '#shared/interchange/storyboarder/placeStoryboards.ts'

/** Names a place in a list of choices: "new", "none", "script 3", an id of the film's. */
export function placeKey(place: StoryboardPlace): string {
  return place.at === 'new' || place.at === 'none'
    ? place.at
    : place.at === 'film'
      ? place.sceneId
      : `script ${place.index}`
}

export function placeNamed(key: string): StoryboardPlace {
  if (key === 'new' || key === 'none') return { at: key }
  if (key.startsWith('script ')) return { at: 'script', index: Number(key.slice('script '.length)) }
  return { at: 'film', sceneId: key as SceneId }
}
