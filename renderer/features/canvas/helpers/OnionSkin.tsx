import { previewPath } from '#shared/contract/assets.ts'
import type { PanelRow } from '#shared/document/schema.ts'
import { filmPanels } from '#shared/document/select.ts'
import { useBoard, useEditor, usePanelVersion } from '../../../editor/useEditor.ts'
import type { DrawingTable } from '../table/drawingTable.ts'
import { onionSkins } from './onionSkins.ts'
import type { OnionSkin as Skin } from './onionSkins.ts'
import { useHelpers } from './TableView.tsx'
import { useOnPaper } from './useOnPaper.ts'

const WIDTH = 960

/** The drawings of the panels before (red) and after (blue), faint over the paper, fainter the further away. */
export function OnionSkin({ table, panel }: { readonly table: DrawingTable; readonly panel: PanelRow }) {
  const board = useBoard()
  const { helpers } = useHelpers()
  if (!helpers.onion) return null
  return onionSkins(filmPanels(board), panel.id, helpers).map((skin) => (
    <OneSkin key={skin.panel.id} table={table} {...skin} />
  ))
}

function OneSkin({ table, panel, side, opacity }: Skin & { readonly table: DrawingTable }) {
  const editor = useEditor()
  const version = usePanelVersion(panel.id)
  return (
    <div className={`onion ${side}`} style={{ ...useOnPaper(table), opacity }}>
      <img src={previewPath(editor.opened.project, panel.id, WIDTH, version, 'sketch')} alt="" />
      <i />
    </div>
  )
}
