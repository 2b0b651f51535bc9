import { filmOf } from './board.ts'
import type { Board } from './board.ts'
import { isViewKey } from './listViewSchema.ts'
import type { SavedView, ViewKey } from './listViewSchema.ts'
import { addedOf } from './ownSchema.ts'

export interface FilmView extends SavedView {
  readonly id: ViewKey
}

/** The saved views of the film's shot list, in their order. */
export function savedViewsOf(board: Board): readonly FilmView[] {
  const film = filmOf(board)
  return Object.keys(film)
    .filter(isViewKey)
    .map((id): FilmView => ({ id, ...(addedOf(film, id) as SavedView) }))
    .toSorted((a, b) => (a.order === b.order ? (a.id < b.id ? -1 : 1) : a.order < b.order ? -1 : 1))
}
