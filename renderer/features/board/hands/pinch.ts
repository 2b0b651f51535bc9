import type { BoardView } from '../boardView.ts'
import type { ScreenPoint } from '../camera/camera.ts'

export interface Pinch {
  /** True once two fingers are down: the gesture is the pinch's from then on. */
  readonly down: (event: PointerEvent, at: ScreenPoint) => boolean
  /** True where the move was the pinch's. */
  readonly move: (event: PointerEvent, at: ScreenPoint) => boolean
  readonly up: (event: PointerEvent) => boolean
  /** The finger that is down by itself; null for none or for several. */
  readonly left: () => { readonly pointerId: number; readonly at: ScreenPoint } | null
  readonly clear: () => void
}

/** Two fingers pan and zoom together, about the point between them. */
export function createPinch(view: Pick<BoardView, 'pan' | 'zoom'>): Pinch {
  const fingers = new Map<number, ScreenPoint>()

  function span(): { middle: ScreenPoint; distance: number } | undefined {
    const [a, b] = [...fingers.values()]
    if (!a || !b) return undefined
    const middle = { left: (a.left + b.left) / 2, top: (a.top + b.top) / 2 }
    return { middle, distance: Math.max(1, Math.hypot(a.left - b.left, a.top - b.top)) }
  }

  return {
    down(event, at) {
      fingers.set(event.pointerId, at)
      return fingers.size >= 2
    },
    move(event, at) {
      if (!fingers.has(event.pointerId)) return false
      const before = span()
      fingers.set(event.pointerId, at)
      const after = span()
      if (!before || !after) return false
      view.pan(after.middle.left - before.middle.left, after.middle.top - before.middle.top)
      view.zoom(after.distance / before.distance, after.middle)
      return true
    },
    up(event) {
      const pinched = fingers.size >= 2
      fingers.delete(event.pointerId)
      return pinched
    },
    left() {
      const [only, other] = fingers
      return only && !other ? { pointerId: only[0], at: only[1] } : null
    },
    clear: () => fingers.clear(),
  }
}
