import type { Planes } from './pixels.ts'

type Triple = readonly [number, number, number]

/** Cells a side of the cube of colours, from coarse to fine. */
const SIDES = [1, 2, 4, 8, 16] as const
/** So many samples weigh as much as what the coarser grid says. */
const HOLD = 4
/** Of a channel: what is further off is something new in the picture. */
const FAR_OFF = 28

interface Grid {
  readonly side: number
  /** What red, green and blue are off in each cell. */
  readonly off: readonly [Float32Array, Float32Array, Float32Array]
}

/**
 * What each colour of a picture is off, where `weights` is above 0, for every colour: a gamma, a turned hue and a
 * clipped highlight are off by other amounts in other colours. A colour that isn't found there is off by what those
 * around it are. `seen`: the picture as it came; `off`: what is to be added to a channel at a place.
 */
export function toneGrid(
  seen: Planes,
  off: (channel: number, at: number) => number,
  weights: Float32Array,
  places: readonly number[],
): (at: number) => Triple {
  const finest = SIDES.at(-1)!
  const sums = emptyGrid(finest)
  const total = new Float32Array(finest ** 3)
  for (const at of places) {
    const apart = [off(0, at), off(1, at), off(2, at)] as const
    const most = Math.max(...apart.map(Math.abs))
    if (most > FAR_OFF) continue
    const weight = weights[at]! / (1 + (most / 12) ** 2)
    const cell = cellOf(seen, at, finest)
    total[cell]! += weight
    for (let channel = 0; channel < 3; channel += 1) sums.off[channel]![cell]! += weight * apart[channel]!
  }
  const grid = SIDES.reduce<Grid | null>((above, side) => finer(above, side, sums, total), null)!
  return (at) => between(grid, placeIn(seen, at, finest))
}

function emptyGrid(side: number): Grid {
  const plane = (): Float32Array => new Float32Array(side ** 3)
  return { side, off: [plane(), plane(), plane()] }
}

/** The grid of this size: its own samples, and as far as they are few, what the one above says. */
function finer(above: Grid | null, side: number, sums: Grid, total: Float32Array): Grid {
  const grid = emptyGrid(side)
  const weights = new Float32Array(side ** 3)
  const factor = sums.side / side
  total.forEach((weight, from) => {
    if (weight === 0) return
    const cell = coarser(from, sums.side, factor)
    weights[cell]! += weight
    for (let channel = 0; channel < 3; channel += 1) grid.off[channel]![cell]! += sums.off[channel]![from]!
  })
  weights.forEach((weight, cell) => {
    const own = cornersOf(cell, side)
    const held = above
      ? between(above, own.map((each) => ((each + 0.5) * above.side) / side - 0.5) as unknown as Triple)
      : ([0, 0, 0] as const)
    for (let channel = 0; channel < 3; channel += 1)
      grid.off[channel]![cell] = (grid.off[channel]![cell]! + HOLD * held[channel]!) / (weight + HOLD)
  })
  return grid
}

function cornersOf(cell: number, side: number): Triple {
  return [Math.floor(cell / (side * side)), Math.floor(cell / side) % side, cell % side]
}

function coarser(cell: number, side: number, factor: number): number {
  const [r, g, b] = cornersOf(cell, side).map((each) => Math.floor(each / factor)) as unknown as Triple
  const to = side / factor
  return (r * to + g) * to + b
}

/** Where a place's colour lies, in cells from the centre of the first. */
function placeIn({ planes }: Planes, at: number, side: number): Triple {
  return [scaled(planes[0][at]!, side), scaled(planes[1][at]!, side), scaled(planes[2][at]!, side)]
}

function scaled(value: number, side: number): number {
  return Math.max(0, Math.min(side - 1, (value / 256) * side - 0.5))
}

function cellOf(seen: Planes, at: number, side: number): number {
  const [r, g, b] = placeIn(seen, at, side).map(Math.round) as unknown as Triple
  return (r * side + g) * side + b
}

/** Between the eight cells around. */
function between({ side, off }: Grid, place: Triple): Triple {
  const low = place.map((each) => Math.max(0, Math.min(side - 1, Math.floor(each)))) as unknown as Triple
  const sum: [number, number, number] = [0, 0, 0]
  for (let corner = 0; corner < 8; corner += 1) {
    let [cell, weight] = [0, 1]
    for (let axis = 0; axis < 3; axis += 1) {
      const part = Math.max(0, Math.min(1, place[axis]! - low[axis]!))
      const upper = (corner >> axis) & 1
      weight *= upper ? part : 1 - part
      cell = cell * side + Math.min(side - 1, low[axis]! + upper)
    }
    if (weight === 0) continue
    for (let channel = 0; channel < 3; channel += 1) sum[channel]! += weight * off[channel]![cell]!
  }
  return sum
}
