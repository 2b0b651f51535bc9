import { screenPoint } from '#shared/geometry/points.ts'
import type { ScreenPoint } from '#shared/geometry/points.ts'
import type { penNear } from '../../../ui/penNear.ts'
import type { PointerInput, Pointing, Press, Trail } from './pointing.ts'
import type { Hands } from './hands.ts'

/** Pointer events on the drawing area, in the form that `pointing.ts` takes. */
export interface PointerReading {
  readonly press: (event: PointerEvent) => Press
  readonly move: (event: PointerEvent) => PointerInput
  readonly up: (event: PointerEvent) => PointerInput
}

type Read = Pick<Hands, 'hand' | 'camera' | 'inHand'>

export function createPointerReading(
  { hand, camera, inHand }: Read,
  pen: ReturnType<typeof penNear>,
  pointing: () => Pointing,
): PointerReading {
  /** Only for the active pointer: a hovering mouse costs nothing. */
  function trailOf({ pointerId }: PointerEvent, events: () => readonly PointerEvent[]): Trail | null {
    if (pointing().work?.pointer.id !== pointerId) return null
    return { parts: events().map(hand.read), left: 0, top: 0, camera: camera() }
  }

  return {
    press(event) {
      const { pointerId: id, pointerType, button, buttons, altKey, timeStamp: time } = event
      const facts = { id, pointerType, button, buttons, altKey, time, at: placeOf(event), camera: camera() }
      return { ...facts, palm: pen.palm(time), penUsed: pen.used(), inHand: inHand() }
    },
    move(event) {
      const trail = trailOf(event, () => {
        const parts = event.getCoalescedEvents()
        return parts.length > 0 ? parts : [event]
      })
      const { pointerId: id, pointerType, buttons, shiftKey: constrain } = event
      const foresees = trail !== null && pointing().work?.gesture.kind === 'stroke' && pointerType !== 'mouse'
      const foreseen = foresees ? event.getPredictedEvents().map(hand.read) : []
      return { kind: 'move', id, pointerType, buttons, at: placeOf(event), constrain, trail, foreseen }
    },
    up: (event) => ({
      kind: 'up',
      id: event.pointerId,
      constrain: event.shiftKey,
      trail: trailOf(event, () => [event]),
    }),
  }
}

/** In the window: what two fingers do to the paper is judged there, whichever way that is turned meanwhile. */
function placeOf({ clientX, clientY }: PointerEvent): ScreenPoint {
  return screenPoint(clientX, clientY)
}
