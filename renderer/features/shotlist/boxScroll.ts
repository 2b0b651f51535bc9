/** Where a box is scrolled to, CSS px from its top. */
export interface BoxScroll {
  /** Also by less than a row. */
  readonly top: () => number
  /** Calls back when a person scrolls the box, until the returned function is called. */
  readonly hold: (box: HTMLElement, scrolled: (top: number) => void) => () => void
  /**
   * Scrolls with the next frame, which lays the box out anyway: setting `scrollTop` lays out all that has changed at
   * once, and the frame does so again.
   */
  readonly go: (top: number) => void
  readonly goNow: (top: number) => void
}

export function createBoxScroll(): BoxScroll {
  let held: HTMLElement | null = null
  let top = 0
  let isGoing = false

  return {
    top: () => top,
    hold(box, scrolled) {
      held = box
      function onScroll(): void {
        // What it says now is where the box was.
        if (isGoing) return
        top = box.scrollTop
        scrolled(top)
      }
      box.addEventListener('scroll', onScroll, { passive: true })
      return () => {
        held = null
        box.removeEventListener('scroll', onScroll)
      }
    },
    go(next) {
      if (next === top) return
      top = next
      if (isGoing) return
      isGoing = true
      requestAnimationFrame(() => {
        isGoing = false
        if (held) held.scrollTop = top
      })
    },
    goNow(next) {
      if (held && next !== top) held.scrollTop = next
    },
  }
}
