/** Ms after which it runs also in a window that shows no frame: one that is covered, or hidden. */
const AT_LAST_MS = 100

/**
 * Runs something after so many ms, but not before the window has shown what has changed by now. The returned function
 * calls it off.
 */
export function afterFrame(run: () => void, ms: number): () => void {
  let isOver = false
  let frame = 0
  let timer: ReturnType<typeof setTimeout>
  function done(): void {
    if (isOver) return
    isOver = true
    clearTimeout(timer)
    if (frame !== 0) cancelAnimationFrame(frame)
    run()
  }
  if (typeof requestAnimationFrame === 'undefined') timer = setTimeout(done, ms)
  else {
    const began = performance.now()
    timer = setTimeout(done, AT_LAST_MS)
    frame = requestAnimationFrame(() => {
      frame = 0
      if (isOver) return
      clearTimeout(timer)
      // The frame is painted once its callbacks are through.
      timer = setTimeout(done, Math.max(0, ms - (performance.now() - began)))
    })
  }
  return () => {
    isOver = true
    clearTimeout(timer)
    if (frame !== 0) cancelAnimationFrame(frame)
  }
}
