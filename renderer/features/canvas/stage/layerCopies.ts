import type { Rect } from '#shared/geometry/rect.ts'
import { copyOver, wipe } from './stageCanvas.ts'
import type { StageCanvas } from './stageCanvas.ts'

/** What a layer looked like with only its first `count` marks. */
export interface LayerCopy {
  readonly count: number
  readonly canvas: HTMLCanvasElement
  readonly context: CanvasRenderingContext2D
}

/** Snapshots of a layer as it grew. A change is painted from the nearest one below it instead of from nothing. */
export interface LayerCopies {
  /** The highest copy that holds only the first `count` marks or fewer. */
  readonly below: (count: number) => LayerCopy | undefined
  readonly keep: (source: HTMLCanvasElement, count: number) => void
  /** How many marks are above the highest copy. */
  readonly behind: (count: number) => number
  readonly dropAbove: (count: number) => void
  /**
   * A copy of n marks above `from` becomes one of `counts[n]`; copies with the same count as one below them are
   * dropped.
   */
  readonly shift: (from: number, counts: readonly number[]) => void
  /** The copies above `from`, from the bottom up. */
  readonly above: (from: number) => readonly LayerCopy[]
}

/** Marks between copies, and the maximum bytes for all copies of a layer. */
export const COPY_EVERY = 48
const COPY_BYTES = 64_000_000
/** Maximum number: a change near the bottom must correct all of them. */
const MOST_COPIES = 12

export function createLayerCopies(
  width: number,
  height: number,
  makeCanvas: (width: number, height: number) => StageCanvas,
): LayerCopies {
  const most = Math.max(3, Math.min(MOST_COPIES, Math.floor(COPY_BYTES / (width * height * 4))))
  let copies: LayerCopy[] = []

  return {
    below: (count) => copies.findLast((copy) => copy.count <= count),
    above: (from) => copies.filter((copy) => copy.count > from),
    behind: (count) => count - (copies.at(-1)?.count ?? 0),
    keep(source, count) {
      const made = makeCanvas(width, height)
      made.context.drawImage(source, 0, 0)
      copies.push({ count, ...made })
      // Too many: older ones are thinned out first, since undo starts at the top.
      while (copies.length > most) copies.splice(thinnest(copies), 1)
    },
    dropAbove(count) {
      copies = copies.filter((copy) => copy.count <= count)
    },
    shift(from, counts) {
      let last = from
      copies = copies.flatMap((copy) => {
        if (copy.count <= from) return [copy]
        const count = counts[copy.count] ?? 0
        if (count <= last) return []
        last = count
        return [{ ...copy, count }]
      })
    },
  }
}

/**
 * The copy whose loss widens a gap least for its age: the gap it would leave, relative to its distance from the top.
 */
function thinnest(copies: readonly LayerCopy[]): number {
  const top = copies.at(-1)!.count
  let best = 0
  let least = Infinity
  for (let i = 0; i < copies.length - 1; i += 1) {
    const gap = copies[i + 1]!.count - (copies[i - 1]?.count ?? 0)
    const weight = gap / (top - copies[i]!.count + COPY_EVERY)
    if (weight < least) [least, best] = [weight, i]
  }
  return best
}

/** Replaces an area (whole device px) of one canvas with the same area of another, and leaves the first's aim as it was. */
export function putArea(to: StageCanvas, from: StageCanvas, area: Rect): void {
  to.context.save()
  wipe(to, area)
  copyOver(to, from, area)
  to.context.restore()
}
