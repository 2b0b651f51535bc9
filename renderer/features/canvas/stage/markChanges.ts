import type { MarkRow } from '#shared/document/schema.ts'

/** How two lists of a layer's marks differ. Rows are immutable: the same mark is the same object. */
export interface MarkChanges {
  /** This many marks at the bottom are the same in both. */
  readonly from: number
  /** The marks that only one of the two has; outside their bounds the layer looks the same. */
  readonly touched: readonly MarkRow[]
}

export function changesBetween(before: readonly MarkRow[], after: readonly MarkRow[]): MarkChanges {
  let from = 0
  while (from < before.length && from < after.length && before[from] === after[from]) from += 1
  const [old, now] = [before.slice(from), after.slice(from)]
  if (old.length === 0 || now.length === 0) return { from, touched: [...old, ...now] }
  const [inOld, inNow] = [new Set(old), new Set(now)]
  const keptOld = old.filter((mark) => inNow.has(mark))
  const keptNow = now.filter((mark) => inOld.has(mark))
  // Reordered marks overlap differently, wherever they are.
  const moved = keptOld.filter((mark, i) => mark !== keptNow[i])
  const [gone, come] = [old.filter((mark) => !inNow.has(mark)), now.filter((mark) => !inOld.has(mark))]
  return { from, touched: [...gone, ...come, ...moved] }
}
