import type { ListRow } from './listRow.ts'

/** Those of the selected shots that the list does not have, which a person does not see. */
export function hiddenFrom(rows: readonly ListRow[], selected: readonly string[]): readonly string[] {
  const listed = new Set<string>(rows.map(({ id }) => id))
  return selected.filter((id) => !listed.has(id))
}

/**
 * What is selected once a filter has hidden some of it: what is left; if that is nothing, the first row, which has the
 * grid's cell. null: as before.
 */
export function stillListed(rows: readonly ListRow[], selected: readonly string[]): readonly string[] | null {
  const hidden = new Set(hiddenFrom(rows, selected))
  if (hidden.size === 0) return null
  const left = selected.filter((id) => !hidden.has(id))
  return left.length > 0 ? left : rows.flatMap((row) => (row.kind === 'shot' ? [row.id] : [])).slice(0, 1)
}
