import type { Board } from '../board.ts'
import type { CardId, ShotId } from '../ids.ts'
import type { CardKind } from '../schema.ts'
import { cardOf, filmShots, shotOf } from '../select.ts'
import { editShots } from './shots.ts'

/** The schema's limit of cards of one kind on a shot. */
const MOST = 100

/** Adds a card to shots: to their cast or props, or as their location in place of the previous one. */
export function linkCard(board: Board, shotIds: readonly ShotId[], cardId: CardId): Board {
  const card = cardOf(board, cardId)
  if (!card) return board
  return changeLinks(board, shotIds, card.kind, (ids) =>
    ids.includes(cardId) || ids.length >= MOST ? ids : [...ids, cardId],
  )
}

export function unlinkCard(board: Board, shotIds: readonly ShotId[], cardId: CardId): Board {
  const card = cardOf(board, cardId)
  if (!card) return board
  return changeLinks(board, shotIds, card.kind, (ids) => ids.filter((id) => id !== cardId))
}

function changeLinks(
  board: Board,
  shotIds: readonly ShotId[],
  kind: CardKind,
  change: (ids: readonly CardId[]) => readonly CardId[],
): Board {
  return shotIds.reduce((next, shotId) => {
    const shot = shotOf(next, shotId)
    if (!shot) return next
    if (kind === 'cast') return editShots(next, [shotId], { castIds: [...change(shot.castIds)] })
    if (kind === 'prop') return editShots(next, [shotId], { propIds: [...change(shot.propIds)] })
    const places = change(shot.locationId === null ? [] : [shot.locationId])
    return kind === 'location' ? editShots(next, [shotId], { locationId: places.at(-1) ?? null }) : next
  }, board)
}

/** Removes a card from every shot of the film. */
export function unlinkEverywhere(board: Board, cardId: CardId): Board {
  const linked = filmShots(board).filter(
    (shot) => shot.locationId === cardId || shot.castIds.includes(cardId) || shot.propIds.includes(cardId),
  )
  return unlinkCard(
    board,
    linked.map((shot) => shot.id),
    cardId,
  )
}
