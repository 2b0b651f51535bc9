import { filmOf, patch, put, remove } from '../board.ts'
import type { Board } from '../board.ts'
import type { CardId } from '../ids.ts'
import { keyAtEnd } from '../order.ts'
import type { AiPolicy, CardKind, CardRow, MediaRow, ProjectRow } from '../schema.ts'
import { cardOf, cardsOf } from '../select.ts'
import { unlinkEverywhere } from './shotCards.ts'

/** Sets fields of the film's row. Changing the ratio re-crops: panel sizes and marks stay as they are. */
export function editFilm(board: Board, fields: Partial<Omit<ProjectRow, 'id' | 'createdAt'>>): Board {
  return patch(board, 'project', filmOf(board).id, fields)
}

/**
 * Sets what the film lets a model do, with who decided it and on which day (an ISO date). The same policy by the same
 * person changes nothing, so that its date stays the day it was decided.
 */
export function setAiPolicy(board: Board, policy: AiPolicy, by: string, at: string): Board {
  const { aiPolicy, aiPolicyBy, aiPolicyAt } = filmOf(board)
  if (policy === aiPolicy && by === aiPolicyBy && aiPolicyAt !== '') return board
  return editFilm(board, { aiPolicy: policy, aiPolicyBy: by, aiPolicyAt: at })
}

export function addCard(board: Board, id: CardId, kind: CardKind, name: string): Board {
  return put(board, 'card', {
    id,
    order: keyAtEnd(cardsOf(board)),
    kind,
    name,
    description: '',
    mediaIds: [],
    version: 1,
  })
}

/** Edits a card. A new description or new pictures raise its version, since a request names the version it was made with. */
export function editCard(
  board: Board,
  id: CardId,
  fields: Partial<Pick<CardRow, 'name' | 'description' | 'mediaIds'>>,
): Board {
  const card = cardOf(board, id)
  if (!card) return board
  const next = patch(board, 'card', id, fields)
  const renewed = next !== board && ('description' in fields || 'mediaIds' in fields)
  return renewed ? patch(next, 'card', id, { version: card.version + 1 }) : next
}

/** Removes a card from the film and from every shot that used it. */
export function removeCard(board: Board, id: CardId): Board {
  return remove(unlinkEverywhere(board, id), 'card', id)
}

/** Adds the row of a file that is in the media store. */
export function addMedia(board: Board, media: MediaRow): Board {
  return put(board, 'media', media)
}
