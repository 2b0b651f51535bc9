import { toPanel } from '#shared/geometry/camera.ts'
import type { Camera } from '#shared/geometry/camera.ts'
import type { PanelPoint, ScreenPoint } from '#shared/geometry/points.ts'
import type { Handle } from './handle.ts'

/** What a held handle does. `keep`: Shift is held. */
export interface Hold {
  readonly drag: (to: PanelPoint, keep: boolean) => void
  /** It was released; `commit` false: everything is as before. */
  readonly end: (commit: boolean) => void
}

/** What presses on handles act on. */
export interface HandleHands {
  readonly camera: () => Camera
  readonly place: (event: PointerEvent) => ScreenPoint
  readonly handleAt: (at: ScreenPoint) => Handle | null
  /** null: it can't be held now. `copy`: Alt is held, so that a copy goes along with the hand. */
  readonly grab: (handle: Handle, from: PanelPoint, copy: boolean) => Hold | null
  /** The handle under the pointer or held, for its cursor; null for none. */
  readonly over: (handle: Handle | null, held: boolean) => void
}

/**
 * Handles that work with every tool. The overlay takes no pointer events itself: this listens to the drawing area
 * first, hit-tests a press against the hit graph, and takes it if it hits a handle. Every other press goes on to the
 * drawing untouched.
 */
export function listenToHandles(area: HTMLElement, hands: HandleHands): () => void {
  let holding: { readonly handle: Handle; readonly hold: Hold; readonly pointerId: number } | null = null

  function pressed(event: PointerEvent): void {
    if (holding || event.button !== 0) return
    const at = hands.place(event)
    const handle = hands.handleAt(at)
    const hold = handle && hands.grab(handle, toPanel(hands.camera(), at), event.altKey)
    if (!handle || !hold) return
    // Tells the drawing's own listeners that this press is no stroke.
    event.preventDefault()
    area.setPointerCapture(event.pointerId)
    holding = { handle, hold, pointerId: event.pointerId }
    hands.over(handle, true)
  }

  function moved(event: PointerEvent): void {
    if (holding?.pointerId === event.pointerId)
      holding.hold.drag(toPanel(hands.camera(), hands.place(event)), event.shiftKey)
    // No hit test while a line is being drawn.
    else if (!holding && event.buttons === 0) hands.over(hands.handleAt(hands.place(event)), false)
  }

  function end(commit: boolean): void {
    if (!holding) return
    const { hold, pointerId } = holding
    holding = null
    if (area.hasPointerCapture(pointerId)) area.releasePointerCapture(pointerId)
    hold.end(commit)
    hands.over(null, false)
  }

  const lifted = (event: PointerEvent): void => void (holding?.pointerId === event.pointerId && end(true))
  const lost = (event: PointerEvent): void => void (holding?.pointerId === event.pointerId && end(false))
  function letGo(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !holding) return
    event.preventDefault()
    event.stopImmediatePropagation()
    end(false)
  }

  const stop = new AbortController()
  const { signal } = stop
  area.addEventListener('pointerdown', pressed, { signal, capture: true })
  area.addEventListener('pointermove', moved, { signal, capture: true })
  area.addEventListener('pointerup', lifted, { signal, capture: true })
  area.addEventListener('pointercancel', lost, { signal, capture: true })
  area.addEventListener('lostpointercapture', lost, { signal, capture: true })
  area.addEventListener('pointerleave', () => holding ?? hands.over(null, false), { signal })
  window.addEventListener('keydown', letGo, { signal, capture: true })
  return () => {
    end(false)
    stop.abort()
  }
}
