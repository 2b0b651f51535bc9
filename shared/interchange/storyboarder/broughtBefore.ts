import type { Board } from '../../document/board.ts'
import type { ShotRow } from '../../document/schema.ts'
import { layersOf, mediaOf, panelsOf, scenesOf, shotsOf } from '../../document/select.ts'
import { wordsOfShot } from './layStoryboards.ts'
import type { StoryboarderShot } from './readStoryboarder.ts'
import type { StoryboardedScene } from './storyboarderFolder.ts'

/**
 * Whether a scene of the film holds a storyboarded scene already: all of its shots one behind the other, each with the
 * words and the panels' lengths that it came with, and one of its pictures, whose names are a board's own. What was
 * edited since is no longer the same, and comes again; boards without a word or a picture are like any others.
 */
export function broughtBefore(board: Board, { shots }: Pick<StoryboardedScene, 'shots'>): boolean {
  const wanted = shots.map(signOfBoards)
  const pictures = new Set(
    shots.flatMap(({ panels }) => panels.flatMap(({ layers }) => layers.map(({ file }) => file))),
  )
  if (pictures.size === 0 && !shots.some((shot) => Object.values(wordsOfShot(shot)).some(Boolean))) return false
  return scenesOf(board).some((scene) => {
    const all = shotsOf(board, scene.id)
    const signs = all.map((shot) => signOfShot(board, shot))
    return signs.some(
      (_, from) =>
        wanted.every((sign, at) => signs[from + at] === sign) &&
        (pictures.size === 0 || all.slice(from, from + wanted.length).some((shot) => hasOneOf(board, shot, pictures))),
    )
  })
}

function hasOneOf(board: Board, shot: ShotRow, names: ReadonlySet<string>): boolean {
  return panelsOf(board, shot.id).some(({ id }) =>
    layersOf(board, id).some(({ mediaId }) => mediaId !== null && names.has(mediaOf(board, mediaId)?.name ?? '')),
  )
}

function signOfBoards(shot: StoryboarderShot): string {
  const seconds = shot.panels.map((panel) => panel.seconds)
  return JSON.stringify([wordsOfShot(shot), seconds])
}

function signOfShot(board: Board, { id, action, dialogue, notes }: ShotRow): string {
  const seconds = panelsOf(board, id).map((panel) => panel.seconds)
  return JSON.stringify([{ action, dialogue, notes }, seconds])
}
