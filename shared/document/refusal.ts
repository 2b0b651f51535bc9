import { z } from 'zod'
import type { Board } from './board.ts'
import type { Diff } from './diff.ts'
import { isOwnKey } from './ownSchema.ts'
import { ROW_SCHEMAS } from './schema.ts'
import type { Rows, TableName } from './schema.ts'
import { rowName } from './rowName.ts'
import { rowOf } from './table.ts'

/** Longer than a field can hold: `what` is "The title of the film", `unit` "characters". */
export const tooLongSchema = z.object({
  kind: z.literal('too-long'),
  what: z.string(),
  most: z.number(),
  unit: z.string(),
  found: z.number(),
})
/** A value that a field can't hold for another reason: `why`, worded to follow `what`: "goes up to 2000". */
export const unfitSchema = z.object({ kind: z.literal('unfit'), what: z.string(), why: z.string() })
export const refusalSchema = z.discriminatedUnion('kind', [tooLongSchema, unfitSchema])
/** Why a row can't be stored. */
export type Refusal = z.infer<typeof refusalSchema>

/** A row as it will be stored, or why it can't be. `named` is its name for people: "shot 12A". */
export function soundRow<T extends TableName>(
  table: T,
  id: string,
  row: unknown,
  named: () => string = () => nameAlone(table),
): { row: Rows[T] } | { refusal: Refusal } {
  const parsed = ROW_SCHEMAS[table].safeParse(row)
  if (!parsed.success) return { refusal: refusalOf(table, row, parsed.error, named()) }
  if (parsed.data.id !== id)
    return { refusal: { kind: 'unfit', what: capital(named()), why: `says that it is ${parsed.data.id}` } }
  return { row: parsed.data as Rows[T] }
}

const GONE: Refusal = { kind: 'unfit', what: 'What this was typed for', why: 'is no longer in the film' }

/** Why a row can't hold these field values; null if it can. A missing row can hold nothing. */
export function fieldsRefusal<T extends TableName>(
  board: Board,
  table: T,
  id: string,
  fields: Partial<Rows[T]>,
): Refusal | null {
  return fieldsRefusalIn(board, table, [id], fields)
}

/** Why the first of these rows that can't hold the values can't; null if all can. `known`: of the same board. */
export function fieldsRefusalIn<T extends TableName>(
  board: Board,
  table: T,
  ids: readonly string[],
  fields: Partial<Rows[T]>,
  known?: KnownSound,
): Refusal | null {
  const areAlone = areSound(table, Object.keys(fields), fields, known)
  for (const id of ids) {
    const row: Rows[T] | undefined = rowOf<T>(board[table], id)
    if (!row) return GONE
    if (areAlone) continue
    const sound = soundRow(table, id, { ...row, ...fields }, () => rowName(board, table, row))
    if ('refusal' in sound) return sound.refusal
  }
  return null
}

/** A field's maximum length in characters; undefined if it holds no text, or has no limit. */
export function mostOf<T extends TableName>(table: T, field: keyof Rows[T] & string): number | undefined {
  const whole: z.ZodType = ROW_SCHEMAS[table]
  const stored: unknown = whole instanceof z.ZodObject ? whole.shape[field] : undefined
  const schema = stored instanceof z.ZodDefault ? stored.unwrap() : stored
  return schema instanceof z.ZodString ? (schema.maxLength ?? undefined) : undefined
}

/** The first row of a step from this board that can't be stored, and why; null if all can. */
export function refusalIn(board: Board, diff: Diff): Refusal | null {
  const known: KnownSound = new Map()
  const models = new Map<TableName, Model>()
  for (const { table, id, before, after } of diff) {
    if (after === null) continue
    const areSoundAlone =
      before === null
        ? isNewSound(table, id, after, models, known)
        : areSound(table, changedKeys(before, after), after, known)
    if (areSoundAlone) continue
    const sound = soundRow(table, id, after, () => rowName(board, table, before ?? after))
    if ('refusal' in sound) return sound.refusal
  }
  return null
}

/**
 * Whether a row that was sound stays so with these fields. Parsing only them is most of what a step through 1,000 shots
 * costs. false also where they can't be judged alone: those that a film added are counted together, and marks have several shapes.
 */
function areSound(
  table: TableName,
  keys: readonly string[],
  fields: object,
  known: KnownSound = new Map<z.ZodType, Set<unknown>>(),
): boolean {
  const whole: z.ZodType = ROW_SCHEMAS[table]
  if (!(whole instanceof z.ZodObject)) return false
  const shape = whole.shape as Readonly<Record<string, z.ZodType | undefined>>
  const values = fields as Readonly<Record<string, unknown>>
  return keys.every((key) => {
    const schema = shape[key]
    return key !== 'id' && schema !== undefined && isSoundValue(schema, values[key], known)
  })
}

function isSoundValue(schema: z.ZodType, value: unknown, known: KnownSound): boolean {
  let sound = known.get(schema)
  if (!sound) known.set(schema, (sound = new Set()))
  if (sound.has(value)) return true
  const isSound = schema.safeParse(value).success
  if (isSound) sound.add(value)
  return isSound
}

/** A new row that is sound: its fields, and their values in the same order. */
interface Model {
  readonly keys: readonly string[]
  readonly values: readonly unknown[]
}

/**
 * Whether a row that is new is sound, as far as its fields can be judged alone: false also where only all of it can be.
 * A thousand that are made at once have most of their values in common, so each is judged by what it has of its own beside
 * the one before it in its table.
 */
function isNewSound(
  table: TableName,
  id: string,
  row: object,
  models: Map<TableName, Model>,
  known: KnownSound,
): boolean {
  const whole: z.ZodType = ROW_SCHEMAS[table]
  if (!(whole instanceof z.ZodObject) || (row as { readonly id?: unknown }).id !== id) return false
  const shape = whole.shape as Readonly<Record<string, z.ZodType | undefined>>
  // Judged like any value: the rows that come with it refer to it by its id.
  if (!shape['id'] || !isSoundValue(shape['id'], id, known)) return false
  const [keys, values] = [Object.keys(row), Object.values(row) as readonly unknown[]]
  const last = models.get(table)
  const model = last?.keys.length === keys.length && keys.every((key, at) => key === last.keys[at]) ? last : null
  if (!model && !Object.keys(shape).every((key) => key in row)) return false
  const own = keys.filter((key, at) => key !== 'id' && (!model || values[at] !== model.values[at]))
  const isSound = areSound(table, own, row, known)
  if (isSound) models.set(table, { keys, values })
  return isSound
}

/** Values that have passed a field's schema: a column that is filled has one value for all rows. */
export type KnownSound = Map<z.ZodType, Set<unknown>>

function changedKeys(before: object, after: object): readonly string[] {
  const [was, is] = [before as Record<string, unknown>, after as Record<string, unknown>]
  const changed: string[] = []
  for (const key of Object.keys(is)) if (was[key] !== is[key]) changed.push(key)
  for (const key of Object.keys(was)) if (was[key] !== undefined && !(key in is)) changed.push(key)
  return changed
}

function refusalOf(table: TableName, row: unknown, error: z.ZodError, named: string): Refusal {
  const issue = deepest(error.issues[0])
  const path = issue?.path.map(String) ?? []
  const what = path.length === 0 ? capital(named) : `The ${fieldName(table, path)} of ${named}`
  if (issue?.code === 'too_big' && issue.origin !== 'number') {
    const found = valueAt(row, path)
    const length = typeof found === 'string' || Array.isArray(found) ? found.length : Number(issue.maximum) + 1
    return { kind: 'too-long', what, most: Number(issue.maximum), unit: unitOf(path.at(-1), found), found: length }
  }
  return { kind: 'unfit', what, why: whyOf(issue) }
}

type Issue = z.core.$ZodIssue

/** For a union of shapes, the issue of the shape that came closest. */
function deepest(issue: Issue | undefined): Issue | undefined {
  if (issue?.code !== 'invalid_union') return issue
  const inner = issue.errors.flat().find((each) => each.code === 'too_big' || each.code === 'too_small')
  return inner ? { ...inner, path: [...issue.path, ...inner.path] } : issue
}

function whyOf(issue: Issue | undefined): string {
  if (issue?.code === 'too_big') return `goes up to ${String(issue.maximum)}`
  if (issue?.code === 'too_small')
    return issue.origin === 'number' ? `begins at ${String(issue.minimum)}` : 'can’t be empty'
  if (issue?.code === 'invalid_type')
    return ['number', 'int'].includes(issue.expected) ? 'must be a number' : `must be a ${issue.expected}`
  return 'isn’t one that a film can hold'
}

function valueAt(row: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined),
    row,
  )
}

/** Labels for fields whose names in code would puzzle people. */
const FIELD_WORDS: Readonly<Record<string, string>> = {
  baseUrl: 'address',
  capUsd: 'cap',
  castIds: 'cast',
  createdAt: 'date',
  frameRate: 'frame rate',
  imageSize: 'picture size',
  intExt: 'INT or EXT',
  lensMm: 'lens',
  locationId: 'location',
  mediaIds: 'pictures',
  movementNote: 'movement',
  order: 'place',
  points: 'line',
  propIds: 'props',
  rings: 'outline',
  styleNote: 'style note',
  timeOfDay: 'time of day',
  vfx: 'VFX',
}

function fieldName(table: TableName, path: readonly string[]): string {
  const first = path[0]!
  if (table === 'mark' && first === 'text') return 'words'
  if (isOwnKey(first)) return table === 'project' ? 'column' : 'cell'
  return FIELD_WORDS[first] ?? first.replaceAll(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)
}

function unitOf(field: string | undefined, found: unknown): string {
  if (typeof found === 'string') return 'characters'
  if (field === 'mediaIds' || field === 'pictures') return 'pictures'
  return field === 'castIds' || field === 'propIds' ? 'cards' : 'entries'
}

/** A name for a row of which only the table is known. */
function nameAlone(table: TableName): string {
  return table === 'project' ? 'the film' : table === 'media' ? 'the picture' : `the ${table}`
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
