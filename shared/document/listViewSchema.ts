import { z } from 'zod'
import { finite, line, order, within } from './fields.ts'
import { LIMITS, RANGES } from './limits.ts'

/** A column of the shot list by its id; one that a film no longer has is passed over. */
const columnId = z.string().max(LIMITS.columnId)

/** What the cells of one column must hold, all of it at once. */
export const columnFilterSchema = z.object({
  column: columnId,
  /** One of these as it is shown; of a list of names, one of its names. null: any. */
  values: z.array(line).max(LIMITS.filterValues).nullable(),
  /** These letters, whatever their case; '' for any. */
  holds: line,
  /** Both ends included, in the column's own unit. */
  from: finite.nullable(),
  to: finite.nullable(),
  content: z.enum(['any', 'filled', 'empty']),
})
export type SavedFilter = z.infer<typeof columnFilterSchema>

/** Which columns of the shot list are shown, how wide (CSS px) and in which order; '' order: each in its usual place. */
export const listColumnsSchema = z.object({
  hidden: z.array(columnId).max(LIMITS.listColumns),
  widths: z.record(columnId, within(RANGES.columnWidth)),
  order: z.array(columnId).max(LIMITS.listColumns),
  /** Columns that there were when this was chosen: later ones are shown as they are for everybody. */
  known: z.array(columnId).max(LIMITS.listColumns),
})
export type ListColumns = z.infer<typeof listColumnsSchema>

/** A way of looking at the shot list, under a name. */
export const listViewSchema = z.object({
  name: line,
  filter: line,
  filters: z.array(columnFilterSchema).max(LIMITS.listColumns),
  sort: z.object({ column: columnId, descending: z.boolean() }).nullable(),
  group: columnId.nullable(),
  shooting: z.boolean(),
  columns: listColumnsSchema,
  /** Among the film's views. */
  order,
})
export type SavedView = z.infer<typeof listViewSchema>

/** Key of a view on the film's row. */
export type ViewKey = `view_${string}`

export function isViewKey(key: string): key is ViewKey {
  return /^view_[0-9a-z]{12}$/.test(key)
}
