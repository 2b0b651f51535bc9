import type { Camera } from '#shared/geometry/camera.ts'
import type { ScreenPoint } from '#shared/geometry/points.ts'

export type Pair = readonly [ScreenPoint, ScreenPoint]

/** The fingers that are down, in order of arrival. */
export interface Fingers {
  readonly down: readonly { readonly id: number; readonly at: ScreenPoint }[]
  /** When the first of them came down, and the paper's position before it. */
  readonly time: number
  readonly camera: Camera
  /** After a pinch the remaining finger does nothing until all are up: it would push the paper or draw. */
  readonly pinched: boolean
}
export const NO_FINGERS: Fingers = { down: [], time: 0, camera: { x: 0, y: 0, zoom: 1 }, pinched: false }

/** Maximum time for which a hand with a pen is down before its pen, ms. Fingers that are down longer are intended. */
const PALM_FIRST_MS = 700

export function fingerLanded(fingers: Fingers, id: number, at: ScreenPoint, time: number, camera: Camera): Fingers {
  if (fingers.down.length === 0) return { down: [{ id, at }], time, camera, pinched: false }
  const known = fingers.down.some((finger) => finger.id === id)
  const down = known ? placed(fingers, id, at) : [...fingers.down, { id, at }]
  return { ...fingers, down, pinched: fingers.pinched || down.length > 1 }
}

/** True for a finger that may act alone. */
export function mayWork({ down, pinched }: Fingers, id: number): boolean {
  return !pinched && down.some((finger) => finger.id === id)
}

/** The midpoint and distance of two fingers before and now; null if a finger moves alone, or is one of many. */
export function fingerMoved(
  fingers: Fingers,
  id: number,
  at: ScreenPoint,
): readonly [Fingers, readonly [before: Pair, after: Pair] | null] {
  if (!fingers.down.some((finger) => finger.id === id)) return [fingers, null]
  const moved = { ...fingers, down: placed(fingers, id, at) }
  const [before, after] = [pairOf(fingers), pairOf(moved)]
  return [moved, before && after && [before, after]]
}

export function fingerLifted(fingers: Fingers, id: number): Fingers {
  return { ...fingers, down: fingers.down.filter((finger) => finger.id !== id) }
}

/** The paper's position before fingers that may have been a palm, now that a pen has come; null if they were none. */
export function paperBeforePalm({ down, time: landed, camera }: Fingers, time: number): Camera | null {
  return down.length > 0 && time - landed < PALM_FIRST_MS ? camera : null
}

function placed({ down }: Fingers, id: number, at: ScreenPoint): Fingers['down'] {
  return down.map((finger) => (finger.id === id ? { id, at } : finger))
}

function pairOf({ down }: Fingers): Pair | null {
  const [first, second, third] = down
  return first && second && !third ? [first.at, second.at] : null
}
