import { longestCommon, rising } from './inOrder.ts'

/** A pair of equal items of two lists, by their indexes. */
type Pair = readonly [before: number, after: number]

/** Blocks without an item of their own are compared cell by cell up to this size; larger ones count as replaced. */
const MOST_CELLS = 250_000

/**
 * Which items of two lists are the same ones, in order: ends that are alike first, then items that both have exactly
 * once, then the longest common sequence of what is between. Near linear for two drafts of one text.
 */
export function alignment(before: readonly string[], after: readonly string[]): readonly Pair[] {
  const pairs: Pair[] = []
  const blocks: Block[] = [{ a: 0, aEnd: before.length, b: 0, bEnd: after.length }]
  for (let block = blocks.pop(); block; block = blocks.pop()) {
    const inner = takeEnds(before, after, block, pairs)
    if (inner.a === inner.aEnd || inner.b === inner.bEnd) continue
    const anchors = risingPairs(sharedOnce(before, after, inner))
    if (anchors.length === 0) pairs.push(...commonIn(before, after, inner))
    else blocks.push(...between(anchors, inner, pairs))
  }
  return pairs.toSorted(([one], [other]) => one - other)
}

/** `a` to `aEnd` of the list before, `b` to `bEnd` of the list after; ends excluded. */
interface Block {
  readonly a: number
  readonly aEnd: number
  readonly b: number
  readonly bEnd: number
}

function takeEnds(before: readonly string[], after: readonly string[], block: Block, pairs: Pair[]): Block {
  let { a, aEnd, b, bEnd } = block
  for (; a < aEnd && b < bEnd && before[a] === after[b]; a += 1, b += 1) pairs.push([a, b])
  for (; a < aEnd && b < bEnd && before[aEnd - 1] === after[bEnd - 1]; aEnd -= 1, bEnd -= 1)
    pairs.push([aEnd - 1, bEnd - 1])
  return { a, aEnd, b, bEnd }
}

/** The blocks around the anchors, which are pairs themselves. */
function between(anchors: readonly Pair[], { a, aEnd, b, bEnd }: Block, pairs: Pair[]): Block[] {
  pairs.push(...anchors)
  const starts = [[a, b] as Pair, ...anchors.map(([one, other]): Pair => [one + 1, other + 1])]
  const ends = [...anchors, [aEnd, bEnd] as Pair]
  return starts.map(([from, to], at) => ({ a: from, aEnd: ends[at]![0], b: to, bEnd: ends[at]![1] }))
}

function sharedOnce(before: readonly string[], after: readonly string[], { a, aEnd, b, bEnd }: Block): readonly Pair[] {
  const there = onlyPlaces(after, b, bEnd)
  return [...onlyPlaces(before, a, aEnd)].flatMap(([item, place]) => {
    const other = there.get(item) ?? -1
    return place >= 0 && other >= 0 ? [[place, other] as Pair] : []
  })
}

/** Where each item stands; -1 if it stands there more than once. */
function onlyPlaces(list: readonly string[], from: number, end: number): ReadonlyMap<string, number> {
  const places = new Map<string, number>()
  for (let at = from; at < end; at += 1) places.set(list[at]!, places.has(list[at]!) ? -1 : at)
  return places
}

/** The longest run of pairs that rises in both lists. */
function risingPairs(pairs: readonly Pair[]): readonly Pair[] {
  const sorted = pairs.toSorted(([one], [other]) => one - other)
  return rising(sorted.map(([, place]) => place)).map((at) => sorted[at]!)
}

function commonIn(before: readonly string[], after: readonly string[], { a, aEnd, b, bEnd }: Block): readonly Pair[] {
  if ((aEnd - a) * (bEnd - b) > MOST_CELLS) return []
  return longestCommon(before.slice(a, aEnd), after.slice(b, bEnd)).map(([one, other]): Pair => [a + one, b + other])
}
