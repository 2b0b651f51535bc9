import { fieldOf } from '#shared/fields/filmFields.ts'
import type { FieldId } from '#shared/fields/filmFields.ts'
import { shotFieldsReader } from '#shared/fields/writeShotField.ts'
import { editEachShot, editShots } from '#shared/document/commands/shots.ts'
import type { ShotFields } from '#shared/document/commands/shots.ts'
import type { Board } from '#shared/document/board.ts'
import type { ShotId } from '#shared/document/ids.ts'
import { numbersOf, shotOf } from '#shared/document/select.ts'
import { numberKey } from '#shared/film/numbering.ts'
import { shortened } from '#shared/document/shortened.ts'
import type { GridColumn } from './columns.ts'
import { writeTsv } from './tsv.ts'

export interface Pasted {
  readonly board: Board
  /** Shots that were changed. */
  readonly shotIds: readonly ShotId[]
  /** What could not be parsed, named as a person finds it: "Size “huge”". Each once. */
  readonly refused: readonly string[]
  /** Text that is too long for its cell: it is held there to be shortened. */
  readonly held: readonly HeldCell[]
  /** Rows and columns of the clipboard that had no place. */
  readonly leftOut: { readonly rows: number; readonly columns: number }
  /** Shots that keep another number than was pasted over it. */
  readonly keptNumbers: number
}

export interface HeldCell {
  readonly shotId: ShotId
  readonly field: FieldId
  readonly text: string
}

/**
 * Writes cells over shots and columns, both from the first given. A single cell fills all of `fill`'s shots and
 * columns. What can't be parsed is left unchanged and named; the rest is written, but for numbers: those of copied rows are taken.
 */
export function pasteCells(
  board: Board,
  cells: readonly (readonly string[])[],
  to: { readonly shotIds: readonly ShotId[]; readonly columns: readonly GridColumn[] },
  fill: { readonly shots: number; readonly columns: number },
): Pasted {
  const single = cells.length === 1 && cells[0]!.length === 1 ? cells[0]![0]! : null
  const height = single === null ? cells.length : fill.shots
  const width = single === null ? Math.max(0, ...cells.map((row) => row.length)) : fill.columns
  const refused = new Set<string>()
  const held: HeldCell[] = []
  const written = new Map<ShotId, ShotFields>()
  const read = shotFieldsReader(board)
  const numbers = numbersOf(board).shots
  let keptNumbers = 0
  to.shotIds.slice(0, height).forEach((shotId, down) => {
    to.columns.slice(0, width).forEach(({ id, field }, across) => {
      const text = single ?? cells[down]?.[across]
      if (id === 'shot' && isOtherNumber(text, numbers.get(shotId))) keptNumbers += 1
      if (field === null || text === undefined) return
      const one = read([shotId], field, text)
      if ('fields' in one) written.set(shotId, Object.assign(written.get(shotId) ?? {}, one.fields))
      else if (one.refusal.kind === 'too-long') held.push({ shotId, field, text })
      else refused.add(`${fieldOf(board, field)?.label ?? ''} “${shortened(text.trim(), 40)}”`)
    })
  })
  const next = editEachShot(board, written)
  return {
    board: next,
    shotIds: [...written.keys()].filter((id) => shotOf(next, id) !== shotOf(board, id)),
    refused: [...refused],
    held,
    leftOut: { rows: Math.max(0, height - to.shotIds.length), columns: Math.max(0, width - to.columns.length) },
    keptNumbers,
  }
}

function isOtherNumber(text: string | undefined, own: string | undefined): boolean {
  return text !== undefined && text.trim() !== '' && numberKey(text) !== numberKey(own ?? '')
}

/** Clears cells; a status goes back to the first. */
export function clearCells(board: Board, shotIds: readonly ShotId[], columns: readonly GridColumn[]): Board {
  const read = shotFieldsReader(board)
  const cleared = columns.reduce<ShotFields>((fields, { field }) => {
    const one = field === null ? { fields: {} } : read(shotIds, field, '')
    return 'fields' in one ? { ...fields, ...one.fields } : fields
  }, {})
  return editShots(board, shotIds, cleared)
}

/** The cells as text for the clipboard; `heldIn` returns a cell's held draft. */
export function copyCells(
  board: Board,
  numbers: ReadonlyMap<string, string>,
  shotIds: readonly string[],
  columns: readonly GridColumn[],
  heldIn: (shotId: string, field: FieldId) => string | undefined = () => undefined,
): string {
  return writeTsv(
    shotIds.flatMap((id) => {
      const shot = shotOf(board, id)
      if (!shot) return []
      return [
        columns.map(({ id: column, field }) => {
          if (field !== null) return heldIn(id, field) ?? fieldOf(board, field)?.text(board, shot) ?? ''
          return column === 'shot' ? (numbers.get(id) ?? '') : ''
        }),
      ]
    }),
  )
}

/** "Too long to be saved: the action of shot 12A. It waits in its cell to be shortened." */
function heldWords({ board, held }: Pasted): string {
  const numbers = numbersOf(board).shots
  const named = held
    .slice(0, 4)
    .map(
      ({ shotId, field }) =>
        `${fieldOf(board, field)?.label.toLowerCase() ?? 'cell'} of shot ${numbers.get(shotId) ?? ''}`,
    )
  const more = held.length > 4 ? ` and ${held.length - 4} more` : ''
  const [what, where] = held.length === 1 ? ['It waits', 'its cell'] : ['They wait', 'their cells']
  return `Too long to be saved: ${named.join(', ')}${more}. ${what} in ${where} to be shortened.`
}

/** The message after an incomplete paste; null if it was complete. */
export function pasteWords(pasted: Pasted): string | null {
  const { refused, held, leftOut, keptNumbers } = pasted
  const named = refused.slice(0, 4).join(', ') + (refused.length > 4 ? ` and ${refused.length - 4} more` : '')
  const parts = [
    refused.length > 0 ? `Not pasted: ${named}.` : '',
    held.length > 0 ? heldWords(pasted) : '',
    keptNumbers > 0 ? 'Numbers are typed one by one, or imported: shots keep theirs.' : '',
    leftOut.rows > 0 ? `${leftOut.rows} ${leftOut.rows === 1 ? 'row' : 'rows'} had no shot to go to.` : '',
    leftOut.columns > 0 ? `${leftOut.columns} ${leftOut.columns === 1 ? 'column' : 'columns'} had no place.` : '',
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(' ') : null
}
