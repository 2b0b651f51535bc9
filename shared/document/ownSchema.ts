import { z } from 'zod'
import { line, order, term, text } from './fields.ts'
import type { NewId } from './ids.ts'
import { LIMITS } from './limits.ts'

/**
 * Keys of what a film adds to its rows: `own_4f0k2m9x1abc` names a column of its own on the film's row, and holds that
 * column's cell on a shot's. Each is a field, so that two windows that write two cells of one shot both keep theirs.
 */
export type OwnKey = `own_${string}`

const OWN_KEY = /^own_[0-9a-z]{12}$/

export function isOwnKey(key: string): key is OwnKey {
  return OWN_KEY.test(key)
}

export const OWN_KINDS = ['text', 'number', 'tick', 'choice'] as const
export type OwnKind = (typeof OWN_KINDS)[number]

/** A column of the film's own. */
export const ownColumnSchema = z.object({
  label: line,
  kind: z.enum(OWN_KINDS),
  /** What a cell of a choice offers. */
  choices: z.array(term).max(LIMITS.ownChoices),
  /** Among the film's own columns. */
  order,
  /** On paper and in tables. */
  printed: z.boolean(),
})
export type OwnColumn = z.infer<typeof ownColumnSchema>

/** What a cell holds: its words; a number in digits with a point; "yes" for a tick; '' for nothing. */
export const ownValueSchema = text

/** A key for one more of what a film adds under this prefix. */
export function newAddedKey<Prefix extends string>(prefix: Prefix, newId: NewId): `${Prefix}_${string}` {
  return `${prefix}_${newId('window').slice(-12)}`
}

/** Fields that a film adds to a row, known by their keys. */
interface AddedFields {
  readonly isKey: (key: string) => boolean
  readonly schema: z.ZodType
  readonly most: number
}

/**
 * A row's schema with what its film adds beside the fields that every film has. What else a row brings is left out, as
 * everywhere.
 */
export function withAdded<S extends z.ZodObject>(schema: S, added: readonly AddedFields[]): S {
  const known = new Set(Object.keys(schema.shape))
  const open = schema.catchall(z.unknown()).check((about) => {
    const row: Record<string, unknown> = about.value
    const counts = new Map<AddedFields, number>()
    for (const key of Object.keys(row)) {
      if (known.has(key)) continue
      const fields = added.find(({ isKey }) => isKey(key))
      if (!fields) {
        delete row[key]
        continue
      }
      counts.set(fields, (counts.get(fields) ?? 0) + 1)
      for (const issue of fields.schema.safeParse(row[key]).error?.issues ?? [])
        about.issues.push({ ...issue, input: row[key], path: [key, ...issue.path] } as never)
    }
    for (const [{ most }, count] of counts)
      if (count > most)
        about.issues.push({ code: 'custom', message: `more than ${most} of them`, input: row, path: [] })
  })
  // Rows keep the type that every film's have: what is added is read by `addedOf` and written by `addedFields`.
  return open as unknown as S
}

/** What a row has in a field that its film added, as its schema has it; undefined for nothing. */
export function addedOf(row: object, key: string): unknown {
  return (row as Readonly<Record<string, unknown>>)[key]
}

/** The same as text: '' for nothing, and for what is no text. */
export function addedText(row: object, key: string): string {
  const value = addedOf(row, key)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** Such a field to be set on a row. */
export function addedFields<Row extends object>(key: string, value: unknown): Partial<Row> {
  return { [key]: value } as Partial<Row>
}

/** The row without such a field. */
export function withoutAdded<Row extends object>(row: Row, key: string): Row {
  return Object.fromEntries(Object.entries(row).filter(([name]) => name !== key)) as Row
}

/** All that a row has under such keys, in their order; where two have the same, by key. */
export function addedInOrder<Key extends string, Value extends { readonly order: string }>(
  row: object,
  isKey: (key: string) => key is Key,
): readonly (Value & { readonly id: Key })[] {
  return Object.keys(row)
    .filter(isKey)
    .map((id) => ({ id, ...(addedOf(row, id) as Value) }))
    .toSorted((a, b) => (a.order === b.order ? (a.id < b.id ? -1 : 1) : a.order < b.order ? -1 : 1))
}
