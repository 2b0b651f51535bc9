/**
 * Calls back with pointer moves over `area`. Stops the events of a pointer that is `ours`: other listeners on the whole
 * window (React, and the pane dividers, which measure the panes) would double the cost of a step of ink.
 */
export function listenToMoves(
  area: HTMLElement,
  ours: (pointerId: number) => boolean,
  moved: (event: PointerEvent) => void,
  signal: AbortSignal,
): void {
  function alone(event: PointerEvent): void {
    if (!ours(event.pointerId)) return
    event.stopPropagation()
    moved(event)
  }
  area.addEventListener('pointermove', moved, { signal })
  window.addEventListener('pointermove', alone, { signal, capture: true })
}
