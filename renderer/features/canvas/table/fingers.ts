import type { Camera } from '#shared/geometry/camera.ts'
import type { ScreenPoint } from '#shared/geometry/points.ts'
import { halfTurn } from '#shared/geometry/turn.ts'

/** Degrees that two fingers twist before the paper follows: a pinch never turns it by mistake. */
const MEANT_DEGREES = 8

export type Pair = readonly [ScreenPoint, ScreenPoint]

/** The fingers that are down, in order of arrival. */
export interface Fingers {
  readonly down: readonly { readonly id: number; readonly at: ScreenPoint }[]
  /** When the first of them came down, and the paper's position before it. */
  readonly time: number
  readonly camera: Camera
  /** After a pinch the remaining finger does nothing until all are up: it would push the paper or draw. */
  readonly pinched: boolean
  /** Degrees by which the two have twisted since the last one landed. */
  readonly twist: number
}

/** What two fingers do: where they were and are, and by how many degrees (clockwise) the paper turns with them. */
export interface Pinch {
  readonly before: Pair
  readonly after: Pair
  readonly turn: number
}
export const NO_FINGERS: Fingers = { down: [], time: 0, camera: { x: 0, y: 0, zoom: 1 }, pinched: false, twist: 0 }

/** Maximum time for which a hand with a pen is down before its pen, ms. Fingers that are down longer are intended. */
const PALM_FIRST_MS = 700

export function fingerLanded(fingers: Fingers, id: number, at: ScreenPoint, time: number, camera: Camera): Fingers {
  if (fingers.down.length === 0) return { down: [{ id, at }], time, camera, pinched: false, twist: 0 }
  const known = fingers.down.some((finger) => finger.id === id)
  const down = known ? placed(fingers, id, at) : [...fingers.down, { id, at }]
  return { ...fingers, down, pinched: fingers.pinched || down.length > 1, twist: 0 }
}

/** True for a finger that may act alone. */
export function mayWork({ down, pinched }: Fingers, id: number): boolean {
  return !pinched && down.some((finger) => finger.id === id)
}

/** What two fingers do now; null if a finger moves alone, or is one of many. */
export function fingerMoved(fingers: Fingers, id: number, at: ScreenPoint): readonly [Fingers, Pinch | null] {
  if (!fingers.down.some((finger) => finger.id === id)) return [fingers, null]
  const moved = { ...fingers, down: placed(fingers, id, at) }
  const [before, after] = [pairOf(fingers), pairOf(moved)]
  if (!before || !after) return [moved, null]
  const turned = halfTurn(directionOf(after) - directionOf(before))
  const twist = fingers.twist + turned
  const turn = Math.abs(twist) > MEANT_DEGREES ? turned : 0
  return [
    { ...moved, twist },
    { before, after, turn },
  ]
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

/** Degrees clockwise from straight right. */
function directionOf([a, b]: Pair): number {
  return (Math.atan2(b.y - a.y, b.x - a.x) * 180) / Math.PI
}
