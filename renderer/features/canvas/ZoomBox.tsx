import type { Desk } from './desk/desk.ts'
import { useDeskState } from './useDesk.ts'

/** How large the paper is shown: 100 % is one CSS px to a panel px. */
export function ZoomBox({ desk }: { readonly desk: Desk }) {
  const percent = useDeskState(desk, (state) => Math.round(state.camera.zoom * 100))
  return (
    <div className="desk-zoom" role="group" aria-label="Zoom">
      <button type="button" aria-label="Zoom out" onClick={() => desk.camera.zoomBy(0.8, null)}>
        −
      </button>
      <output aria-label="Zoom">{percent} %</output>
      <button type="button" aria-label="Zoom in" onClick={() => desk.camera.zoomBy(1.25, null)}>
        +
      </button>
      <button type="button" onClick={desk.camera.fit}>
        Fit
      </button>
    </div>
  )
}
