/**
 * Orders fields for one surface: as given, except that those with an `after` follow that field. If two follow the same
 * one, the later given comes first.
 */
export function inOrder<Id extends string>(ids: readonly Id[], after: (id: Id) => string | undefined): readonly Id[] {
  const placed = ids.filter((id) => after(id) === undefined)
  for (const id of ids) {
    const before = after(id)
    if (before !== undefined) placed.splice(placed.findIndex((each) => each === before) + 1, 0, id)
  }
  return placed
}
