import type { PanelRow } from '#shared/document/schema.ts'
import { toolOf } from '#shared/tools/toolbox.ts'
import { PerspectivePoints } from './helpers/PerspectivePoints.tsx'
import { PictureBox } from './helpers/PictureBox.tsx'
import { RulerCursor } from './helpers/RulerCursor.tsx'
import { useHelpers } from './helpers/TableView.tsx'
import { useShown, useTableOverlay } from './overlay/useTableOverlay.ts'
import type { DrawingTable } from './table/drawingTable.ts'
import { useToolSettings } from './useTable.ts'
import './overlay/overlay.css'

/**
 * What is shown over the drawing, as Konva nodes, with a counterpart for keys and screen readers for everything that
 * can be held.
 */
export function TableOverlay({ table, panel }: { readonly table: DrawingTable; readonly panel: PanelRow }) {
  const { living, host } = useTableOverlay(table)
  const { thirds, center, safe, flip, ...helpers } = useHelpers().helpers
  // Rulers measure along the window's edges, which a turned paper has left.
  const rulers = helpers.rulers && helpers.turn === 0
  const { tools } = useToolSettings()
  const holds = toolOf(tools.tool).shows ?? null
  useShown(living, { holds, thirds, center, safe, rulers, flip })
  return (
    <>
      <div ref={host} className="table-overlay" data-rulers={rulers || undefined} aria-hidden="true" />
      <RulerCursor table={table} />
      {living && <PerspectivePoints living={living} table={table} panel={panel} />}
      {living && <PictureBox living={living} table={table} panel={panel} />}
    </>
  )
}
