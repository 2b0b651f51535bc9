import type { Board } from '../document/board.ts'
import { addedText } from '../document/ownSchema.ts'
import type { ShotRow } from '../document/schema.ts'
import { searchText } from '../searchText.ts'
import { fieldsOf } from './filmFields.ts'

/** What a shot's words are read from, besides its own row. */
type Around = Pick<Board, 'project' | 'scene' | 'panel' | 'card' | 'look'>

const known = new WeakMap<ShotRow, { readonly around: Around; readonly text: string }>()

/**
 * The text the shot list's filter searches, as `searchText` makes it: every field as its cell shows it, and terms also in full.
 * Read once for each state of a shot: a filter asks all shots of a film at every letter.
 */
export function searchedInList(board: Board, shot: ShotRow): string {
  const before = known.get(shot)
  if (before && isSameAround(before.around, board)) return before.text
  const { project, scene, panel, card, look } = board
  const text = searchText(textInList(board, shot))
  known.set(shot, { around: { project, scene, panel, card, look }, text })
  return text
}

function isSameAround(one: Around, other: Around): boolean {
  return (
    one.project === other.project &&
    one.scene === other.scene &&
    one.panel === other.panel &&
    one.card === other.card &&
    one.look === other.look
  )
}

function textInList(board: Board, shot: ShotRow): string {
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
