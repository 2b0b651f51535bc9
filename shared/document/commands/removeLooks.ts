import { patch, remove } from '../board.ts'
import type { Board } from '../board.ts'
import type { ChosenLook } from '../cardSchema.ts'
import type { CardId, LookId } from '../ids.ts'
import { placesOfLook } from '../looks.ts'
import type { ShotRow } from '../schema.ts'
import { lookOf, looksOf } from '../select.ts'
import { allRows } from '../table.ts'

/** Removes a look; where it was chosen, the base look holds again. */
export function removeLook(board: Board, id: LookId): Board {
  const look = lookOf(board, id)
  if (!look) return board
  const { scenes, shots } = placesOfLook(board, id)
  const without = ({ looks }: Pick<ShotRow, 'looks'>) => looks.filter(({ lookId }) => lookId !== id)
  const inScenes = scenes.reduce((next, scene) => patch(next, 'scene', scene.id, { looks: without(scene) }), board)
  // A shot falls back to the base look, not to another one of its scene.
  const toBase = (shot: ShotRow): ChosenLook[] =>
    shot.looks.map((each) => (each.lookId === id ? { cardId: each.cardId, lookId: null } : each))
  const inShots = shots.reduce((next, shot) => patch(next, 'shot', shot.id, { looks: toBase(shot) }), inScenes)
  return remove(inShots, 'look', id)
}

/** Removes a card's looks, and what scenes and shots say of them. */
export function removeLooksOf(board: Board, cardId: CardId): Board {
  const bare = looksOf(board, cardId).reduce((next, look) => removeLook(next, look.id), board)
  const others = ({ looks }: Pick<ShotRow, 'looks'>) => looks.filter((each) => each.cardId !== cardId)
  let next = bare
  for (const table of ['scene', 'shot'] as const)
    for (const row of allRows<'scene' | 'shot'>(bare[table]))
      if (row.looks.some((each) => each.cardId === cardId)) next = patch(next, table, row.id, { looks: others(row) })
  return next
}
