import { filmOf } from './board.ts'
import type { Board } from './board.ts'
import { isViewKey } from './listViewSchema.ts'
import type { SavedView, ViewKey } from './listViewSchema.ts'
import { addedInOrder } from './ownSchema.ts'

export interface FilmView extends SavedView {
  readonly id: ViewKey
}

/** The saved views of the film's shot list, in their order. */
export function savedViewsOf(board: Board): readonly FilmView[] {
  return addedInOrder<ViewKey, SavedView>(filmOf(board), isViewKey)
}
