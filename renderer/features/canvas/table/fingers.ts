import type { Camera } from '#shared/geometry/camera.ts'
import type { ScreenPoint } from '#shared/geometry/points.ts'

export type Pair = readonly [ScreenPoint, ScreenPoint]

/** The fingers that are down, in the order in which they came. */
export interface Fingers {
  readonly down: readonly { readonly id: number; readonly at: ScreenPoint }[]
  /** When the first of them came, and how the paper lay before it. */
  readonly time: number
  readonly camera: Camera
  /** After a pinch the finger that is left does nothing, until all are up: it would shove or draw. */
  readonly pinched: boolean
}
export const NO_FINGERS: Fingers = { down: [], time: 0, camera: { x: 0, y: 0, zoom: 1 }, pinched: false }

/** A hand that holds a pen lies down this long before its pen at most, ms. Fingers that are down longer mean what they do. */
const PALM_FIRST_MS = 700

export function fingerLanded(fingers: Fingers, id: number, at: ScreenPoint, time: number, camera: Camera): Fingers {
  if (fingers.down.length === 0) return { down: [{ id, at }], time, camera, pinched: false }
  const known = fingers.down.some((finger) => finger.id === id)
  const down = known ? placed(fingers, id, at) : [...fingers.down, { id, at }]
  return { ...fingers, down, pinched: fingers.pinched || down.length > 1 }
}

/** True for a finger that may do something by itself. */
export function mayWork({ down, pinched }: Fingers, id: number): boolean {
  return !pinched && down.some((finger) => finger.id === id)
}

/** Beside it where two fingers were and are; null where a finger moves by itself, or is one of many. */
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

/** How the paper lay before fingers that may have been a palm, now that a pen has come; null where they were none. */
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
