/**
 * Fields in the order of one surface: as they are given, but for those that name another to stand behind. Of two behind the
 * same one, the later given stands nearer to it.
 */
export function inOrder<Id extends string>(ids: readonly Id[], after: (id: Id) => string | undefined): readonly Id[] {
  const placed = ids.filter((id) => after(id) === undefined)
  for (const id of ids) {
    const before = after(id)
    if (before !== undefined) placed.splice(placed.findIndex((each) => each === before) + 1, 0, id)
  }
  return placed
}
