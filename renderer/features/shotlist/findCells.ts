import { hasFields } from '#shared/document/board.ts'
import type { Board } from '#shared/document/board.ts'
import { editEachShot } from '#shared/document/commands/shots.ts'
import type { ShotFields } from '#shared/document/commands/shots.ts'
import type { ShotId } from '#shared/document/ids.ts'
import { shotOf } from '#shared/document/select.ts'
import { fieldOf } from '#shared/fields/filmFields.ts'
import type { FieldId } from '#shared/fields/filmFields.ts'
import { shotFieldsReader } from '#shared/fields/writeShotField.ts'
import type { GridColumn } from './columns.ts'

export interface Sought {
  readonly text: string
  readonly matchCase: boolean
  readonly wholeWord: boolean
}

export interface FoundCell {
  readonly shotId: ShotId
  readonly column: FieldId
  /** How often the cell has it. */
  readonly count: number
}

/** null for nothing to look for. */
export function patternOf({ text, matchCase, wholeWord }: Sought): RegExp | null {
  if (text === '') return null
  const plain = text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  const whole = wholeWord ? `(?<![\\p{L}\\p{N}_])${plain}(?![\\p{L}\\p{N}_])` : plain
  return new RegExp(whole, matchCase ? 'gu' : 'giu')
}

/** The cells that hold it, row by row. Numbers and pictures are not looked in. */
export function findCells(
  board: Board,
  shotIds: readonly ShotId[],
  columns: readonly GridColumn[],
  sought: Sought,
): readonly FoundCell[] {
  const pattern = patternOf(sought)
  if (!pattern) return []
  const fields = columns.flatMap(({ field }) =>
    field === null ? [] : [{ column: field, about: fieldOf(board, field) }],
  )
  return shotIds.flatMap((shotId) => {
    const shot = shotOf(board, shotId)
    if (!shot) return []
    return fields.flatMap(({ column, about }): readonly FoundCell[] => {
      const count = [...(about?.text(board, shot) ?? '').matchAll(pattern)].length
      return count > 0 ? [{ shotId, column, count }] : []
    })
  })
}

export interface Replaced {
  readonly board: Board
  readonly shotIds: readonly ShotId[]
  readonly count: number
  /** Cells that can't hold what would come of it, and stay as they are. */
  readonly refused: number
}

/** Writes `by` in place of it in these cells, letter for letter. */
export function replaceInCells(board: Board, cells: readonly FoundCell[], sought: Sought, by: string): Replaced {
  const pattern = patternOf(sought)
  const changed = new Map<ShotId, ShotFields>()
  const read = shotFieldsReader(board)
  let [count, refused] = [0, 0]
  for (const { shotId, column, count: here } of pattern ? cells : []) {
    const shot = shotOf(board, shotId)
    const text = shot && fieldOf(board, column)?.text(board, shot)
    if (!shot || text === undefined) continue
    const one = read(
      [shotId],
      column,
      text.replaceAll(pattern!, () => by),
    )
    if ('refusal' in one) refused += 1
    else if (!hasFields(shot, one.fields)) {
      count += here
      changed.set(shotId, { ...changed.get(shotId), ...one.fields })
    }
  }
  return { board: editEachShot(board, changed), shotIds: [...changed.keys()], count, refused }
}
