import { filmOf, patch, put } from '../board.ts'
import type { Board } from '../board.ts'
import { LIMITS } from '../limits.ts'
import { keyAtEnd } from '../order.ts'
import { ownColumnOf, ownColumnsOf } from '../ownColumns.ts'
import { addedFields, withoutAdded } from '../ownSchema.ts'
import type { OwnColumn, OwnKey } from '../ownSchema.ts'

interface NewColumn extends Pick<OwnColumn, 'label' | 'kind'> {
  readonly choices?: readonly string[]
  readonly printed?: boolean
}

/** Adds a column of the film's own behind the others. The same board if it has as many as a film holds. */
export function addOwnColumn(board: Board, id: OwnKey, about: NewColumn): Board {
  const columns = ownColumnsOf(board)
  if (columns.length >= LIMITS.ownColumns || ownColumnOf(board, id)) return board
  return written(board, id, {
    printed: true,
    ...about,
    choices: [...(about.choices ?? [])],
    order: keyAtEnd(columns),
  })
}

/** A column's kind stays: its cells were written for it. */
export function editOwnColumn(board: Board, id: OwnKey, fields: Partial<Omit<OwnColumn, 'kind'>>): Board {
  const before = ownColumnOf(board, id)
  if (!before) return board
  const { id: _, ...column } = before
  return written(board, id, { ...column, ...fields })
}

function written(board: Board, id: OwnKey, column: OwnColumn): Board {
  return patch(board, 'project', filmOf(board).id, addedFields(id, column))
}

/** Removes a column. What its cells hold stays in the shots, so that an undo brings them back. */
export function removeOwnColumn(board: Board, id: OwnKey): Board {
  const film = filmOf(board)
  return id in film ? put(board, 'project', withoutAdded(film, id)) : board
}
