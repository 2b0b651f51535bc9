import { z } from 'zod'
import { same } from './board.ts'
import { ROW_SCHEMAS, TABLE_NAMES } from './schema.ts'
import type { Rows, TableName } from './schema.ts'

/** A row as it is from now on: whole where it is new, null where it is gone. */
export type WholeWrite = { [T in TableName]: { table: T; id: string; row: Rows[T] | null } }[TableName]

/** What changes of a row that is there: these fields take these values, those go. All others are left to whoever set them last. */
export interface FieldWrite {
  readonly table: TableName
  readonly id: string
  readonly set: Readonly<Record<string, unknown>>
  readonly unset: readonly string[]
}

/** The one currency between a window, the disk and every other window of the film. */
export type RowWrite = WholeWrite | FieldWrite

/** Who made a change, which of theirs it is (from 1) and when (ms since 1970), so that it can arrive twice without harm. */
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
  z.object({ table: z.literal('media'), id: rowId, row: ROW_SCHEMAS.media.nullable() }),
])
export const rowWriteSchema = z.union([fieldWriteSchema, wholeWriteSchema])

/** A write whose row nobody has read yet: each is looked at by itself, so that one bad row holds no other back. */
const unreadWholeSchema = z.object({ table: z.enum(TABLE_NAMES), id: z.string(), row: z.unknown() })
export const unreadWriteSchema = z.union([fieldWriteSchema, unreadWholeSchema])
export type UnreadWrite = z.infer<typeof unreadWriteSchema>

export const isFieldWrite = <W extends { readonly table: TableName }>(write: W | FieldWrite): write is FieldWrite =>
  'set' in write

export const keyOfWrite = ({ table, id }: { readonly table: string; readonly id: string }): string => `${table}/${id}`

/** The fields in which two states of a row differ; null where they are the same. */
export function fieldsBetween(was: object, is: object): Pick<FieldWrite, 'set' | 'unset'> | null {
  const old = was as Record<string, unknown>
  const set = Object.fromEntries(Object.entries(is).filter(([key, value]) => !same(old[key], value)))
  const unset = Object.keys(was).filter((key) => !(key in is))
  return unset.length === 0 && Object.keys(set).length === 0 ? null : { set, unset }
}

/** A row after a field write; not read by the schema. */
export function withFields(row: object, { set, unset }: Pick<FieldWrite, 'set' | 'unset'>): Record<string, unknown> {
  const next: Record<string, unknown> = { ...row, ...set }
  for (const key of unset) delete next[key]
  return next
}

/** One write that does what two of the same row do one after the other. */
export function followedBy(first: RowWrite, then: RowWrite): RowWrite {
  if (!isFieldWrite(then)) return then
  if (isFieldWrite(first)) return joined(first, then)
  // Fields of a row that is gone have nowhere to go.
  return first.row === null ? first : ({ ...first, row: withFields(first.row, then) } as WholeWrite)
}

/** Adds a write to those before it: one for each row. */
export function addWrite(writes: Map<string, RowWrite>, write: RowWrite): void {
  const key = keyOfWrite(write)
  const before = writes.get(key)
  writes.set(key, before ? followedBy(before, write) : write)
}

/** One write for each row, which does what all of them do in turn. */
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
 * What is left of another hand's write for a board that already shows a later one of its own, which has yet to be put in
 * its place after it; null where nothing is.
 */
export function beneath(theirs: RowWrite, ours: RowWrite | undefined): RowWrite | null {
  if (!ours) return theirs
  // Ours will put the row, or take it away, whatever happens to it before.
  if (!isFieldWrite(ours)) return null
  if (!isFieldWrite(theirs))
    return theirs.row === null ? theirs : ({ ...theirs, row: withFields(theirs.row, ours) } as WholeWrite)
  const own = new Set([...Object.keys(ours.set), ...ours.unset])
  const set = Object.fromEntries(Object.entries(theirs.set).filter(([key]) => !own.has(key)))
  const unset = theirs.unset.filter((key) => !own.has(key))
  return Object.keys(set).length + unset.length === 0 ? null : { ...theirs, set, unset }
}
