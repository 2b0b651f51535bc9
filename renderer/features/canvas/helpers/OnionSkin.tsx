import { previewPath } from '#shared/contract/assets.ts'
import type { PanelRow } from '#shared/document/schema.ts'
import { filmPanels } from '#shared/document/select.ts'
import { useBoard, useEditor, usePanelVersion } from '../../../editor/useEditor.ts'
import type { DrawingTable } from '../table/drawingTable.ts'
import { useHelpers } from './TableView.tsx'
import { useOnPaper } from './useOnPaper.ts'

const WIDTH = 960

/** The drawings of the previous panel (red) and the next (green), faint over the paper. */
export function OnionSkin({ table, panel }: { readonly table: DrawingTable; readonly panel: PanelRow }) {
  const board = useBoard()
  const { helpers } = useHelpers()
  if (!helpers.onion) return null
  const panels = filmPanels(board)
  const at = panels.findIndex((other) => other.id === panel.id)
  const before = helpers.onionPrevious ? panels[at - 1] : undefined
  const after = helpers.onionNext ? panels[at + 1] : undefined
  return (
    <>
      {before && <Skin key={before.id} table={table} panel={before} kind="previous" />}
      {after && <Skin key={after.id} table={table} panel={after} kind="next" />}
    </>
  )
}

interface SkinProps {
  readonly table: DrawingTable
  readonly panel: PanelRow
  readonly kind: 'previous' | 'next'
}

function Skin({ table, panel, kind }: SkinProps) {
  const editor = useEditor()
  const { helpers } = useHelpers()
  const version = usePanelVersion(panel.id)
  const style = { ...useOnPaper(table), opacity: helpers.onionOpacity }
  return (
    <div className={`onion ${kind}`} style={style}>
      <img src={previewPath(editor.opened.project, panel.id, WIDTH, version, 'drawing')} alt="" />
      <i />
    </div>
  )
}
