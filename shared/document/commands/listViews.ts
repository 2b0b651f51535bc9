import { filmOf, patch, put } from '../board.ts'
import type { Board } from '../board.ts'
import { LIMITS } from '../limits.ts'
import { savedViewsOf } from '../listViews.ts'
import type { SavedView, ViewKey } from '../listViewSchema.ts'
import { keyAtEnd } from '../order.ts'
import { addedFields, withoutAdded } from '../ownSchema.ts'

/** Saves a view behind the others, or anew if the film has it. The same board if it has as many as a film holds. */
export function saveView(board: Board, id: ViewKey, view: Omit<SavedView, 'order'>): Board {
  const views = savedViewsOf(board)
  const before = views.find((each) => each.id === id)
  if (!before && views.length >= LIMITS.listViews) return board
  const saved: SavedView = { ...view, order: before?.order ?? keyAtEnd(views) }
  return patch(board, 'project', filmOf(board).id, addedFields(id, saved))
}

export function removeView(board: Board, id: ViewKey): Board {
  const film = filmOf(board)
  return id in film ? put(board, 'project', withoutAdded(film, id)) : board
}
