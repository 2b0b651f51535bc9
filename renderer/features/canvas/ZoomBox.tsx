import { Minus, Plus, RotateCwSquare } from 'lucide-react'
import type { PanelRow } from '#shared/document/schema.ts'
import type { DrawingTable } from './table/drawingTable.ts'
import { HelpersButton } from './helpers/HelpersButton.tsx'
import { useHelpers } from './helpers/TableView.tsx'
import { TURN_STEP } from './table/turning.ts'
import { useTableState } from './useTable.ts'
import { useActions } from '../../editor/useActions.ts'
import { Tooltip } from '../../ui/Tooltip.tsx'

/** How large the paper is shown (100 % is one CSS px per panel px), and what is shown over it. */
export function ZoomBox({ table, panel }: { readonly table: DrawingTable; readonly panel: PanelRow | undefined }) {
  const { keys } = useActions()
  const percent = useTableState(table, (state) => Math.round(state.camera.zoom * 100))
  return (
    <div className="table-zoom" role="group" aria-label="Zoom">
      {panel && <HelpersButton panel={panel} />}
      <TurnButtons table={table} />
      <Tooltip label="Zoom out" keys={keys('view.zoomOut')} side="top">
        <button type="button" aria-label="Zoom out" onClick={() => table.camera.zoomBy(0.8, null)}>
          <Minus aria-hidden />
        </button>
      </Tooltip>
      <output aria-label="Zoom">{percent} %</output>
      <Tooltip label="Zoom in" keys={keys('view.zoomIn')} side="top">
        <button type="button" aria-label="Zoom in" onClick={() => table.camera.zoomBy(1.25, null)}>
          <Plus aria-hidden />
        </button>
      </Tooltip>
      <Tooltip label="Fit the paper" keys={keys('view.fit')} side="top">
        <button type="button" onClick={table.camera.fit}>
          Fit
        </button>
      </Tooltip>
    </div>
  )
}

/** Turns the paper by hand's steps; while it is turned, by how much, which sets it upright again. */
function TurnButtons({ table }: { readonly table: DrawingTable }) {
  const { settings, helpers } = useHelpers()
  const { keys } = useActions()
  const { turn } = helpers
  return (
    <>
      <Tooltip label="Turn paper right" keys={keys('turn.right')} side="top">
        <button type="button" aria-label="Turn paper right" onClick={() => table.turn(TURN_STEP)}>
          <RotateCwSquare aria-hidden />
        </button>
      </Tooltip>
      {turn !== 0 && (
        <Tooltip label="Set paper upright" keys={keys('turn.upright')} side="top">
          <button
            type="button"
            className="table-turned"
            aria-label={`Turned by ${Math.round(turn)}°: set the paper upright`}
            onClick={() => settings.set({ turn: 0 })}
          >
            {Math.round(turn)}°
          </button>
        </Tooltip>
      )}
    </>
  )
}
