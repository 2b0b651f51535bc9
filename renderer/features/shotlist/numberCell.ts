import { numbersOf } from '#shared/document/select.ts'
import type { CellField } from './cellField.ts'

/** The number of a shot as a cell: it is written by `writeNumber`, and is no field of the registry. */
export const NUMBER_CELL: CellField = {
  id: 'number',
  label: 'Number',
  kind: 'line',
  terms: [],
  card: null,
  text: (board, shot) => numbersOf(board).shots.get(shot.id) ?? '',
  read: () => ({}),
}
