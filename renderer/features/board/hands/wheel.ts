import type { BoardView } from '../boardView.ts'

/** CSS px per line, for a wheel that reports lines. */
const LINE_PX = 16

/**
 * The wheel pans, sideways with Shift; with Ctrl or Command, and on a trackpad pinch (which reports Ctrl), it zooms at
 * the pointer.
 */
export function listenToWheel(surface: HTMLElement, view: BoardView, signal: AbortSignal): void {
  function turned(event: WheelEvent): void {
    event.preventDefault()
    // Nothing above the board hears the wheel, yet to find that out React walks up the whole page.
    event.stopPropagation()
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PX : 1
    if (event.ctrlKey || event.metaKey) {
      const box = surface.getBoundingClientRect()
      // A mouse notch is 100 or more and a pinch step a few: the limit caps a notch at about a third.
      const by = Math.max(-30, Math.min(30, event.deltaY * unit))
      view.zoom(Math.exp(-by * 0.01), { x: event.clientX - box.left, y: event.clientY - box.top })
    } else if (event.shiftKey && event.deltaX === 0) view.pan(-event.deltaY * unit, 0)
    else view.pan(-event.deltaX * unit, -event.deltaY * unit)
  }
  // On the board alone: a listener of the page that is not passive would hold up the scrolling of all its panels.
  surface.addEventListener('wheel', turned, { passive: false, signal })
}
