import type { PathBox } from './model.ts'

/** Of one half of a wave, in points: how long it is, and how far it swings out. */
const HALF_WAVE = 4.2
const SWING = 1.6

/** A path as SVG path data, which both the preview and the PDF draw: lines, and quadratic curves for waves. */
export function pathCurve({ x, y, strokes }: PathBox): string {
  let at = { x, y }
  const parts = strokes.map((stroke) => {
    const part = stroke.wavy ? waves(at, stroke) : `L${place(stroke.x, stroke.y)}`
    at = stroke
    return part
  })
  return `M${place(x, y)} ${parts.join(' ')}`
}

interface Point {
  readonly x: number
  readonly y: number
}

/** Whole waves, so that a stroke ends on its line, and the next goes on from there. */
function waves(from: Point, to: Point): string {
  const long = Math.hypot(to.x - from.x, to.y - from.y)
  const halves = Math.max(1, Math.round(long / (2 * HALF_WAVE))) * 2
  const along = { x: (to.x - from.x) / halves, y: (to.y - from.y) / halves }
  // A curve reaches half as far as its handle.
  const swing = long === 0 ? 0 : (2 * Math.min(SWING, long / halves)) / long
  const aside = { x: -(to.y - from.y) * swing, y: (to.x - from.x) * swing }
  return Array.from({ length: halves }, (_, at) => {
    const side = at % 2 === 0 ? 1 : -1
    const handle = {
      x: from.x + along.x * (at + 0.5) + aside.x * side,
      y: from.y + along.y * (at + 0.5) + aside.y * side,
    }
    return `Q${place(handle.x, handle.y)} ${place(from.x + along.x * (at + 1), from.y + along.y * (at + 1))}`
  }).join(' ')
}

function place(x: number, y: number): string {
  return `${hundredth(x)} ${hundredth(y)}`
}

function hundredth(value: number): number {
  return Math.round(value * 100) / 100
}
