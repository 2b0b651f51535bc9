import { z } from 'zod'
import { same } from './board.ts'
import { ROW_SCHEMAS, TABLE_NAMES } from './schema.ts'
import type { Rows, TableName } from './schema.ts'

/** A row's new value: whole if it is new, null if it was removed. */
export type WholeWrite = { [T in TableName]: { table: T; id: string; row: Rows[T] | null } }[TableName]

/** Changes to an existing row: fields to set and fields to remove. Other fields keep the value that was written last. */
export interface FieldWrite {
  readonly table: TableName
  readonly id: string
  readonly set: Readonly<Record<string, unknown>>
  readonly unset: readonly string[]
}

/** The unit of change between a window, the disk and the film's other windows. */
export type RowWrite = WholeWrite | FieldWrite

/** Who made a change, its number among theirs (from 1) and when (ms since 1970), so that a duplicate is recognised. */
export const changeOriginSchema = z.object({
  origin: z.string().min(1).max(80),
  number: z.number().int().min(1),
  at: z.number(),
})
export type ChangeOrigin = z.infer<typeof changeOriginSchema>

const FIELDS_MOST = 200
const fieldName = z.string().max(80)
const rowId = z.string().max(80)
const fieldWriteSchema = z.object({
  table: z.enum(TABLE_NAMES),
  id: rowId,
  set: z
    .record(fieldName, z.unknown())
    .refine((set) => Object.keys(set).length <= FIELDS_MOST, `a row has no ${FIELDS_MOST} fields`),
  unset: z.array(fieldName).max(FIELDS_MOST).readonly(),
})

export const wholeWriteSchema = z.discriminatedUnion('table', [
  z.object({ table: z.literal('project'), id: rowId, row: ROW_SCHEMAS.project.nullable() }),
  z.object({ table: z.literal('scene'), id: rowId, row: ROW_SCHEMAS.scene.nullable() }),
  z.object({ table: z.literal('shot'), id: rowId, row: ROW_SCHEMAS.shot.nullable() }),
  z.object({ table: z.literal('panel'), id: rowId, row: ROW_SCHEMAS.panel.nullable() }),
  z.object({ table: z.literal('layer'), id: rowId, row: ROW_SCHEMAS.layer.nullable() }),
  z.object({ table: z.literal('mark'), id: rowId, row: ROW_SCHEMAS.mark.nullable() }),
  z.object({ table: z.literal('take'), id: rowId, row: ROW_SCHEMAS.take.nullable() }),
  z.object({ table: z.literal('card'), id: rowId, row: ROW_SCHEMAS.card.nullable() }),
  z.object({ table: z.literal('look'), id: rowId, row: ROW_SCHEMAS.look.nullable() }),
  z.object({ table: z.literal('media'), id: rowId, row: ROW_SCHEMAS.media.nullable() }),
  z.object({ table: z.literal('draft'), id: rowId, row: ROW_SCHEMAS.draft.nullable() }),
])
export const rowWriteSchema = z.union([fieldWriteSchema, wholeWriteSchema])

/** A write whose row is not yet validated: each is checked separately, so that one bad row does not hold back the rest. */
const unreadWholeSchema = z.object({ table: z.enum(TABLE_NAMES), id: z.string(), row: z.unknown() })
export const unreadWriteSchema = z.union([fieldWriteSchema, unreadWholeSchema])
export type UnreadWrite = z.infer<typeof unreadWriteSchema>

export const isFieldWrite = <W extends { readonly table: TableName }>(write: W | FieldWrite): write is FieldWrite =>
  'set' in write

export const keyOfWrite = ({ table, id }: { readonly table: string; readonly id: string }): string => `${table}/${id}`

/** The fields in which two states of a row differ; null if none. */
export function fieldsBetween(was: object, is: object): Pick<FieldWrite, 'set' | 'unset'> | null {
  const [old, now] = [was as Record<string, unknown>, is as Record<string, unknown>]
  // A step through 1,000 shots compares 60,000 fields, most of which are the same value: no lists are made of them.
  const set: Record<string, unknown> = {}
  let sets = 0
  for (const key of Object.keys(now))
    if (old[key] !== now[key] && !same(old[key], now[key])) {
      set[key] = now[key]
      sets += 1
    }
  const unset = Object.keys(old).filter((key) => !(key in now))
  return unset.length === 0 && sets === 0 ? null : { set, unset }
}

/** A row with a field write applied; not validated. */
export function withFields(row: object, { set, unset }: Pick<FieldWrite, 'set' | 'unset'>): Record<string, unknown> {
  const next: Record<string, unknown> = { ...row, ...set }
  for (const key of unset) delete next[key]
  return next
}

/** Combines two writes to the same row into one. */
export function combineWrites(first: RowWrite, then: RowWrite): RowWrite {
  if (!isFieldWrite(then)) return then
  if (isFieldWrite(first)) return joined(first, then)
  // Field writes to a removed row have no effect.
  return first.row === null ? first : ({ ...first, row: withFields(first.row, then) } as WholeWrite)
}

/** Adds a write to a map with one combined write per row. */
export function addWrite(writes: Map<string, RowWrite>, write: RowWrite): void {
  const key = keyOfWrite(write)
  const before = writes.get(key)
  writes.set(key, before ? combineWrites(before, write) : write)
}

/** Combines writes into one per row. */
export function oneForEachRow(writes: readonly RowWrite[]): Map<string, RowWrite> {
  const all = new Map<string, RowWrite>()
  for (const write of writes) addWrite(all, write)
  return all
}

function joined(first: FieldWrite, then: FieldWrite): FieldWrite {
  const set = Object.fromEntries(Object.entries(first.set).filter(([key]) => !then.unset.includes(key)))
  const unset = first.unset.filter((key) => !(key in then.set) && !then.unset.includes(key))
  return { ...then, set: { ...set, ...then.set }, unset: [...unset, ...then.unset] }
}

/**
 * What remains of another window's write on a board that already shows a later, not yet ordered, write of our own;
 * null if nothing.
 */
export function remainderUnder(theirs: RowWrite, ours: RowWrite | undefined): RowWrite | null {
  if (!ours) return theirs
  // Ours sets or removes the whole row, so it overrides anything before it.
  if (!isFieldWrite(ours)) return null
  if (!isFieldWrite(theirs))
    return theirs.row === null ? theirs : ({ ...theirs, row: withFields(theirs.row, ours) } as WholeWrite)
  const own = new Set([...Object.keys(ours.set), ...ours.unset])
  const set = Object.fromEntries(Object.entries(theirs.set).filter(([key]) => !own.has(key)))
  const unset = theirs.unset.filter((key) => !own.has(key))
  return Object.keys(set).length + unset.length === 0 ? null : { ...theirs, set, unset }
}
