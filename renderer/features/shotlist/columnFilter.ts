import type { Board } from '#shared/document/board.ts'
import { filmOf } from '#shared/document/board.ts'
import type { SavedFilter } from '#shared/document/listViewSchema.ts'
import type { ShotRow } from '#shared/document/schema.ts'
import { shortened } from '#shared/document/shortened.ts'
import { fieldOf } from '#shared/fields/filmFields.ts'
import type { FieldId } from '#shared/fields/filmFields.ts'
import { cellText, figureOf, valuesIn } from '#shared/fields/listFilter.ts'
import type { ColumnId } from '#shared/fields/listFilter.ts'
import { readSeconds } from '#shared/film/readSeconds.ts'
import { doubtOf, readings } from '#shared/readNumber.ts'
import type { GridColumn } from './columns.ts'

/** What the cells of one column must hold, as a film's saved views keep it. */
export interface ColumnFilter extends Readonly<Omit<SavedFilter, 'column' | 'values'>> {
  readonly column: ColumnId
  readonly values: readonly string[] | null
}

export function noFilter(column: ColumnId): ColumnFilter {
  return { column, values: null, holds: '', from: null, to: null, content: 'any' }
}

export function isFiltering({ values, holds, from, to, content }: ColumnFilter): boolean {
  return values !== null || holds.trim() !== '' || from !== null || to !== null || content !== 'any'
}

/** Filters with one of them replaced, or removed if it no longer asks for anything. */
export function withFilter(filters: readonly ColumnFilter[], next: ColumnFilter): readonly ColumnFilter[] {
  const at = filters.findIndex(({ column }) => column === next.column)
  if (!isFiltering(next)) return filters.filter(({ column }) => column !== next.column)
  return at < 0 ? [...filters, next] : filters.with(at, next)
}

/** A column's values in these shots, in the column's own order, each with how many shots have it; empty cells left out. */
export function valueCounts(
  board: Board,
  shots: readonly { readonly shot: ShotRow; readonly number: string }[],
  column: ColumnId,
): readonly { readonly value: string; readonly count: number }[] {
  const counts = new Map<string, { key: number | string; count: number }>()
  for (const { shot, number } of shots)
    for (const value of valuesIn(board, column, cellText(board, shot, number, column))) {
      const before = counts.get(value)
      const key = figureOf(board, shot, column) ?? value.toLowerCase()
      counts.set(value, { key, count: (before?.count ?? 0) + 1 })
    }
  counts.delete('')
  return [...counts]
    .toSorted(([, a], [, b]) =>
      typeof a.key === 'number' && typeof b.key === 'number'
        ? a.key - b.key
        : String(a.key).localeCompare(String(b.key)),
    )
    .map(([value, { count }]) => ({ value, count }))
}

/** What is typed as an end of a range, read as the column's cells are; `why` it is not used, in a sentence. */
export function readLimit(
  board: Board,
  column: FieldId,
  typed: string,
): { readonly value: number | null; readonly why: string | null } {
  if (typed.trim() === '') return { value: null, why: null }
  const found = column === 'seconds' ? readSeconds(typed, filmOf(board).frameRate) : readings(typed)
  const value = found.length === 1 ? found[0]! : inCell(board, column, typed)
  if (value !== undefined) return { value, why: null }
  const what = doubtOf(typed, found) ?? `“${shortened(typed.trim(), 24)}” isn’t a number`
  return { value: null, why: `${what}: it leaves nothing out.` }
}

/** With its unit. */
function inCell(board: Board, column: FieldId, typed: string): number | undefined {
  const field = fieldOf(board, column)
  const fields: Readonly<Record<string, unknown>> = field?.read(board, typed) ?? {}
  const value = fields[field?.key ?? '']
  return typeof value === 'number' ? value : undefined
}

const NAMED = 3

/** "Size: CU, MCU", "Lens: 35 to 50", "Action: “door”", "Cast: empty". */
export function filterWords({ label }: Pick<GridColumn, 'label'>, filter: ColumnFilter): string {
  const { values, holds, from, to, content } = filter
  const named = (values ?? []).slice(0, NAMED).map((value) => shortened(value, 24))
  const more = (values?.length ?? 0) - named.length
  const parts = [
    content === 'any' ? '' : content,
    values === null
      ? ''
      : values.length === 0
        ? 'nothing'
        : `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
    holds.trim() === '' ? '' : `“${shortened(holds.trim(), 24)}”`,
    from !== null && to !== null
      ? `${from} to ${to}`
      : from !== null
        ? `from ${from}`
        : to !== null
          ? `up to ${to}`
          : '',
  ]
  return `${label}: ${parts.filter(Boolean).join(', ')}`
}
