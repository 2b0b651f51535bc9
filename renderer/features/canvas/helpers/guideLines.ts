import type { Perspective } from '#shared/document/schema.ts'
import type { Rect } from '#shared/geometry/rect.ts'

/** A line from (x1, y1) to (x2, y2) in panel px. */
export type Line = readonly [number, number, number, number]

export function thirdLines({ x, y, width, height }: Rect): readonly Line[] {
  return [1 / 3, 2 / 3].flatMap((part): Line[] => [
    [x + width * part, y, x + width * part, y + height],
    [x, y + height * part, x + width, y + height * part],
  ])
}

/** A cross in the middle, a twelfth of the frame's height in each direction. */
export function centerLines({ x, y, width, height }: Rect): readonly Line[] {
  const [cx, cy, arm] = [x + width / 2, y + height / 2, height / 12]
  return [
    [cx - arm, cy, cx + arm, cy],
    [cx, cy - arm, cx, cy + arm],
  ]
}

/** Safe areas as fractions of the frame's width and height (SMPTE ST 2046-1: action 93 %, title 90 %). */
export const ACTION_SAFE = 0.93
export const TITLE_SAFE = 0.9

export function safeArea({ x, y, width, height }: Rect, part: number): Rect {
  return {
    x: x + (width * (1 - part)) / 2,
    y: y + (height * (1 - part)) / 2,
    width: width * part,
    height: height * part,
  }
}

/** Degrees between neighbouring rays of a vanishing point. */
const FAN = 7.5

/**
 * Rays from each vanishing point, evenly spaced and long enough to cross the frame; then the horizon as its own line.
 */
export function perspectiveLines(
  grid: Perspective,
  frame: Rect,
): { rays: readonly (readonly Line[])[]; horizon: Line } {
  const right = frame.x + frame.width
  const bottom = frame.y + frame.height
  const rays = grid.points.map(([x, y]) => {
    const farX = Math.max(Math.abs(x - frame.x), Math.abs(x - right))
    const farY = Math.max(Math.abs(y - frame.y), Math.abs(y - bottom))
    const far = Math.hypot(farX, farY)
    // From a far point the frame is a narrow fan: its rays are closer, so that the frame always holds about the same
    // number.
    const step = Math.max(0.4, Math.min(FAN, (FAN * frame.width) / Math.max(frame.width, far)))
    return Array.from({ length: Math.round(360 / step) }, (_, i): Line => {
      const angle = (i * step * Math.PI) / 180
      return [x, y, x + Math.cos(angle) * far, y + Math.sin(angle) * far]
    }).filter((line) => crosses(line, frame))
  })
  return { rays, horizon: [frame.x, grid.horizon, right, grid.horizon] }
}

/** The horizon's own handle while there is no vanishing point, in panel px. */
export function levelPlace(grid: Perspective, frame: Rect): readonly [x: number, y: number] {
  return [frame.x + frame.width * 0.04, grid.horizon]
}

/** Whether a ray, with the slack of small steps, touches the frame at all (Liang–Barsky clipping). */
function crosses([x1, y1, x2, y2]: Line, frame: Rect): boolean {
  const [dx, dy] = [x2 - x1, y2 - y1]
  let [from, to] = [0, 1]
  const edges = [
    [-dx, x1 - frame.x],
    [dx, frame.x + frame.width - x1],
    [-dy, y1 - frame.y],
    [dy, frame.y + frame.height - y1],
  ] as const
  for (const [into, room] of edges) {
    if (into === 0 && room < 0) return false
    if (into < 0) from = Math.max(from, room / into)
    if (into > 0) to = Math.min(to, room / into)
  }
  return from < to
}

/** Panel px between a ruler's numbers, so that they are at least 56 CSS px apart: 1, 2 or 5 times a power of ten. */
export function rulerStep(zoom: number): number {
  const least = 56 / zoom
  const power = 10 ** Math.floor(Math.log10(least))
  const times = [1, 2, 5, 10].find((each) => each * power >= least) ?? 10
  return Math.max(1, times * power)
}
