/** RGBA px of a picture, row by row. */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly data: ArrayLike<number>
}

export interface FloodOptions {
  /** 0..255: how much a channel may differ from the pressed point. */
  readonly tolerance: number
  /** Gaps in a line up to this many px wide don't leak colour. */
  readonly gap: number
  /** The fill will lie beneath the lines: it then reaches to their middle. Otherwise it covers only their soft edge. */
  readonly beneath: boolean
  /** The lines are of rough graphite, whose bare px lie further apart than usual. */
  readonly rough?: boolean
  /**
   * The px (1) about lines, where others are areas of colour: what lies beneath lines reaches under these alone. Without it, everything
   * that holds the colour in is a line.
   */
  readonly lines?: Uint8Array | null
}

/** How many px the fill covers of a line that it lies on: the line's edge is half transparent, and paper would shine through. */
const OVER = 2

/** How far it reaches beneath a line at most, in px: half the widest airbrush. */
const BENEATH = 64

/**
 * Bare px in a line up to twice this far across are its grain, not openings: a pencil's tooth is two px, and a light
 * hand leaves a few of them bare side by side.
 */
const GRAIN = 2
const ROUGH_GRAIN = 4

/**
 * Bare spots in a line of up to so many px are its grain as well: the side of a lead on rough paper leaves larger ones
 * than are closed as its tooth.
 */
const SPECK = 48

/** How far colour reaches over the soft edge of an area without a line. */
const FRINGE = 1

/** An area's px differ by no more from each other, where a line's differ from it. */
const SAME = 6

/** Px processed between two yields. */
const PORTION = 120_000

/**
 * The px (1) that colour poured at `x`, `y` fills, and the part of the surrounding lines that it reaches under or over.
 * Yields often enough for the caller to let other work through. Empty if the point is outside the picture.
 */
export function* flood(pixels: Pixels, x: number, y: number, options: FloodOptions): Generator<void, Uint8Array> {
  const { width, height } = pixels
  const region = new Uint8Array(width * height)
  const [sx, sy] = [Math.floor(x), Math.floor(y)]
  if (sx < 0 || sy < 0 || sx >= width || sy >= height) return region
  const grain = options.rough ? ROUGH_GRAIN : GRAIN
  const wall = yield* withoutGrain(yield* wallsOf(pixels, sy * width + sx, options.tolerance), width, height, grain)
  const reach = Math.ceil(options.gap / 2)
  const closed = reach > 0 ? yield* thickened(wall, width, height, reach) : wall
  const start = openNear(closed, width, height, sx, sy, reach)
  // A nook narrower than the gap has no open px once it is closed: fill it without closing gaps.
  yield* spread(start < 0 ? wall : closed, width, height, start < 0 ? sy * width + sx : start, region)
  const inside = yield* grow(region, width, height, start < 0 ? 0 : reach, wall, yield* edgeOf(region, width, height))
  if (options.beneath) yield* reachBeneath(region, pixels, wall, inside, options.lines ?? null)
  else yield* grow(region, width, height, OVER, null, inside)
  return region
}

/** Walls with their grain closed: thickened, and thinned again by as much. */
function* withoutGrain(wall: Uint8Array, width: number, height: number, grain: number): Generator<void, Uint8Array> {
  const open = yield* thickened(wall, width, height, grain)
  for (let i = 0; i < open.length; i += 1) open[i] = open[i] ? 0 : 1
  const out = yield* thickened(open, width, height, grain)
  for (let i = 0; i < out.length; i += 1) out[i] = out[i] ? 0 : 1
  return out
}

/**
 * Extends a region into the walls around it, to the middle between it and what is open, or an area of another colour, on
 * their other side: both grow step by step, and neither takes what the other has. `edge`: from where the region grows.
 */
function* reachBeneath(
  region: Uint8Array,
  pixels: Pixels,
  wall: Uint8Array,
  edge: readonly number[],
  lines: Uint8Array | null,
): Generator<void> {
  const { width, height } = pixels
  const from = lines ? yield* grow(region, width, height, FRINGE, null, edge) : edge
  const others = new Uint8Array(region.length)
  for (let i = 0; i < region.length; i += 1) if (!region[i] && (!wall[i] || lines?.[i] === 0)) others[i] = 1
  yield
  if (lines) yield* spreadAlike(others, region, pixels)
  yield* dropSpecks(others, width, height)
  let [mine, theirs]: [readonly number[], readonly number[]] = [from, yield* edgeOf(others, width, height)]
  for (let step = 0; step < BENEATH && mine.length > 0; step += 1) {
    mine = stepInto(region, others, width, height, mine)
    theirs = stepInto(others, region, width, height, theirs)
    yield
  }
}

/** Areas go on, among what may be lines, as far as their own colour does: a line's place is told with some room about it. */
function* spreadAlike(area: Uint8Array, region: Uint8Array, { data, width, height }: Pixels): Generator<void> {
  let front = (yield* edgeOf(area, width, height)).map((at) => ({ at, of: at }))
  const alike = (a: number, b: number): boolean =>
    [0, 1, 2, 3].every((part) => Math.abs(data[a * 4 + part]! - data[b * 4 + part]!) <= SAME)
  while (front.length > 0) {
    const next: typeof front = []
    for (const { at, of } of front)
      for (const to of besides(at, width, height))
        if (!area[to] && !region[to] && alike(to, of)) {
          area[to] = 1
          next.push({ at: to, of })
        }
    front = next
    yield
  }
}

/** The px side by side with one. */
function besides(at: number, width: number, height: number): number[] {
  const x = at % width
  const all = [x > 0 ? at - 1 : -1, x < width - 1 ? at + 1 : -1, at - width, at + width]
  return all.filter((to) => to >= 0 && to < width * height)
}

/** Takes away what hangs together (side by side, not across corners) in no more than a speck. */
function* dropSpecks(mask: Uint8Array, width: number, height: number): Generator<void> {
  const large = new Uint8Array(mask.length)
  const clear = mask.map((set) => (set ? 0 : 1))
  for (let i = 0; i < mask.length; i += 1) {
    if (i % PORTION === 0) yield
    if (!mask[i] || large[i]) continue
    const found = hanging(mask, width, height, i)
    if (found === null) yield* spread(clear, width, height, i, large)
    else for (const at of found) mask[at] = 0
  }
}

/** The px that hang together with this one; null if they are more than a speck. */
function hanging(mask: Uint8Array, width: number, height: number, seed: number): readonly number[] | null {
  const found = [seed]
  for (let next = 0; next < found.length; next += 1) {
    for (const to of besides(found[next]!, width, height)) if (mask[to] && !found.includes(to)) found.push(to)
    if (found.length > SPECK) return null
  }
  return found
}

/** Every free px beside a front joins it; returns them, as the next front. */
function stepInto(
  region: Uint8Array,
  taken: Uint8Array,
  width: number,
  height: number,
  front: readonly number[],
): number[] {
  const next: number[] = []
  for (const at of front) widen(region, width, height, taken, at, next)
  for (const at of next) region[at] = 1
  return next
}

function* wallsOf({ data, width, height }: Pixels, seed: number, tolerance: number): Generator<void, Uint8Array> {
  const wall = new Uint8Array(width * height)
  const [r, g, b, a] = [data[seed * 4]!, data[seed * 4 + 1]!, data[seed * 4 + 2]!, data[seed * 4 + 3]!]
  for (let i = 0, at = 0; i < wall.length; i += 1, at += 4) {
    const differs =
      Math.abs(data[at]! - r) > tolerance ||
      Math.abs(data[at + 1]! - g) > tolerance ||
      Math.abs(data[at + 2]! - b) > tolerance ||
      Math.abs(data[at + 3]! - a) > tolerance
    if (differs) wall[i] = 1
    if (i % PORTION === 0) yield
  }
  return wall
}

/** Dilation: every px within `reach` (a square) of a set one, first along rows, then along columns. */
function* thickened(mask: Uint8Array, width: number, height: number, reach: number): Generator<void, Uint8Array> {
  const across = new Uint8Array(mask.length)
  const out = new Uint8Array(mask.length)
  for (let y = 0; y < height; y += 1) {
    thickenLine(mask, across, y * width, 1, width, reach)
    if (y % 128 === 0) yield
  }
  for (let x = 0; x < width; x += 1) {
    thickenLine(across, out, x, width, height, reach)
    if (x % 128 === 0) yield
  }
  return out
}

function thickenLine(from: Uint8Array, to: Uint8Array, at: number, step: number, count: number, reach: number): void {
  let until = -1
  for (let i = 0; i < count + reach; i += 1) {
    if (i < count && from[at + i * step]) until = i + 2 * reach
    const place = i - reach
    if (place >= 0 && i <= until) to[at + place * step] = 1
  }
}

/** The nearest open px at most `reach` away; -1 for none. */
function openNear(wall: Uint8Array, width: number, height: number, x: number, y: number, reach: number): number {
  for (let far = 0; far <= reach; far += 1)
    for (let dy = -far; dy <= far; dy += 1)
      for (let dx = -far; dx <= far; dx += 1) {
        const [px, py] = [x + dx, y + dy]
        if (px < 0 || py < 0 || px >= width || py >= height) continue
        if (!wall[py * width + px]) return py * width + px
      }
  return -1
}

/** Fills `region` from a px, run by run. */
function* spread(wall: Uint8Array, width: number, height: number, seed: number, region: Uint8Array): Generator<void> {
  const stack = [seed]
  let done = 0
  while (stack.length > 0) {
    const at = stack.pop()!
    if (region[at] || wall[at]) continue
    const row = at - (at % width)
    let [left, right] = [at, at]
    while (left > row && !wall[left - 1]! && !region[left - 1]!) left -= 1
    while (right < row + width - 1 && !wall[right + 1]! && !region[right + 1]!) right += 1
    region.fill(1, left, right + 1)
    for (const next of [row - width, row + width]) {
      if (next < 0 || next >= width * height) continue
      let open = false
      for (let i = next + left - row; i <= next + right - row; i += 1) {
        const free = !wall[i] && !region[i]
        if (free && !open) stack.push(i)
        open = free
      }
    }
    done += right - left + 1
    if (done > PORTION) {
      done = 0
      yield
    }
  }
}

/** The px of a region with a neighbour outside it. Growth starts from these, so its cost depends on the edge's length. */
function* edgeOf(region: Uint8Array, width: number, height: number): Generator<void, number[]> {
  const edge: number[] = []
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 1) if (region[at] && isEdge(region, width, height, x, y)) edge.push(at)
    if (y % 256 === 0) yield
  }
  return edge
}

function isEdge(region: Uint8Array, width: number, height: number, x: number, y: number): boolean {
  const at = y * width + x
  if (x === 0 || y === 0 || x === width - 1 || y === height - 1) return true
  const aside = region[at - 1] && region[at + 1] && region[at - width] && region[at + width]
  return !(
    aside &&
    region[at - width - 1] &&
    region[at - width + 1] &&
    region[at + width - 1] &&
    region[at + width + 1]
  )
}

/**
 * Grows by `steps` px all round (square, as the walls were thickened), never onto what `wall` holds (null: no wall)
 * nor diagonally between two wall px. Starts at `edge` and returns the final edge, including px already passed: growth
 * may continue from px that a wall held back.
 */
function* grow(
  region: Uint8Array,
  width: number,
  height: number,
  steps: number,
  wall: Uint8Array | null,
  edge: readonly number[],
): Generator<void, number[]> {
  const all = [...edge]
  let front = edge
  for (let step = 0; step < steps; step += 1) {
    const next: number[] = []
    for (const at of front) widen(region, width, height, wall, at, next)
    for (const at of next) region[at] = 1
    all.push(...next)
    front = next
    yield
  }
  return all
}

/** Adds the free neighbours of a region's px to `next`, marking each 2 so that it is added only once. */
function widen(
  region: Uint8Array,
  width: number,
  height: number,
  wall: Uint8Array | null,
  at: number,
  next: number[],
): void {
  const x = at % width
  const y = (at - x) / width
  for (let dy = -1; dy <= 1; dy += 1) {
    if (y + dy < 0 || y + dy >= height) continue
    for (let dx = -1; dx <= 1; dx += 1) {
      if (x + dx < 0 || x + dx >= width) continue
      const to = at + dy * width + dx
      if (region[to] || wall?.[to]) continue
      if (dx !== 0 && dy !== 0 && wall?.[at + dx] && wall[at + dy * width]) continue
      region[to] = 2
      next.push(to)
    }
  }
}
