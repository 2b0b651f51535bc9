import type { Camera } from '#shared/geometry/camera.ts'
import type { ScreenPoint } from '#shared/geometry/points.ts'

type Pair = readonly [ScreenPoint, ScreenPoint]

/** The fingers that are down, and how the paper lay before the first of them came. */
export interface Fingers {
  /** Gives how many there are with it. */
  readonly land: (id: number, at: ScreenPoint, time: number, camera: Camera) => number
  readonly has: (id: number) => boolean
  /** Where two fingers were and are, where there are two; null where a finger moves by itself, or is one of many. */
  readonly move: (id: number, at: ScreenPoint) => readonly [before: Pair, after: Pair] | null
  readonly lift: (id: number) => void
  readonly clear: () => void
  /** How the paper lay before fingers that may have been a palm, now that a pen has come; null where they were none. */
  readonly camera: (time: number) => Camera | null
}

/** A hand that holds a pen lies down this long before its pen at most, ms. Fingers that are down longer mean what they do. */
const PALM_FIRST_MS = 700

export function createFingers(): Fingers {
  const down = new Map<number, ScreenPoint>()
  let landed = { time: 0, camera: { x: 0, y: 0, zoom: 1 } }
  /** After a pinch the finger that is left does nothing, until all are up: it would shove or draw. */
  let pinched = false

  function pair(): Pair | null {
    const [first, second, third] = down.values()
    return first && second && !third ? [first, second] : null
  }

  return {
    land(id, at, time, camera) {
      if (down.size === 0) {
        landed = { time, camera }
        pinched = false
      }
      down.set(id, at)
      pinched ||= down.size > 1
      return down.size
    },
    has: (id) => down.has(id) && !pinched,
    move(id, at) {
      if (!down.has(id)) return null
      const before = pair()
      down.set(id, at)
      const after = pair()
      return before && after && [before, after]
    },
    lift: (id) => void down.delete(id),
    clear: () => down.clear(),
    camera: (time) => (down.size > 0 && time - landed.time < PALM_FIRST_MS ? landed.camera : null),
  }
}
