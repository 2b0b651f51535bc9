import type { Board } from '#shared/document/board.ts'
import type { PanelId } from '#shared/document/ids.ts'
import { filmShots, numbersOf, panelsOf, scenesOf } from '#shared/document/select.ts'
import type { ShotRow } from '#shared/document/schema.ts'
import { CommandError, textsOf } from './command.ts'
import type { Given } from './command.ts'
import { rowsNamed } from './spanNamed.ts'

/** Whether a scene, the film or a list of shots was named. */
export function isMany(given: Given): boolean {
  return given.values['film'] === true || [...textsOf(given, 'scene'), ...textsOf(given, 'shots')].length > 0
}

/** The panels of what was named, in film order. */
export function manyPanels(board: Board, given: Given): PanelId[] {
  const shots = filmShots(board)
  const numbers = numbersOf(board)
  const wanted = new Set<ShotRow>(given.values['film'] === true ? shots : [])
  const scenes = listed(given, 'scene').flatMap((entry) =>
    rowsNamed(scenesOf(board), ({ id }) => numbers.scenes.get(id) ?? '', entry, 'scene'),
  )
  for (const scene of scenes) for (const shot of shots) if (shot.sceneId === scene.id) wanted.add(shot)
  for (const entry of [...listed(given, 'shots'), ...listed(given, 'shot')])
    for (const shot of rowsNamed(shots, ({ id }) => numbers.shots.get(id) ?? '', entry, 'shot')) wanted.add(shot)
  const panels = shots.filter((shot) => wanted.has(shot)).flatMap(({ id }) => panelsOf(board, id))
  if (panels.length === 0) throw new CommandError('There is no panel to make a take of.')
  return panels.map(({ id }) => id)
}

function listed(given: Given, word: string): readonly string[] {
  return textsOf(given, word).flatMap((list) => list.split(','))
}
