import type { PanelPoint } from '#shared/geometry/points.ts'
import type { Rect } from '#shared/geometry/rect.ts'
import { flood } from '#shared/paint/flood.ts'
import type { Pixels } from '#shared/paint/flood.ts'
import { traceRegion } from '#shared/paint/traceRegion.ts'
import type { ToolState } from '../toolSettings.ts'
import { fillOf } from '#shared/tools/lassoFill.ts'
import { bucketTool } from '#shared/tools/spots.ts'

/** What a fill works on: the stack as px of a part of the panel. */
export interface Pool {
  readonly pixels: Pixels
  readonly frame: Rect
  /** px of `pixels` per panel px. */
  readonly scale: number
}

/** Corners within this many px of the line between their neighbours are dropped. */
const SLACK = 0.7
const MS_A_TURN = 8

/** What a fill meets that lies beneath lines: whether these are of rough graphite, and the px about them if other areas are coloured. */
export interface Lines {
  readonly rough: boolean
  readonly about: Uint8Array | null
}
const ANY_LINES: Lines = { rough: false, about: null }

/**
 * Fills at a place (panel px), yielding between short turns; null if nothing was filled. `beneath`: the fill will lie
 * beneath the lines around it, and reaches to their middle.
 */
export async function pour(
  { pixels, frame, scale }: Pool,
  at: PanelPoint,
  table: Pick<ToolState, 'color' | 'opacities' | 'gap' | 'tolerance'>,
  beneath: boolean,
  { rough, about }: Lines = ANY_LINES,
): Promise<ReturnType<typeof fillOf> | null> {
  const options = { tolerance: table.tolerance, gap: table.gap * scale, beneath, rough, lines: about }
  const region = await inTurns(flood(pixels, (at.x - frame.x) * scale, (at.y - frame.y) * scale, options))
  const rings = traceRegion(region, pixels.width, pixels.height, SLACK)
  const placed = rings.map((ring) => ring.map(([x, y]) => ({ x: frame.x + x / scale, y: frame.y + y / scale })))
  return placed.length > 0 ? fillOf(placed, table.color, table.opacities[bucketTool.id] ?? 1) : null
}

/** Does work that rests often, a short turn at a time. */
export async function inTurns<Done>(work: Generator<void, Done>): Promise<Done> {
  for (let until = performance.now() + MS_A_TURN; ;) {
    const step = work.next()
    if (step.done) return step.value
    if (performance.now() < until) continue
    await new Promise((resolve) => setTimeout(resolve))
    until = performance.now() + MS_A_TURN
  }
}
