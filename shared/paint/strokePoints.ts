/**
 * A stroke's points as text: deltas in base-64 variable-length quantities (5 bits and a continuation bit per
 * character, least significant first, sign in the lowest bit), five per point. Same alphabet and bit order as source
 * maps' "mappings". About 7 characters per point, safe in JSON and in a database, and this comment is enough to decode
 * it.
 */
export interface PenPoint {
  /** Panel px; stored to 1/16. */
  readonly x: number
  readonly y: number
  /** 0..1; stored to 1/255. */
  readonly pressure: number
  /** Degrees from upright, 0..90. */
  readonly tilt: number
  /** Degrees clockwise from the panel's right edge, 0..359. */
  readonly azimuth: number
}

/** Floats per point in the array from `unpackPoints`: x, y, pressure, tilt, azimuth. */
export const POINT_STRIDE = 5
const SCALE = [16, 16, 255, 1, 1] as const
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const VALUES = new Uint8Array(128).fill(255)
for (let i = 0; i < 64; i += 1) VALUES[DIGITS.charCodeAt(i)] = i

export function packPoints(points: readonly PenPoint[]): string {
  const last = [0, 0, 0, 0, 0]
  let out = ''
  for (const point of points) {
    const values = [point.x, point.y, point.pressure, point.tilt, point.azimuth]
    for (let i = 0; i < POINT_STRIDE; i += 1) {
      const value = Math.round((values[i] || 0) * SCALE[i]!)
      out += digits(value - last[i]!)
      last[i] = value
    }
  }
  return out
}

/** Flat [x, y, pressure, tilt, azimuth, …]. Truncated or invalid text gives the points before the fault. */
export function unpackPoints(text: string): Float32Array {
  const out: number[] = []
  const last = [0, 0, 0, 0, 0]
  let at = 0
  for (let field = 0; at < text.length; field = (field + 1) % POINT_STRIDE) {
    let value = 0
    let shift = 0
    let digit = 32
    while (digit & 32 && at < text.length) {
      digit = VALUES[text.charCodeAt(at)] ?? 255
      if (digit === 255 || shift > 30) return finished(out)
      value += (digit & 31) * 2 ** shift
      shift += 5
      at += 1
    }
    if (digit & 32) return finished(out)
    const delta = value % 2 === 1 ? -(value - 1) / 2 : value / 2
    last[field]! += delta
    out.push(last[field]! / SCALE[field]!)
  }
  return finished(out)
}

/** How many points the text holds. */
export function countPoints(text: string): number {
  let fields = 0
  for (let i = 0; i < text.length; i += 1) if (((VALUES[text.charCodeAt(i)] ?? 255) & 32) === 0) fields += 1
  return Math.floor(fields / POINT_STRIDE)
}

function finished(values: number[]): Float32Array {
  return Float32Array.from(values.slice(0, values.length - (values.length % POINT_STRIDE)))
}

function digits(value: number): string {
  let rest = value < 0 ? -value * 2 + 1 : value * 2
  let out = ''
  do {
    const five = rest % 32
    rest = Math.floor(rest / 32)
    out += DIGITS[rest > 0 ? five + 32 : five]
  } while (rest > 0)
  return out
}
