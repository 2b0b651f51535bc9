import type { Board } from '../document/board.ts'
import type { ShotRow } from '../document/schema.ts'
import { SHOT_FIELD, SHOT_FIELDS } from './shotFields.ts'

/** The text the shot list's filter searches: every field as its cell shows it, and terms also in full. */
export function searchedInList(board: Board, shot: ShotRow): string {
  const fields = SHOT_FIELDS.map((id) => {
    const shown = SHOT_FIELD[id].text(board, shot)
    const name = SHOT_FIELD[id].terms.find((term) => term.label === shown)?.name ?? ''
    return `${shown} ${name}`
  })
  return fields.join('\n')
}

/** The text the board's search looks in. */
export function searchedOnBoard(board: Board, shot: ShotRow): string {
  const fields = SHOT_FIELDS.map((id) => SHOT_FIELD[id]).filter((field) => field.onBoard)
  return fields.map((field) => (field.kind === 'cards' ? field.text(board, shot) : String(shot[field.key]))).join('\n')
}
