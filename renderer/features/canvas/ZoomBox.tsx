import { Minus, Plus, RotateCw } from 'lucide-react'
import type { PanelRow } from '#shared/document/schema.ts'
import type { DrawingTable } from './table/drawingTable.ts'
import { HelpersButton } from './helpers/HelpersButton.tsx'
import { useHelpers } from './helpers/TableView.tsx'
import { TURN_STEP } from './table/turning.ts'
import { useTableState } from './useTable.ts'

/** How large the paper is shown (100 % is one CSS px per panel px), and what is shown over it. */
export function ZoomBox({ table, panel }: { readonly table: DrawingTable; readonly panel: PanelRow | undefined }) {
  const percent = useTableState(table, (state) => Math.round(state.camera.zoom * 100))
  return (
    <div className="table-zoom" role="group" aria-label="Zoom">
      {panel && <HelpersButton panel={panel} />}
      <TurnButtons table={table} />
      <button type="button" aria-label="Zoom out" onClick={() => table.camera.zoomBy(0.8, null)}>
        <Minus aria-hidden />
      </button>
      <output aria-label="Zoom">{percent} %</output>
      <button type="button" aria-label="Zoom in" onClick={() => table.camera.zoomBy(1.25, null)}>
        <Plus aria-hidden />
      </button>
      <button type="button" onClick={table.camera.fit}>
        Fit
      </button>
    </div>
  )
}

/** Turns the paper by hand's steps; while it is turned, by how much, which sets it upright again. */
function TurnButtons({ table }: { readonly table: DrawingTable }) {
  const { settings, helpers } = useHelpers()
  const { turn } = helpers
  return (
    <>
      <button
        type="button"
        aria-label="Turn paper right"
        title="Turn paper right (Alt+R)"
        onClick={() => table.turn(TURN_STEP)}
      >
        <RotateCw aria-hidden />
      </button>
      {turn !== 0 && (
        <button
          type="button"
          className="table-turned"
          aria-label={`Turned by ${Math.round(turn)}°: set the paper upright`}
          title="Set the paper upright"
          onClick={() => settings.set({ turn: 0 })}
        >
          {Math.round(turn)}°
        </button>
      )}
    </>
  )
}
