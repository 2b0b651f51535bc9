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
    const anchors = rising(sharedOnce(before, after, inner))
    if (anchors.length === 0) pairs.push(...longestCommon(before, after, inner))
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
function rising(pairs: readonly Pair[]): readonly Pair[] {
  const sorted = pairs.toSorted(([one], [other]) => one - other)
  const tails: number[] = []
  const before = sorted.map(() => -1)
  sorted.forEach(([, place], at) => {
    let [low, high] = [0, tails.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (sorted[tails[middle]!]![1] < place) low = middle + 1
      else high = middle
    }
    before[at] = tails[low - 1] ?? -1
    tails[low] = at
  })
  const run: Pair[] = []
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at]!) run.push(sorted[at]!)
  return run.toReversed()
}

function longestCommon(
  before: readonly string[],
  after: readonly string[],
  { a, aEnd, b, bEnd }: Block,
): readonly Pair[] {
  const [rows, columns] = [aEnd - a, bEnd - b]
  if (rows * columns > MOST_CELLS) return []
  const width = columns + 1
  const longest = new Uint16Array((rows + 1) * width)
  for (let row = rows - 1; row >= 0; row -= 1)
    for (let column = columns - 1; column >= 0; column -= 1)
      longest[row * width + column] =
        before[a + row] === after[b + column]
          ? longest[(row + 1) * width + column + 1]! + 1
          : Math.max(longest[(row + 1) * width + column]!, longest[row * width + column + 1]!)
  const pairs: Pair[] = []
  for (let [row, column] = [0, 0]; row < rows && column < columns;) {
    if (before[a + row] === after[b + column]) pairs.push([a + row++, b + column++])
    else if (longest[(row + 1) * width + column]! >= longest[row * width + column + 1]!) row += 1
    else column += 1
  }
  return pairs
}
