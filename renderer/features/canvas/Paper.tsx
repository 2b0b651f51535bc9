import { previewPath } from '#shared/contract/assets.ts'
import type { PanelRow } from '#shared/document/schema.ts'
import { useEditor, usePanelVersion } from '../../editor/useEditor.ts'
import { useOnPaper } from './helpers/useOnPaper.ts'
import type { DrawingTable } from './table/drawingTable.ts'
import { useTableState } from './useTable.ts'

/** What is under the stage: the paper's shadow, and its last picture until its marks are loaded. */
export function Paper({ table, panel }: { readonly table: DrawingTable; readonly panel: PanelRow }) {
  const editor = useEditor()
  const loaded = useTableState(table, (state) => state.loaded)
  const version = usePanelVersion(panel.id)
  return (
    <div className="table-paper" style={useOnPaper(table)} data-table-ready={loaded || undefined}>
      {!loaded && <img src={previewPath(editor.opened.project, panel.id, 960, version)} alt="" />}
    </div>
  )
}
