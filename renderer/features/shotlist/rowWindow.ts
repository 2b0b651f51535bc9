/** Rows one under the other, in CSS px from the top of the first: where each begins, and where the last ends. */
export type RowStarts = readonly number[]

export function rowStarts(heights: readonly number[]): RowStarts {
  const starts = [0]
  for (const height of heights) starts.push(starts.at(-1)! + height)
  return starts
}

export function heightOf(starts: RowStarts): number {
  return starts.at(-1) ?? 0
}

/** A part of the rows: those from `first` up to, not including, `end`. */
export interface RowSpan {
  readonly first: number
  readonly end: number
}

/** The rows that lie between two heights. */
export function rowsBetween(starts: RowStarts, top: number, bottom: number): RowSpan {
  const first = Math.max(0, countUntil(starts, top) - 1)
  return { first, end: Math.max(first, Math.min(starts.length - 1, countUntil(starts, bottom - 1))) }
}

/** With so many rows more on either side. */
export function spanAround({ first, end }: RowSpan, more: number, starts: RowStarts): RowSpan {
  return { first: Math.max(0, first - more), end: Math.min(starts.length - 1, end + more) }
}

/** The nearest height at which a row is seen whole in a room of this many px, or as much of it as there is room for. */
export function topToSee(starts: RowStarts, place: number, top: number, room: number): number {
  const [start, end] = [starts[place], starts[place + 1]]
  if (start === undefined || end === undefined) return top
  return start < top ? start : Math.min(start, Math.max(top, end - room))
}

/** As far as the rows can be scrolled. */
export function withinRows(starts: RowStarts, top: number, room: number): number {
  return Math.max(0, Math.min(top, heightOf(starts) - room))
}

/** How many of them are at most this. */
function countUntil(starts: RowStarts, most: number): number {
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (starts[middle]! <= most) low = middle + 1
    else high = middle
  }
  return low
}
