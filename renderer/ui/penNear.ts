/** How long after a pen was last near a touch counts as the palm of the hand that holds it, ms. */
const PALM_MS = 500

/** What a window knows of its pen, shared by all panels and buttons: a hand keeps its pen. */
interface PenNear {
  /** Whether a touch at this moment (in event time) is the hand that holds the pen. */
  readonly palm: (time: number) => boolean
  /** Whether a pen has pressed in this window: from then on a single finger may be a palm. */
  readonly used: () => boolean
  /** Listens until `signal` aborts; what is known is kept. */
  readonly watch: (signal: AbortSignal) => void
}

function createPenNear(target: Pick<EventTarget, 'addEventListener'>): PenNear {
  let last = -Infinity
  let down = false
  let pressed = false

  function met(event: Event): void {
    if (!(event instanceof PointerEvent) || event.pointerType !== 'pen') return
    last = Math.max(last, event.timeStamp)
    if (event.type === 'pointermove') return
    down = event.type === 'pointerdown'
    pressed ||= down
  }

  return {
    palm: (time) => down || time - last < PALM_MS,
    used: () => pressed,
    watch(signal) {
      for (const type of ['pointerdown', 'pointermove', 'pointerup', 'pointercancel'])
        target.addEventListener(type, met, { signal, capture: true })
    },
  }
}

let own: PenNear | null = null

/** The window's only pen. */
export function penNear(): PenNear {
  own ??= createPenNear(window)
  return own
}
