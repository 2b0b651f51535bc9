/**
 * Calls back with pointer moves over `area`. Stops the events of a pointer that is `ours`: other listeners on the whole
 * window (React, the pane dividers, which measure the panes, and the watch for pens, which knows that a pen is down) would double the
 * cost of a step of ink. Load-bearing: it stops those on the window itself that are added after it.
 */
export function listenToMoves(
  area: HTMLElement,
  ours: (pointerId: number) => boolean,
  moved: (event: PointerEvent) => void,
  signal: AbortSignal,
): void {
  function alone(event: PointerEvent): void {
    if (!ours(event.pointerId)) return
    event.stopImmediatePropagation()
    moved(event)
  }
  area.addEventListener('pointermove', moved, { signal })
  window.addEventListener('pointermove', alone, { signal, capture: true })
}
