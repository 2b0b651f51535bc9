import type { ScreenPoint } from '#shared/geometry/points.ts'

/** The position of each finger that is down, by pointer id. */
export type Fingers = ReadonlyMap<number, ScreenPoint>

export const NO_FINGERS: Fingers = new Map()

export function withFinger(fingers: Fingers, id: number, at: ScreenPoint): Fingers {
  return new Map([...fingers, [id, at]])
}

export function withoutFinger(fingers: Fingers, id: number): Fingers {
  return new Map([...fingers].filter(([each]) => each !== id))
}

/** The only finger that is down; null for none or several. */
export function loneFinger(fingers: Fingers): { readonly id: number; readonly at: ScreenPoint } | null {
  const [only, other] = fingers
  return only && !other ? { id: only[0], at: only[1] } : null
}

/** What moving one of two fingers does: pans by their midpoint, zooms about it by their change in distance. */
export interface Pinch {
  readonly pan: ScreenPoint
  readonly factor: number
  readonly at: ScreenPoint
}

/** Null unless there are two fingers. */
export function pinchOf(before: Fingers, after: Fingers): Pinch | null {
  const [from, to] = [spanOf(before), spanOf(after)]
  if (!from || !to) return null
  const pan = { x: to.middle.x - from.middle.x, y: to.middle.y - from.middle.y }
  return { pan, factor: to.distance / from.distance, at: to.middle }
}

function spanOf(fingers: Fingers): { readonly middle: ScreenPoint; readonly distance: number } | null {
  const [a, b] = [...fingers.values()]
  if (!a || !b) return null
  const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }
  return { middle, distance: Math.max(1, Math.hypot(a.x - b.x, a.y - b.y)) }
}
