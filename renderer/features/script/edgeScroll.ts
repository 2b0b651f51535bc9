import { scrollAt } from '../../ui/rowDrag.ts'

/** Scrolls a box while a pointer is held near its upper or lower edge, or beyond it. */
export interface EdgeScroll {
  /** Where the pointer is now, in px of the window. */
  readonly at: (clientX: number, clientY: number) => void
  readonly stop: () => void
}

/** `scrolled`: the pointer is over other text now. */
export function createEdgeScroll(box: HTMLElement, scrolled: (clientX: number, clientY: number) => void): EdgeScroll {
  let frame = 0
  let place = { x: 0, y: 0 }

  function step(): void {
    const by = scrollAt(place.y, box.getBoundingClientRect())
    const before = box.scrollTop
    box.scrollTop += by
    if (box.scrollTop === before) {
      frame = 0
      return
    }
    scrolled(place.x, place.y)
    frame = requestAnimationFrame(step)
  }

  return {
    at(x, y) {
      place = { x, y }
      if (frame === 0) frame = requestAnimationFrame(step)
    },
    stop() {
      cancelAnimationFrame(frame)
      frame = 0
    },
  }
}
