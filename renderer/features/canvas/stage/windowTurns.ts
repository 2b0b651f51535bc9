/** The animation frames and idle callbacks that the stage requests; at most one of each at a time. */
export interface WindowTurns {
  readonly askFrame: () => void
  readonly askIdle: () => void
  /** Hides the canvas in the next frame, when its replacement is on screen, so that no frame lacks the layer. */
  readonly standIn: () => void
  readonly standBack: () => void
  readonly stop: () => void
}

/** `hidden`: the canvas that another replaces. */
export function createWindowTurns(hidden: HTMLElement, framed: () => void, idled: () => void): WindowTurns {
  let [frame, idle, hiding] = [0, 0, 0]
  return {
    askFrame() {
      frame = requestAnimationFrame(framed)
    },
    askIdle() {
      if (idle !== 0) return
      idle = requestIdleCallback(() => {
        idle = 0
        idled()
      })
    },
    standIn() {
      hiding = requestAnimationFrame(() => {
        hidden.style.visibility = 'hidden'
      })
    },
    standBack() {
      cancelAnimationFrame(hiding)
      hidden.style.visibility = ''
    },
    stop() {
      cancelAnimationFrame(frame)
      cancelAnimationFrame(hiding)
      cancelIdleCallback(idle)
    },
  }
}
