import { createStillness } from '../../../ui/stillness.ts'
import type { Stillness } from '../../../ui/stillness.ts'

/** How long the zoom must hold still before bitmaps are made for it, ms. */
const REST_MS = 120

/** Until the zoom has held still for a while. */
export function createRest(rested: () => void): Stillness {
  return createStillness(REST_MS, rested)
}

/** How long the board must hold still before what is out of sight is drawn, ms. */
const IDLE_MS = 200

export interface Idle {
  /** A frame was drawn, or there is something to draw now for what is out of sight. */
  readonly begin: () => void
  /** Calls back once more when the window has time. */
  readonly again: () => void
  readonly stop: () => void
}

/** Calls back when no frame was drawn for a while and the window has nothing else to do. */
export function createIdle(idled: () => void): Idle {
  const still = createStillness(IDLE_MS, again)
  let request = 0

  function again(): void {
    request = requestIdleCallback(() => {
      request = 0
      idled()
    })
  }

  function callOff(): void {
    if (request !== 0) cancelIdleCallback(request)
    request = 0
  }

  return {
    begin() {
      callOff()
      still.moved()
    },
    again,
    stop() {
      still.stop()
      callOff()
    },
  }
}
