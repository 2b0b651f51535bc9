import type { Board } from '../document/board.ts'
import type { SavedFilter, SavedView } from '../document/listViewSchema.ts'
import type { SceneRow, ShotRow } from '../document/schema.ts'
import { numbersOf, sceneHeading, secondsOf } from '../document/select.ts'
import { secondsLabel } from '../film/clockLabel.ts'
import { fieldOf } from './filmFields.ts'
import type { FieldId } from './filmFields.ts'
import { searchedInList } from './search.ts'
import { searchText, searchWords } from '../searchText.ts'

/** The shot's number and its thumbnail; the rest are fields. */
export type ColumnId = 'shot' | 'panel' | FieldId

/** A cell's text as it is shown: a shot without a length shows what it is reckoned at. */
export function cellText(board: Board, shot: ShotRow, number: string, column: ColumnId): string {
  if (column === 'shot') return number
  if (column === 'panel') return ''
  if (column === 'seconds') return secondsLabel(secondsOf(board, shot))
  return fieldOf(board, column)?.text(board, shot) ?? ''
}

/** `column`: of those that a film has. */
export function passes(
  board: Board,
  shot: ShotRow,
  number: string,
  {
    column,
    content,
    holds,
    values,
    from,
    to,
  }: Readonly<Omit<SavedFilter, 'values'>> & {
    readonly values: readonly string[] | null
  },
): boolean {
  const text = cellText(board, shot, number, column as ColumnId)
  if (content !== 'any' && (text === '') !== (content === 'empty')) return false
  if (!searchText(text).includes(searchText(holds.trim()))) return false
  if (values !== null && !valuesIn(board, column as ColumnId, text).some((value) => values.includes(value)))
    return false
  if (from === null && to === null) return true
  const figure = figureOf(board, shot, column as ColumnId)
  return figure !== null && figure >= (from ?? -Infinity) && figure <= (to ?? Infinity)
}

/** What a cell can be chosen by: its text, or each name of a list of names. */
export function valuesIn(board: Board, column: ColumnId, text: string): readonly string[] {
  const isNames = column !== 'shot' && column !== 'panel' && fieldOf(board, column)?.kind === 'cards'
  return isNames ? text.split(', ') : [text]
}

export function figureOf(board: Board, shot: ShotRow, column: ColumnId): number | null {
  const key = column === 'shot' || column === 'panel' ? '' : fieldOf(board, column)?.sortKey(board, shot)
  return typeof key === 'number' ? key : null
}

/** Whether a shot has all the words of the list's filter, in its fields, numbers or heading. */
export function holdsWords(board: Board, scene: SceneRow, shot: ShotRow, words: string): boolean {
  const sought = searchWords(words)
  if (sought.length === 0) return true
  const number = numbersOf(board).shots.get(shot.id) ?? ''
  const more = searchText([number, sceneHeading(scene), ...shot.formerNumbers, ...scene.formerNumbers].join(' '))
  const text = searchedInList(board, shot)
  return sought.every((word) => text.includes(word) || more.includes(word))
}

/** Whether a view of the shot list shows this shot. A column that the film does not have is passed over. */
export function isInView(
  board: Board,
  scene: SceneRow,
  shot: ShotRow,
  view: Pick<SavedView, 'filter' | 'filters'>,
): boolean {
  const number = numbersOf(board).shots.get(shot.id) ?? ''
  return (
    holdsWords(board, scene, shot, view.filter) &&
    view.filters.every((each) => !isColumn(board, each.column) || passes(board, shot, number, each))
  )
}

function isColumn(board: Board, id: string): boolean {
  return id === 'shot' || id === 'panel' || fieldOf(board, id as FieldId) !== undefined
}
