/** The selection with one shot added (as the last) or removed. Never empties a selection. */
export function toggled(selected: readonly string[], shotId: string): readonly string[] {
  if (!selected.includes(shotId)) return [...selected, shotId]
  return selected.length === 1 ? selected : selected.filter((id) => id !== shotId)
}

/** Everything from the first of the selection to `shotId`, which comes last. */
export function rangeTo(order: readonly string[], selected: readonly string[], shotId: string): readonly string[] {
  const from = order.indexOf(selected[0] ?? shotId)
  const to = order.indexOf(shotId)
  if (from < 0 || to < 0) return [shotId]
  return from <= to ? order.slice(from, to + 1) : order.slice(to, from + 1).toReversed()
}

/** The marquee's shots, appended to the selection from before it began. */
export function united(before: readonly string[], found: readonly string[]): readonly string[] {
  const added = found.filter((id) => !before.includes(id))
  return [...before, ...added]
}

/** In film order. */
export function inOrder(order: ReadonlyMap<string, number>, shotIds: readonly string[]): string[] {
  return shotIds.toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
}
