/** How long the zoom must hold still before bitmaps are made for it, ms. */
const REST_MS = 120

export interface Rest {
  readonly begin: () => void
  readonly waiting: () => boolean
  readonly stop: () => void
}

/** Debounce: waits until the zoom has held still for a while. */
export function createRest(rested: () => void): Rest {
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    begin() {
      clearTimeout(timer)
      timer = setTimeout(() => {
        timer = undefined
        rested()
      }, REST_MS)
    },
    waiting: () => timer !== undefined,
    stop: () => clearTimeout(timer),
  }
}

/** How long the board must hold still before what is out of sight is drawn, ms. */
const IDLE_MS = 200

export interface Idle {
  readonly begin: () => void
  /** Calls back once more when the window has time. */
  readonly again: () => void
  readonly stop: () => void
}

/** Calls back when no frame was drawn for a while and the window has nothing else to do. */
export function createIdle(idled: () => void): Idle {
  let timer: ReturnType<typeof setTimeout> | undefined
  let request = 0
  function again(): void {
    request = requestIdleCallback(idled)
  }
  function stop(): void {
    clearTimeout(timer)
    cancelIdleCallback(request)
  }
  return {
    begin() {
      stop()
      timer = setTimeout(again, IDLE_MS)
    },
    again,
    stop,
  }
}
