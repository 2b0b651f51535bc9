/** One field of several shots: their common value, or that they differ. */
export type Common<T> = { readonly mixed: false; readonly value: T } | { readonly mixed: true }

export function commonOf<R, T>(rows: readonly R[], read: (row: R) => T): Common<T> | undefined {
  const first = rows[0]
  if (first === undefined) return undefined
  const value = read(first)
  return rows.every((row) => read(row) === value) ? { mixed: false, value } : { mixed: true }
}

/** How many of the rows have each id, and whether all of them do. In order of first occurrence. */
export function heldBy<R, I extends string>(
  rows: readonly R[],
  idsOf: (row: R) => readonly I[],
): readonly { readonly id: I; readonly count: number; readonly all: boolean }[] {
  const counts = new Map<I, number>()
  for (const row of rows) for (const id of new Set(idsOf(row))) counts.set(id, (counts.get(id) ?? 0) + 1)
  return [...counts].map(([id, count]) => ({ id, count, all: count === rows.length }))
}
