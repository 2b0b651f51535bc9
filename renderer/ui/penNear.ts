/** How long after a pen was last near a touch is taken for the palm of the hand that holds it, ms. */
const PALM_MS = 500

/** What a window knows of the pen that is used in it: a hand keeps its pen from panel to panel, and over every button. */
interface PenNear {
  /** A touch at this moment (as events tell time) is the hand that holds the pen. */
  readonly palm: (time: number) => boolean
  /** A pen has pressed in this window: a lone finger may be a palm from then on. */
  readonly used: () => boolean
  /** Listens until `signal` ends it; what is known stays. */
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

/** The window's one pen. */
export function penNear(): PenNear {
  own ??= createPenNear(window)
  return own
}
