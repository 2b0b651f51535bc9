import { toScreen } from '#shared/geometry/camera.ts'
import type { DrawingTable } from './table/drawingTable.ts'
import { useTableState } from './useTable.ts'

/** Dims what was drawn outside the frame: it is kept, and the film does not show it. */
export function Dimmer({ table }: { readonly table: DrawingTable }) {
  const camera = useTableState(table, (state) => state.camera)
  const frame = useTableState(table, (state) => state.frame)
  const outside = useTableState(table, (state) => state.outside)
  if (!outside) return null
  const corner = toScreen(camera, frame)
  const style = {
    transform: `translate(${corner.x}px, ${corner.y}px)`,
    width: frame.width * camera.zoom,
    height: frame.height * camera.zoom,
  }
  return <div className="table-dimmer" style={style} />
}
