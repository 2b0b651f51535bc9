/** Pairs of indexes, rising on both sides. */
export type IndexPairs = readonly (readonly [number, number])[]

/** Cells of the table below: about 8 MB. */
const MOST_CELLS = 4_000_000

/**
 * The longest common subsequence of two lists, as pairs of indexes. Lists that differ in so much that the table would
 * be too large are paired by what occurs once in both.
 */
export function commonInOrder(left: readonly string[], right: readonly string[]): IndexPairs {
  let start = 0
  while (start < left.length && start < right.length && left[start] === right[start]) start += 1
  let end = 0
  const room = Math.min(left.length, right.length) - start
  while (end < room && left[left.length - 1 - end] === right[right.length - 1 - end]) end += 1
  const [middleLeft, middleRight] = [left.slice(start, left.length - end), right.slice(start, right.length - end)]
  const small = (middleLeft.length + 1) * (middleRight.length + 1) <= MOST_CELLS
  const middle = small ? longestCommon(middleLeft, middleRight) : byUnique(middleLeft, middleRight)
  return [
    ...Array.from({ length: start }, (_, at) => [at, at] as const),
    ...middle.map(([a, b]) => [a + start, b + start] as const),
    ...Array.from({ length: end }, (_, at) => [left.length - end + at, right.length - end + at] as const),
  ]
}

/** The longest common subsequence, with a table of `left.length` × `right.length` cells. */
export function longestCommon(left: readonly string[], right: readonly string[]): IndexPairs {
  const width = right.length + 1
  const lengths = new Uint16Array((left.length + 1) * width)
  for (let a = left.length - 1; a >= 0; a -= 1)
    for (let b = right.length - 1; b >= 0; b -= 1)
      lengths[a * width + b] =
        left[a] === right[b]
          ? lengths[(a + 1) * width + b + 1]! + 1
          : Math.max(lengths[(a + 1) * width + b]!, lengths[a * width + b + 1]!)
  const pairs: (readonly [number, number])[] = []
  let [a, b] = [0, 0]
  while (a < left.length && b < right.length) {
    if (left[a] === right[b]) pairs.push([a++, b++])
    else if (lengths[(a + 1) * width + b]! >= lengths[a * width + b + 1]!) a += 1
    else b += 1
  }
  return pairs
}

function byUnique(left: readonly string[], right: readonly string[]): IndexPairs {
  const [lefts, rights] = [onlyOnce(left), onlyOnce(right)]
  const both = [...lefts].flatMap(([key, a]) => {
    const b = rights.get(key)
    return b === undefined ? [] : [[a, b] as const]
  })
  return rising(both.map(([, b]) => b)).map((at) => both[at]!)
}

function onlyOnce(list: readonly string[]): ReadonlyMap<string, number> {
  const seen = new Map<string, number>()
  const again = new Set<string>()
  list.forEach((key, at) => (seen.has(key) ? again.add(key) : seen.set(key, at)))
  for (const key of again) seen.delete(key)
  return seen
}

/** Indexes of a longest rising subsequence. */
export function rising(values: readonly number[]): readonly number[] {
  const tails: number[] = []
  const before: number[] = []
  values.forEach((value, at) => {
    let [low, high] = [0, tails.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (values[tails[middle]!]! < value) low = middle + 1
      else high = middle
    }
    before[at] = tails[low - 1] ?? -1
    tails[low] = at
  })
  const chain: number[] = []
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at]!) chain.push(at)
  return chain.toReversed()
}
