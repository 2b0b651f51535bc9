import { filmOf } from './board.ts'
import type { Board } from './board.ts'
import { addedInOrder, addedOf, isOwnKey } from './ownSchema.ts'
import type { OwnColumn, OwnKey } from './ownSchema.ts'
import type { ProjectRow, ShotRow } from './schema.ts'

export interface FilmColumn extends OwnColumn {
  readonly id: OwnKey
}

const known = new WeakMap<ProjectRow, readonly FilmColumn[]>()

/** The film's own columns, in their order. */
export function ownColumnsOf(board: Board): readonly FilmColumn[] {
  const film = filmOf(board)
  const before = known.get(film)
  if (before) return before
  const columns = addedInOrder<OwnKey, OwnColumn>(film, isOwnKey)
  known.set(film, columns)
  return columns
}

export function ownColumnOf(board: Board, id: OwnKey): FilmColumn | undefined {
  return ownColumnsOf(board).find((column) => column.id === id)
}

/** What a shot has in a column of the film's own; '' for nothing. */
export function ownCell(shot: ShotRow, id: OwnKey): string {
  return (addedOf(shot, id) as string | undefined) ?? ''
}
