import { NIBS } from '#shared/paint/nibs/index.ts'
import { nibOf } from '#shared/paint/nibs/nibOf.ts'
import { paintStroke } from '#shared/paint/paintStroke.ts'
import type { Painter } from '#shared/paint/painter.ts'
import type { PenPoint } from '#shared/paint/strokePoints.ts'
import type { Surface } from '#shared/paint/surface.ts'
import { pressureOf } from './helpers/pressureCurve.ts'
import type { PressureCurve } from './helpers/pressureCurve.ts'
import { flat } from './stage/liveInk.ts'
import { COLORS, MOST_STEADY, grainOf, opacityOf, senseOf, sizeOf, steadyOf } from './toolSettings.ts'
import type { ToolState } from './toolSettings.ts'

/** Where the pen was, in CSS px of the box, how it was held, and when (ms). Its pressure is as it came. */
export interface Tried extends PenPoint {
  readonly time: number
}

/** CSS px, and device px to one of them. */
export interface TrialBox {
  readonly width: number
  readonly height: number
  readonly density: number
}

/** Panel px. A line is tried at its own width where that shows what pressure does to it, and has room in the box. */
const [THINNEST, WIDEST] = [10, 26]

/** How many lines the box keeps of a nib that darkens what it crosses, and of any other. */
const [KEPT_TONES, KEPT] = [3, 1]

/** The lines that stay in the box when a new one is begun. */
export function keptLines(tools: ToolState, lines: readonly (readonly Tried[])[]): readonly (readonly Tried[])[] {
  return lines.slice(lines.length - Math.min(lines.length, (darkens(tools) ? KEPT_TONES : KEPT) - 1))
}

/** Whether its lines show where they cross, which one line alone can't. */
function darkens(tools: ToolState): boolean {
  return nibInHand(tools)?.laid === 'tone'
}

function nibInHand(tools: ToolState): (typeof NIBS)[number] | undefined {
  return NIBS.find(({ id }) => id === tools.tool)
}

/**
 * Paints lines of the nib in hand as they are on the paper at full size, a panel px to a CSS px, so that its grain is its
 * own. In graphite: white would show nothing. `pens`: the pen's own curve.
 */
export function paintTrial(
  surface: Surface,
  painter: Painter,
  tools: ToolState,
  pens: PressureCurve,
  lines: readonly (readonly Tried[])[],
  { width, height, density }: TrialBox,
): void {
  const entry = nibInHand(tools)
  const [across, down] = [width * density, height * density]
  surface.setTransform(1, 0, 0, 1, 0, 0)
  surface.clearRect(0, 0, across, down)
  if (!entry || across < 1 || down < 1) return
  const size = Math.max(THINNEST, Math.min(WIDEST, sizeOf(tools)))
  const nib = { brush: entry.id, size, seed: 7, color: COLORS[0].value, grain: grainOf(tools) }
  surface.globalAlpha = opacityOf(tools)
  surface.globalCompositeOperation = entry.laid === 'tone' ? 'multiply' : 'source-over'
  for (const tried of lines) {
    const line = painter.maker.make(across, down)
    line.surface.setTransform(density, 0, 0, density, 0, 0)
    const points = feltBy(tools, pens, tried)
    paintStroke(line.surface, nib, flat(points, 0, points.length), painter, density, {
      start: true,
      end: true,
      alone: true,
    })
    surface.drawImage(line.picture as never, 0, 0, across, down)
  }
  surface.globalAlpha = 1
}

/** A hand's line as the nib steadies it; it ends where the pen is. */
export function steadied(tools: ToolState, tried: readonly Tried[]): readonly Tried[] {
  const part = 1 - steadyOf(tools) * MOST_STEADY
  const line: Tried[] = []
  for (const point of tried) {
    const { x, y } = line.at(-1) ?? point
    line.push({ ...point, x: x + (point.x - x) * part, y: y + (point.y - y) * part })
  }
  return part < 1 && tried.length > 1 ? [...line, tried.at(-1)!] : line
}

/** How hard the nib is pressed by a pen that is pressed so hard, 0..1 each. */
export function feltPressure(tools: ToolState, pens: PressureCurve, raw: number): number {
  const { pressure, curve } = senseOf(tools)
  return pressure ? pressureOf(curve ?? pens)(raw) : 1
}

function feltBy(tools: ToolState, pens: PressureCurve, tried: readonly Tried[]): readonly PenPoint[] {
  const { flow } = nibOf(nibInHand(tools)!.id)
  const { tilt } = senseOf(tools)
  const points: PenPoint[] = []
  for (const [at, { time, ...point }] of tried.entries()) {
    const last = tried[at - 1]
    const pressure = feltPressure(tools, pens, point.pressure)
    const hand = last
      ? { before: points[at - 1]!.pressure, px: Math.hypot(point.x - last.x, point.y - last.y), ms: time - last.time }
      : { before: 0, px: 0, ms: 60 }
    points.push({
      ...point,
      pressure: flow ? flow({ ...hand, pressure }) : pressure,
      ...(tilt ? {} : { tilt: 0, azimuth: 0 }),
    })
  }
  return points
}

const SAMPLE_STEPS = 60
/** Free at either end, CSS px; of the box's height, by which it swings up and down; and how long a hand takes for it. */
const [MARGIN, SWING, SAMPLE_MS] = [18, 0.2, 900]

/**
 * A line from no pressure to full and back, for those who have not tried yet or have no pen; a second crosses it where
 * that shows something.
 */
export function sampleLines(tools: ToolState, box: TrialBox): readonly (readonly Tried[])[] {
  return darkens(tools) ? [sampleLine(box, 1), sampleLine(box, -1)] : [sampleLine(box, 1)]
}

function sampleLine({ width, height }: TrialBox, way: 1 | -1): readonly Tried[] {
  return Array.from({ length: SAMPLE_STEPS + 1 }, (_, step) => {
    const along = step / SAMPLE_STEPS
    return {
      x: MARGIN + along * (width - 2 * MARGIN),
      y: height / 2 - way * Math.sin(along * Math.PI * 2) * height * SWING,
      pressure: 1 - Math.abs(1 - 2 * along),
      tilt: 0,
      azimuth: 0,
      time: along * SAMPLE_MS,
    }
  })
}
