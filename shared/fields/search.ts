import type { Board } from '../document/board.ts'
import { addedText } from '../document/ownSchema.ts'
import type { ShotRow } from '../document/schema.ts'
import { fieldsOf } from './filmFields.ts'

/** The text the shot list's filter searches: every field as its cell shows it, and terms also in full. */
export function searchedInList(board: Board, shot: ShotRow): string {
  const fields = fieldsOf(board).map(({ text, terms }) => {
    const shown = text(board, shot)
    const name = terms.find((term) => term.label === shown)?.name ?? ''
    return `${shown} ${name}`
  })
  return fields.join('\n')
}

/** The text the board's search looks in. */
export function searchedOnBoard(board: Board, shot: ShotRow): string {
  const fields = fieldsOf(board).filter((field) => field.onBoard)
  return fields
    .map((field) => (field.kind === 'cards' ? field.text(board, shot) : addedText(shot, field.key)))
    .join('\n')
}
