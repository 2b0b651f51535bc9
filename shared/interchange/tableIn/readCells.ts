import type { Board } from '../../document/board.ts'
import { same } from '../../document/board.ts'
import type { ShotFields } from '../../document/commands/shots.ts'
import type { CardId, ShotId } from '../../document/ids.ts'
import { fieldsRefusal } from '../../document/refusal.ts'
import type { Refusal } from '../../document/refusal.ts'
import type { ShotRow } from '../../document/schema.ts'
import { shotOf } from '../../document/select.ts'
import type { ShotField } from '../../fields/field.ts'
import { fieldsOf } from '../../fields/filmFields.ts'
import type { FieldId } from '../../fields/filmFields.ts'
import { SHOT_FIELD } from '../../fields/shotFields.ts'
import { DIRECTIONS, MOVEMENTS, readTerm, termOf } from '../../film/vocabulary.ts'
import { namesInCell } from '../shotTable/cardNames.ts'
import { SHOT_COLUMNS } from '../shotTable/shotColumns.ts'
import type { TableEntry } from './tableEntries.ts'
import type { UnreadCell } from './tablePlan.ts'

const COLUMNS = new Map(SHOT_COLUMNS.map((column) => [column.id, column]))

/** A field's cell as a table of this film has it. */
export function cellOf(board: Board, shot: ShotRow, field: ShotField): string {
  const column = COLUMNS.get(field.id)
  return column ? String(column.shot!(board, shot)) : field.text(board, shot)
}

/** Cards by kind and name; a new one is made for a name that the film has not. */
export type CardNamed = (kind: 'cast' | 'location' | 'prop', name: string) => CardId

export interface CellsRead {
  readonly fields: ShotFields
  readonly read: readonly ShotField[]
  readonly unread: readonly UnreadCell[]
}

/** What a row says of its shot, and which of its cells can't be read. Cells that say what the film has are left out. */
export function readCells(
  board: Board,
  shotId: ShotId,
  { cell }: TableEntry,
  { clear, cardNamed }: { readonly clear: boolean; readonly cardNamed: CardNamed },
): CellsRead {
  const shot = shotOf(board, shotId)!
  const unread: UnreadCell[] = []
  const found: { field: ShotField; fields: ShotFields }[] = []
  for (const field of fieldsOf(board)) {
    const said = cell(field.id as FieldId)
    if (said === undefined || (said.trim() === '' && !clear)) continue
    const plain = onDisk(said)
    if (plain === onDisk(cellOf(board, shot, field)) && !isPartly(field, shot, cell)) continue
    const fields = fieldsIn(board, field, plain, cell, cardNamed)
    const refusal = fields && fieldsRefusal(board, 'shot', shotId, fields)
    if (fields === undefined || refusal)
      unread.push({ label: field.label, text: said, why: refusal ? refusalWords(refusal) : whyNot(field, said) })
    else if (Object.entries(fields).some(([key, value]) => !same(shot[key as keyof ShotRow], value)))
      found.push({ field, fields })
  }
  return {
    fields: found.reduce<ShotFields>((all, { fields }) => ({ ...all, ...fields }), {}),
    read: found.map(({ field }) => field),
    unread,
  }
}

/** As files have text: whole characters, and LF between lines. */
function onDisk(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, '\ufffd').replaceAll(/\r\n?/g, '\n')
}

/** Undefined if the table does not tell lengths that are set from those that follow from the panels. */
function isEstimated(cell: TableEntry['cell']): boolean | undefined {
  const said = cell('estimated')?.trim().toLowerCase()
  return said === undefined ? undefined : ['yes', 'true', 'x', '1', '✓'].includes(said)
}

/** What is written the same and is not: columns of their own tell apart the parts of a move, and lengths that are set. */
function isPartly({ id }: ShotField, shot: ShotRow, cell: TableEntry['cell']): boolean {
  if (id === 'seconds') return isEstimated(cell) !== undefined && isEstimated(cell) !== (shot.seconds === null)
  if (id !== 'movement') return false
  const [direction, note] = [cell('direction'), cell('movementNote')]
  return (
    (direction !== undefined && (readTerm(DIRECTIONS, direction) ?? '') !== shot.direction) ||
    (note !== undefined && onDisk(note) !== onDisk(shot.movementNote))
  )
}

function fieldsIn(
  board: Board,
  { id, kind, key, card, read }: ShotField,
  text: string,
  cell: TableEntry['cell'],
  cardNamed: CardNamed,
): ShotFields | undefined {
  if (id === 'seconds' && isEstimated(cell)) return { seconds: null }
  if (id === 'movement') return movementIn(board, text, cell)
  if (kind === 'line') return { [key]: text.replaceAll('\n', ' ') }
  if (kind === 'text') return { [key]: text }
  if (card === null) return read(board, text)
  // A place can have a comma in its name: a cell is one place.
  const names = card === 'location' && !text.trim().startsWith('"') ? [text.trim()].filter(Boolean) : namesInCell(text)
  const ids = [...new Set(names.map((name) => cardNamed(card, name)))]
  if (key !== 'locationId') return { [key]: ids }
  return ids.length > 1 ? undefined : { locationId: ids[0] ?? null }
}

/** "Dolly in, slow" without what the columns for direction and manner say of it is the move alone, commas and all. */
function movementIn(board: Board, text: string, cell: TableEntry['cell']): ShotFields | undefined {
  const [direction, note] = [cell('direction'), cell('movementNote')]
  if (direction === undefined || note === undefined) return SHOT_FIELD.movement.read(board, text)
  const label = termOf(DIRECTIONS, readTerm(DIRECTIONS, direction) ?? '')?.label ?? ''
  const manner = onDisk(note)
  const bare = withoutEnd(
    withoutEnd(text, manner === '' ? '' : `, ${manner}`, manner),
    label === '' ? '' : ` ${label}`,
    label,
  )
  return { movement: readTerm(MOVEMENTS, bare) ?? bare.replace(/\s+/g, ' ').trim() }
}

function withoutEnd(text: string, end: string, alone: string): string {
  if (end === '') return text
  if (text === alone) return ''
  return text.endsWith(end) ? text.slice(0, -end.length) : text
}

function whyNot({ asks, doubt }: ShotField, said: string): string {
  return doubt?.(said) ?? asks
}

function refusalWords(refusal: Refusal): string {
  return refusal.kind === 'too-long' ? `it is longer than ${refusal.most} ${refusal.unit}` : refusal.why
}
