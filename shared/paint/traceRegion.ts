type Corner = readonly [number, number]

/** Rings smaller than this in px are specks between brush hairs, and dropped. */
const SPECK = 3

/**
 * The outlines of a px region as closed rings of corners, outer edges and holes alike (fill them even-odd), simplified
 * so that no corner is within `slack` px of the line between its neighbours.
 */
export function traceRegion(region: Uint8Array, width: number, height: number, slack: number): Corner[][] {
  const seen = new Uint8Array((width + 1) * (height + 1))
  const rings: Corner[][] = []
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      // Every ring includes the upper edge of some px: walking starts there, to the right, with the region on that
      // side.
      const isTop = set(region, width, height, x, y) && !set(region, width, height, x, y - 1)
      if (!isTop || seen[y * (width + 1) + x]) continue
      const ring = walk(region, width, height, x, y, seen)
      if (spanOf(ring) >= SPECK) rings.push(simplified(ring, slack))
    }
  return rings.filter((ring) => ring.length > 2)
}

function set(region: Uint8Array, width: number, height: number, x: number, y: number): boolean {
  return x >= 0 && y >= 0 && x < width && y < height && region[y * width + x] === 1
}

/** Right, down, left, up. */
const WAYS: readonly Corner[] = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
]

/** Follows the edge with the region on the right. `seen` marks upper edges already walked. */
function walk(region: Uint8Array, width: number, height: number, x: number, y: number, seen: Uint8Array): Corner[] {
  const ring: Corner[] = []
  let [cx, cy, way] = [x, y, 0]
  do {
    if (way === 0) seen[cy * (width + 1) + cx] = 1
    ring.push([cx, cy])
    cx += WAYS[way]![0]
    cy += WAYS[way]![1]
    way = turn(region, width, height, cx, cy, way)
  } while (cx !== x || cy !== y || way !== 0)
  return ring
}

/** The next direction at a corner: right if that keeps the region on the right, else straight on, else left. */
function turn(region: Uint8Array, width: number, height: number, x: number, y: number, way: number): number {
  for (const by of [1, 0, 3, 2]) {
    const next = (way + by) % 4
    const [right, left] = sides(x, y, next)
    if (set(region, width, height, right[0], right[1]) && !set(region, width, height, left[0], left[1])) return next
  }
  return way
}

/** The px to the right and to the left of an edge that starts at this corner. */
function sides(x: number, y: number, way: number): readonly [Corner, Corner] {
  if (way === 0)
    return [
      [x, y],
      [x, y - 1],
    ]
  if (way === 1)
    return [
      [x - 1, y],
      [x, y],
    ]
  if (way === 2)
    return [
      [x - 1, y - 1],
      [x - 1, y],
    ]
  return [
    [x, y - 1],
    [x - 1, y - 1],
  ]
}

function spanOf(ring: readonly Corner[]): number {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of ring) {
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  }
  return Math.max(right - left, bottom - top)
}

/** Ramer-Douglas-Peucker, on the ring cut at its first corner and at the one farthest from it. */
export function simplified(ring: readonly Corner[], slack: number): Corner[] {
  const first = ring[0]!
  let far = 0
  ring.forEach(([x, y], i) => {
    const [fx, fy] = ring[far]!
    if (Math.hypot(x - first[0], y - first[1]) > Math.hypot(fx - first[0], fy - first[1])) far = i
  })
  const kept = new Uint8Array(ring.length + 1)
  const closed = [...ring, first]
  kept[0] = kept[far] = kept[ring.length] = 1
  const spans: [number, number][] = [
    [0, far],
    [far, ring.length],
  ]
  while (spans.length > 0) {
    const [a, b] = spans.pop()!
    const at = farthest(closed, a, b, slack)
    if (at < 0) continue
    kept[at] = 1
    spans.push([a, at], [at, b])
  }
  return ring.filter((_, i) => kept[i] === 1)
}

function farthest(ring: readonly Corner[], a: number, b: number, slack: number): number {
  const [ax, ay] = ring[a]!
  const [bx, by] = ring[b]!
  const length = Math.hypot(bx - ax, by - ay)
  let [at, most] = [-1, slack]
  for (let i = a + 1; i < b; i += 1) {
    const [x, y] = ring[i]!
    const away =
      length === 0 ? Math.hypot(x - ax, y - ay) : Math.abs((x - ax) * (by - ay) - (y - ay) * (bx - ax)) / length
    if (away > most) [at, most] = [i, away]
  }
  return at
}
