/** The first line of each run of changed lines. */
export function changeStarts(changed: ReadonlySet<number>): readonly number[] {
  return [...changed].toSorted((a, b) => a - b).filter((line) => !changed.has(line - 1))
}

/**
 * The element of the other draft that stands beside one of this: the same text, or as far after the last text that both
 * have. `from`: 0 for an element of the earlier draft, 1 for one of the later.
 */
export function otherElement(pairs: readonly (readonly [number, number])[], from: 0 | 1, element: number): number {
  const to = from === 0 ? 1 : 0
  const pair = pairs.findLast((each) => each[from] <= element)
  if (!pair) return 0
  const next = pairs[pairs.indexOf(pair) + 1]
  return Math.min(pair[to] + element - pair[from], (next?.[to] ?? Infinity) - (element > pair[from] ? 0 : 1))
}
