import { orderOf, parentOf } from './family.ts'
import type { Rows, TableName } from './schema.ts'

/**
 * One table of the board as an immutable value: rows by id, and each parent's children in order. Setting a row copies
 * one bucket and one list of siblings, so a stroke costs the same on an empty film and on one with 100,000 marks.
 */
export interface Table<T extends TableName> {
  readonly name: T
  readonly size: number
  readonly rows: Buckets<Rows[T]>
  readonly children: Buckets<readonly Rows[T][]>
}

type Buckets<V> = readonly ReadonlyMap<string, V>[]
const BUCKETS = 512
const NONE: ReadonlyMap<string, never> = new Map<string, never>()
const NO_BUCKETS: Buckets<never> = Array.from({ length: BUCKETS }, () => NONE)
const NO_ROWS: readonly never[] = []

export function emptyTable<T extends TableName>(name: T): Table<T> {
  return { name, size: 0, rows: NO_BUCKETS, children: NO_BUCKETS }
}

/** Builds a table in one pass; if ids repeat, the later row wins. */
export function tableFrom<T extends TableName>(name: T, list: Iterable<Rows[T]>): Table<T> {
  const rows = new Map<string, Rows[T]>()
  for (const row of list) rows.set(row.id, row)
  const families = new Map<string, Rows[T][]>()
  for (const row of rows.values()) {
    const parent = parentOf(name, row)
    const family = families.get(parent)
    if (family) family.push(row)
    else families.set(parent, [row])
  }
  for (const family of families.values()) family.sort((a, b) => compareRows(name, a, b))
  return { name, size: rows.size, rows: fill(rows), children: fill<readonly Rows[T][]>(families) }
}

export function rowOf<T extends TableName>(table: Table<T>, id: string): Rows[T] | undefined {
  return table.rows[bucketOf(id)]!.get(id)
}

/** A parent's rows in order; empty if it has none. */
export function childrenOf<T extends TableName>(table: Table<T>, parentId: string): readonly Rows[T][] {
  return table.children[bucketOf(parentId)]!.get(parentId) ?? NO_ROWS
}

/** Every row, in no particular order. */
export function* allRows<T extends TableName>(table: Table<T>): Generator<Rows[T]> {
  for (const bucket of table.rows) yield* bucket.values()
}

/** The table with this row added or replaced; the same table if that row is in it already. */
export function withRow<T extends TableName>(table: Table<T>, row: Rows[T]): Table<T> {
  const before = rowOf(table, row.id)
  if (before === row) return table
  const parent = parentOf(table.name, row)
  let children = table.children
  if (before && parentOf(table.name, before) !== parent) children = leave(table, children, before)
  return {
    name: table.name,
    size: table.size + (before ? 0 : 1),
    rows: set(table.rows, row.id, row),
    children: set(children, parent, placed(table.name, familyIn(children, parent), row)),
  }
}

/** The table with all of these added or replaced; each bucket and each family is copied once, however many come into it. */
export function withRows<T extends TableName>(table: Table<T>, list: Iterable<Rows[T]>): Table<T> {
  const come = new Map<string, Rows[T]>()
  for (const row of list) come.set(row.id, row)
  for (const row of come.values()) if (rowOf(table, row.id) === row) come.delete(row.id)
  if (come.size === 0) return table
  const rows = table.rows.slice()
  const families = new Set<string>()
  let size = table.size
  for (const row of come.values()) {
    const before = rowOf(table, row.id)
    if (before) families.add(parentOf(table.name, before))
    else size += 1
    families.add(parentOf(table.name, row))
    bucketIn(rows, table.rows, row.id).set(row.id, row)
  }
  const children = withFamilies(table.children, familiesWith(table, families, come))
  return { name: table.name, size, rows, children }
}

/** With these families instead of those that their parents have; an empty one goes. */
function withFamilies<R>(
  children: Buckets<readonly R[]>,
  families: Iterable<readonly [parent: string, family: readonly R[]]>,
): Buckets<readonly R[]> {
  const copy = children.slice()
  for (const [parent, family] of families) {
    const bucket = bucketIn(copy, children, parent)
    if (family.length === 0) bucket.delete(parent)
    else bucket.set(parent, family)
  }
  return copy
}

/** These families once rows have come into them, left them or changed in them, in order. */
function familiesWith<T extends TableName>(
  { name, children }: Table<T>,
  parents: ReadonlySet<string>,
  come: ReadonlyMap<string, Rows[T]>,
): ReadonlyMap<string, readonly Rows[T][]> {
  const families = new Map<string, Rows[T][]>()
  for (const parent of parents)
    families.set(
      parent,
      familyIn(children, parent).filter(({ id }) => !come.has(id)),
    )
  for (const row of come.values()) families.get(parentOf(name, row))!.push(row)
  for (const family of families.values()) family.sort((a, b) => compareRows(name, a, b))
  return families
}

/** A key's bucket in a copy of `shared`, to be written to: it is copied once. */
function bucketIn<V>(copy: ReadonlyMap<string, V>[], shared: Buckets<V>, key: string): Map<string, V> {
  const at = bucketOf(key)
  if (copy[at] === shared[at]) copy[at] = new Map(shared[at])
  return copy[at] as Map<string, V>
}

/** The table without the row of this id; the same table if there is none. */
export function withoutRow<T extends TableName>(table: Table<T>, id: string): Table<T> {
  const before = rowOf(table, id)
  if (!before) return table
  return {
    name: table.name,
    size: table.size - 1,
    rows: unset(table.rows, id),
    children: leave(table, table.children, before),
  }
}

/** The table without the rows of these ids; each bucket and each family is copied once, however many go. */
export function withoutRows<T extends TableName>(table: Table<T>, ids: Iterable<string>): Table<T> {
  const gone = new Map<string, Rows[T]>()
  for (const id of ids) {
    const row = rowOf(table, id)
    if (row) gone.set(id, row)
  }
  if (gone.size === 0) return table
  const rows = table.rows.slice()
  const parents = new Set<string>()
  for (const row of gone.values()) {
    parents.add(parentOf(table.name, row))
    bucketIn(rows, table.rows, row.id).delete(row.id)
  }
  const families = [...parents].map(
    (parent) => [parent, familyIn(table.children, parent).filter(({ id }) => !gone.has(id))] as const,
  )
  return { name: table.name, size: table.size - gone.size, rows, children: withFamilies(table.children, families) }
}

/** The table without any of a parent's rows, at a cost proportional to those rows; the same table if there are none. */
export function withoutFamily<T extends TableName>(table: Table<T>, parentId: string): Table<T> {
  const family = childrenOf(table, parentId)
  if (family.length === 0) return table
  const rows = table.rows.slice()
  for (const { id } of family) {
    const at = bucketOf(id)
    // Each bucket is copied only once, however many of the rows are in it.
    if (rows[at] === table.rows[at]) rows[at] = new Map(table.rows[at])
    ;(rows[at] as Map<string, Rows[T]>).delete(id)
  }
  return { name: table.name, size: table.size - family.length, rows, children: unset(table.children, parentId) }
}

function leave<T extends TableName>(
  table: Table<T>,
  children: Buckets<readonly Rows[T][]>,
  row: Rows[T],
): Buckets<readonly Rows[T][]> {
  const parent = parentOf(table.name, row)
  const family = familyIn(children, parent).filter((sibling) => sibling.id !== row.id)
  return family.length === 0 ? unset(children, parent) : set(children, parent, family)
}

function familyIn<R>(children: Buckets<readonly R[]>, parent: string): readonly R[] {
  return children[bucketOf(parent)]!.get(parent) ?? NO_ROWS
}

function placed<T extends TableName>(name: T, family: readonly Rows[T][], row: Rows[T]): readonly Rows[T][] {
  const others = family.filter((sibling) => sibling.id !== row.id)
  let low = 0
  let high = others.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (compareRows(name, others[middle]!, row) < 0) low = middle + 1
    else high = middle
  }
  others.splice(low, 0, row)
  return others
}

/** The order of two rows of one parent. */
export function compareRows<T extends TableName>(name: T, a: Rows[T], b: Rows[T]): number {
  const left = orderOf(name, a)
  const right = orderOf(name, b)
  if (left !== right) return left < right ? -1 : 1
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

function set<V>(buckets: Buckets<V>, key: string, value: V): Buckets<V> {
  const at = bucketOf(key)
  const copy = buckets.slice()
  copy[at] = new Map(buckets[at]).set(key, value)
  return copy
}

function unset<V>(buckets: Buckets<V>, key: string): Buckets<V> {
  const at = bucketOf(key)
  const bucket = new Map(buckets[at])
  bucket.delete(key)
  const copy = buckets.slice()
  copy[at] = bucket
  return copy
}

function fill<V>(entries: ReadonlyMap<string, V>): Buckets<V> {
  const buckets: (Map<string, V> | undefined)[] = Array.from({ length: BUCKETS })
  for (const [key, value] of entries) (buckets[bucketOf(key)] ??= new Map()).set(key, value)
  return buckets.map((bucket) => bucket ?? NONE)
}

/** FNV-1a over the id's characters. */
function bucketOf(key: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < key.length; i += 1) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193)
  return (hash >>> 0) % BUCKETS
}
