import type { PanelRow } from '#shared/document/schema.ts'
import type { Desk } from './desk/desk.ts'
import { HelpersButton } from './helpers/HelpersButton.tsx'
import { useDeskState } from './useDesk.ts'

/** How large the paper is shown (100 % is one CSS px to a panel px), and what lies over it. */
export function ZoomBox({ desk, panel }: { readonly desk: Desk; readonly panel: PanelRow | undefined }) {
  const percent = useDeskState(desk, (state) => Math.round(state.camera.zoom * 100))
  return (
    <div className="desk-zoom" role="group" aria-label="Zoom">
      {panel && <HelpersButton panel={panel} />}
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
