export interface Frames {
  /** Draws in the next animation frame, however often it is called; under what covers the element, once that is gone. */
  readonly ask: () => void
  /** Nothing is asked for, and what is drawn could be seen. */
  readonly rest: () => boolean
  readonly stop: () => void
}

/** Animation frames of an element, as long as it can be seen. */
export function createFrames(element: Element, draw: () => void): Frames {
  let request = 0
  let covered = false
  // Also told of what an ancestor's `content-visibility` hides.
  const sight = new IntersectionObserver((seen) => {
    const before = covered
    covered = seen.at(-1)?.isIntersecting === false
    if (before && !covered) ask()
  })
  sight.observe(element)

  function ask(): void {
    if (covered) return
    request ||= requestAnimationFrame(() => {
      request = 0
      draw()
    })
  }

  return {
    ask,
    rest: () => request === 0 && !covered,
    stop() {
      cancelAnimationFrame(request)
      sight.disconnect()
    },
  }
}
