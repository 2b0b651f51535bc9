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

/**
 * Which of the changes is the next for somebody who reads at a line: the first that begins there or after it, else the
 * last of all; -1 where nothing changed.
 */
export function changeNear(starts: readonly number[], line: number): number {
  const next = starts.findIndex((start) => start >= line)
  return next < 0 ? starts.length - 1 : next
}

/** Where a line stands among the changes: 2 for the first line of the third, 2.5 behind that, -0.5 before all. */
export function placeAmong(starts: readonly number[], line: number): number {
  const at = starts.findLastIndex((start) => start <= line)
  return starts[at] === line ? at : at + 0.5
}
