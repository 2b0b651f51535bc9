import { useEffect, useRef } from 'react'
import { previewPath } from '#shared/contract/assets.ts'
import type { PanelRow } from '#shared/document/schema.ts'
import { toScreen } from '#shared/geometry/camera.ts'
import type { Editor } from '../../editor/editor.ts'
import { stripPanels } from '../../editor/stripPanels.ts'
import { useEditor, usePanelVersion } from '../../editor/useEditor.ts'
import type { DrawingTable } from './table/drawingTable.ts'
import { useTableState } from './useTable.ts'

const WIDTH = 960
/** How long a page is looked at before its neighbours are made ready, ms. */
const REST_MS = 150

/** A page turns without a flash: until its marks are read and painted, its last picture lies over the empty stage. */
export function LastPicture({ table, panel }: { readonly table: DrawingTable; readonly panel: PanelRow }) {
  const editor = useEditor()
  const painted = useTableState(table, (state) => state.painted)
  useReadyNeighbours(editor, painted ? panel.id : null)
  return painted ? null : <Picture key={panel.id} table={table} panel={panel} />
}

function Picture({ table, panel }: { readonly table: DrawingTable; readonly panel: PanelRow }) {
  const editor = useEditor()
  const camera = useTableState(table, (state) => state.camera)
  const frame = useTableState(table, (state) => state.frame)
  const version = usePanelVersion(panel.id)
  const corner = toScreen(camera, frame)
  const style = {
    transform: `translate(${corner.x}px, ${corner.y}px)`,
    width: frame.width * camera.zoom,
    height: frame.height * camera.zoom,
  }
  return <img className="table-last" src={pathOf(editor, panel.id, version)} alt="" style={style} />
}

/** Reads the marks of the pages before and after this one, and decodes their last pictures, once it has been looked at. */
function useReadyNeighbours(editor: Editor, panelId: PanelRow['id'] | null): void {
  /** Held, so that they stay decoded. */
  const held = useRef<readonly HTMLImageElement[]>([])
  useEffect(() => {
    if (panelId === null) return undefined
    const rest = setTimeout(() => {
      const panels = stripPanels(editor.board(), panelId)
      const at = panels.findIndex(({ id }) => id === panelId)
      const beside = [panels[at + 1], panels[at - 1]].flatMap((other) => other?.id ?? [])
      void editor.loadMarks(beside)
      held.current = beside.map((id) => {
        const picture = new Image()
        picture.src = pathOf(editor, id, editor.panelVersion(id))
        return picture
      })
    }, REST_MS)
    return () => clearTimeout(rest)
  }, [editor, panelId])
}

function pathOf(editor: Editor, panelId: PanelRow['id'], version: string): string {
  return previewPath(editor.opened.project, panelId, WIDTH, version)
}
