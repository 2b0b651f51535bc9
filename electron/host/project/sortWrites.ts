import type { RefusedRow } from '#shared/contract/methods.ts'
import { isFieldWrite, keyOfWrite, withFields } from '#shared/document/rowWrite.ts'
import type { FieldWrite, UnreadWrite, WholeWrite } from '#shared/document/rowWrite.ts'
import { soundRow } from '#shared/document/refusal.ts'
import type { TableName } from '#shared/document/schema.ts'
import { FailureError } from '../failures.ts'

declare const sound: unique symbol
/** Writes whose rows passed the schema: the only ones a row writer accepts. */
export type SoundWrites = readonly WholeWrite[] & { readonly [sound]: true }

export interface SortedWrites {
  readonly sound: SoundWrites
  readonly refused: readonly RefusedRow[]
  /** Field writes to missing rows: another window removed them. */
  readonly gone: readonly FieldWrite[]
}

/** A row as it is on disk now; undefined for none. */
export type RowNow = (table: TableName, id: string) => object | undefined

/** The film's row can't be removed, and there can be no second one. */
const ONE_FILM = { kind: 'unfit', what: 'A project', why: 'has exactly one film row' } as const
const ID_MOST = 80

/**
 * Validates each row separately, a field write as the row it makes of the one on disk. Children of a refused row that
 * is not in the project yet are refused with it: a shot without its scene would never be visible. `filmId` null: a new
 * project, which has no film yet.
 */
export function sortWrites(writes: readonly UnreadWrite[], filmId: string | null, rowNow: RowNow): SortedWrites {
  const made = new Map<string, WholeWrite>()
  const refused: RefusedRow[] = []
  const gone: FieldWrite[] = []
  for (const write of writes) {
    const { table, id } = write
    const before = made.get(keyOfWrite(write))
    const row = rowAfter(write, () => (before ? before.row : rowNow(table, id)))
    if (row === undefined) {
      gone.push(write as FieldWrite)
      continue
    }
    const refusal = refusalOfFilm(table, id, row, filmId) ?? refusalOfRemoval(id, row)
    const read = refusal ? { refusal } : row === null ? { row } : soundRow(table, id, row)
    if ('refusal' in read) refused.push({ table, id, refusal: read.refusal })
    else made.set(keyOfWrite(write), { table, id, row: read.row } as WholeWrite)
  }
  // Marks have no children, and searching for a missing one takes long.
  const known = (table: TableName, id: string): boolean => table === 'mark' || rowNow(table, id) !== undefined
  return { sound: withoutOrphans([...made.values()], refused, known) as unknown as SoundWrites, refused, gone }
}

/**
 * Undefined if a field write finds no row. A whole write without a row is not a removal: the schema refuses it.
 * Load-bearing: only a field write looks up the row before it. A new mark would be searched for among all marks of the
 * film.
 */
function rowAfter(write: UnreadWrite, rowBefore: () => object | null | undefined): unknown {
  if (!isFieldWrite(write)) return write.row === undefined ? {} : write.row
  const before = rowBefore()
  return before ? withFields(before, write) : undefined
}

/** For the host's own writers, which must never produce an invalid row: throws on the first one. */
export function allSound(writes: readonly UnreadWrite[], filmId: string | null, rowNow: RowNow): SoundWrites {
  const sorted = sortWrites(writes, filmId, rowNow)
  const first = sorted.refused[0]
  if (first) throw new FailureError(first.refusal)
  return sorted.sound
}

/** Removals have nothing that a schema could refuse. */
export function soundRemovals(removals: readonly WholeWrite[]): SoundWrites {
  return removals.filter(({ row }) => row === null) as unknown as SoundWrites
}

function refusalOfFilm(table: TableName, id: string, row: unknown, filmId: string | null) {
  return table === 'project' && filmId !== null && (row === null || id !== filmId) ? ONE_FILM : null
}

function refusalOfRemoval(id: string, row: unknown) {
  if (row !== null || id.length <= ID_MOST) return null
  return { kind: 'too-long', what: 'An id', most: ID_MOST, unit: 'characters', found: id.length } as const
}

function withoutOrphans(
  good: readonly WholeWrite[],
  refused: RefusedRow[],
  known: (table: TableName, id: string) => boolean,
): readonly WholeWrite[] {
  const missing = new Set(refused.filter(({ table, id }) => !known(table, id)).map(({ id }) => id))
  if (missing.size === 0) return good
  const orphans = good.filter(({ row }) => row !== null && names(row, missing))
  if (orphans.length === 0) return good
  for (const { table, id } of orphans)
    refused.push({ table, id, refusal: { kind: 'unfit', what: `The ${table}`, why: 'needs what could not be kept' } })
  const lost = new Set(orphans)
  return withoutOrphans(
    good.filter((write) => !lost.has(write)),
    refused,
    known,
  )
}

/** Whether a row refers to one of these ids, at any depth. */
function names(value: unknown, ids: ReadonlySet<string>): boolean {
  if (typeof value === 'string') return ids.has(value)
  return typeof value === 'object' && value !== null && Object.values(value).some((each) => names(each, ids))
}
