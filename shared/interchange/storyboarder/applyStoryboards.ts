import { applyImport } from '../../breakdown/applyImport.ts'
import type { NewDraft } from '../../breakdown/applyImport.ts'
import type { Board } from '../../document/board.ts'
import type { NewId, SceneId } from '../../document/ids.ts'
import { draftsOf, scenesOf } from '../../document/select.ts'
import { layStoryboards } from './layStoryboards.ts'
import type { StoryboardPictures } from './layStoryboards.ts'
import type { StoryboardPlace, StoryboardScript } from './placeStoryboards.ts'
import type { Storyboards } from './storyboarderFolder.ts'

export interface StoryboardsToApply extends StoryboardPictures {
  readonly storyboards: Storyboards
  /** One for each scene, in their order. */
  readonly places: readonly StoryboardPlace[]
  /** The script beside them, with the row of its draft; null: none is imported. */
  readonly script: (StoryboardScript & { readonly draft: NewDraft }) | null
}

/** Brings the script, then the scenes, as one step. */
export function applyStoryboards(start: Board, given: StoryboardsToApply, newId: NewId): Board {
  const { storyboards, places, script } = given
  const board = script ? applyImport(start, script.plan, script.draft, newId) : start
  const toLay = storyboards.scenes.flatMap((scene, at) =>
    places[at]?.at === 'none' ? [] : [{ scene, sceneId: sceneAt(board, places[at], script) }],
  )
  return layStoryboards(board, toLay, given, newId)
}

function sceneAt(
  board: Board,
  place: StoryboardPlace | undefined,
  script: StoryboardsToApply['script'],
): SceneId | null {
  if (place?.at === 'film') return place.sceneId
  if (place?.at !== 'script' || !script) return null
  const element = script.plan.scenes[place.index]?.element
  const draftId = draftsOf(board).at(-1)?.id
  const found = scenesOf(board).find((scene) => scene.script?.draftId === draftId && scene.script?.element === element)
  return found?.id ?? null
}
