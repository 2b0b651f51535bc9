import { filmOf, patch, put, remove } from '../board.ts'
import type { Board } from '../board.ts'
import { LATER_CARD_BLANKS } from '../cardSchema.ts'
import type { CardId } from '../ids.ts'
import { basePictures } from '../looks.ts'
import { keyAtEnd } from '../order.ts'
import type { AiPolicy, CardKind, CardRow, MediaRow, ProjectRow } from '../schema.ts'
import { cardOf, cardsOf } from '../select.ts'
import { withPast } from './pastLooks.ts'
import { removeLooksOf } from './removeLooks.ts'
import { renameCard, unmentionCard } from './renameMentions.ts'
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
    ...LATER_CARD_BLANKS,
  })
}

/**
 * Edits a card. Other words or pictures make a new version of its base look, since a request names the version it was
 * made with; the old one stays readable.
 */
export function editCard(
  board: Board,
  id: CardId,
  fields: Partial<Pick<CardRow, 'name' | 'description' | 'mediaIds' | 'uses'>>,
): Board {
  const card = cardOf(board, id)
  if (!card) return board
  const named = fields.name === undefined ? board : renameCard(board, id, fields.name)
  const next = patch(named, 'card', id, fields)
  const renewed = next !== named && ['description', 'mediaIds', 'uses'].some((field) => field in fields)
  if (!renewed) return next
  const { version, description } = card
  const past = withPast(board, id, null, card.past, { version, description, pictures: [...basePictures(card)] })
  return patch(next, 'card', id, { version: version + 1, past })
}

/** Removes a card with its looks from the film, from every shot that used it and from what mentions it. */
export function removeCard(board: Board, id: CardId): Board {
  // Before the links: where several cards have the name, the one that a shot lists is meant.
  const unmentioned = cardOf(board, id) ? unmentionCard(board, id) : board
  return remove(removeLooksOf(unlinkEverywhere(unmentioned, id), id), 'card', id)
}

/** Adds the row of a file that is in the media store. */
export function addMedia(board: Board, media: MediaRow): Board {
  return put(board, 'media', media)
}
