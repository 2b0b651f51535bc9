import type { CSSProperties } from 'react'
import { toScreen } from '#shared/geometry/camera.ts'
import type { DrawingTable } from '../table/drawingTable.ts'
import { useTableState } from '../useTable.ts'

/** The place of an element that covers the paper exactly, wherever the camera is. */
export function useOnPaper(table: DrawingTable): CSSProperties {
  const camera = useTableState(table, (state) => state.camera)
  const frame = useTableState(table, (state) => state.frame)
  const corner = toScreen(camera, frame)
  return {
    transform: `translate(${corner.x}px, ${corner.y}px)`,
    width: frame.width * camera.zoom,
    height: frame.height * camera.zoom,
  }
}
