/**
 * Calls back with how pointers move over `area`. A pointer that is `ours` is told of to nobody else: whoever else listens to the whole
 * window (React, the dividers between the panes, which measure them) would cost a step of ink as much again as the ink does.
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
