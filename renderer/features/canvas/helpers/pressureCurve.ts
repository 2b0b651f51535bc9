/** A cubic from (0, 0) to (1, 1) with two handles, which maps a pen's pressure to what the nib gets; all 0..1. */
export interface PressureCurve {
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
}

export const STRAIGHT: PressureCurve = { x1: 0.33, y1: 0.33, x2: 0.67, y2: 0.67 }
export const SOFT: PressureCurve = { x1: 0.1, y1: 0.45, x2: 0.5, y2: 0.95 }
export const FIRM: PressureCurve = { x1: 0.5, y1: 0.05, x2: 0.9, y2: 0.55 }

const STEPS = 128

/** The curve as a function of pressure. Monotonic, with 0 and 1 fixed, whatever the handles. */
export function pressureOf(curve: PressureCurve): (pressure: number) => number {
  const table = new Float32Array(STEPS + 1)
  for (let i = 0; i <= STEPS; i += 1) table[i] = heightAt(curve, i / STEPS)
  return (pressure) => {
    const at = Math.max(0, Math.min(1, pressure)) * STEPS
    const low = Math.min(STEPS - 1, Math.floor(at))
    return table[low]! + (table[low + 1]! - table[low]!) * (at - low)
  }
}

function heightAt({ x1, y1, x2, y2 }: PressureCurve, x: number): number {
  let [from, to] = [0, 1]
  for (let i = 0; i < 24; i += 1) {
    const middle = (from + to) / 2
    if (cubic(x1, x2, middle) < x) from = middle
    else to = middle
  }
  return cubic(y1, y2, (from + to) / 2)
}

function cubic(first: number, second: number, t: number): number {
  const rest = 1 - t
  return 3 * rest * rest * t * first + 3 * rest * t * t * second + t * t * t
}
