import type { StoryboardedScene, Storyboards } from './storyboarderFolder.ts'

export interface StoryboardCounts {
  readonly shots: number
  readonly panels: number
  readonly pictures: number
  readonly seconds: number
}

export function storyboardCounts({ shots }: Pick<StoryboardedScene, 'shots'>): StoryboardCounts {
  const panels = shots.flatMap((shot) => shot.panels)
  return {
    shots: shots.length,
    panels: panels.length,
    pictures: panels.reduce((sum, { layers }) => sum + layers.length, 0),
    seconds: Math.round(panels.reduce((sum, { seconds }) => sum + seconds, 0) * 10) / 10,
  }
}

/** A sentence each on a missing file, a board or a scene that can't be read. */
export function storyboardTrouble({ scenes, refused }: Storyboards): readonly string[] {
  const single = scenes.length === 1
  return [
    ...refused,
    ...scenes.flatMap(({ missing, unread, name }) => [
      ...unread.map((text) => (single ? text : `${name}: ${text}`)),
      ...missing.map(({ board, file }) => `Board ${board}${single ? '' : ` of ${name}`}: ${file} is missing.`),
    ]),
  ]
}

/** The paths in the folder of every picture that is needed, each once. */
export function picturesOf({ scenes }: Pick<Storyboards, 'scenes'>): readonly string[] {
  const all = scenes.flatMap(({ shots, images }) =>
    shots.flatMap(({ panels }) => panels.flatMap(({ layers }) => layers.map(({ file }) => images + file))),
  )
  return [...new Set(all)]
}
