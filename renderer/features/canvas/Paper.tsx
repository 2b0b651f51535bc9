import { previewPath } from '#shared/contract/assets.ts'
import type { PanelRow } from '#shared/document/schema.ts'
import { layersOf, takeOf } from '#shared/document/select.ts'
import { takeStamp } from '#shared/generation/providers/providerOf.ts'
import { toScreen } from '#shared/geometry/camera.ts'
import { useBoard, useEditor, usePanelVersion } from '../../editor/useEditor.ts'
import type { DrawingTable } from './table/drawingTable.ts'
import { useTableState } from './useTable.ts'

/**
 * What is under the stage: the paper's shadow, its last picture until its marks are loaded, and whose take is visible.
 */
export function Paper({ table, panel }: { readonly table: DrawingTable; readonly panel: PanelRow }) {
  const editor = useEditor()
  const board = useBoard()
  const camera = useTableState(table, (state) => state.camera)
  const frame = useTableState(table, (state) => state.frame)
  const loaded = useTableState(table, (state) => state.loaded)
  const version = usePanelVersion(panel.id)
  const corner = toScreen(camera, frame)
  const shown = layersOf(board, panel.id).filter((layer) => layer.kind === 'take' && layer.visible && layer.opacity > 0)
  const style = {
    transform: `translate(${corner.x}px, ${corner.y}px)`,
    width: frame.width * camera.zoom,
    height: frame.height * camera.zoom,
  }
  return (
    <div
      className="table-paper"
      style={style}
      data-table-ready={loaded || undefined}
      data-take={shown.length > 0 || undefined}
    >
      {!loaded && <img src={previewPath(editor.opened.project, panel.id, 960, version)} alt="" />}
      {shown.length > 0 && (
        <p className="table-take">
          {shown
            .map((layer) => {
              const take = layer.takeId === null ? undefined : takeOf(board, layer.takeId)
              return `${layer.name} · ${takeStamp(take)}`
            })
            .join(', ')}
        </p>
      )}
    </div>
  )
}
