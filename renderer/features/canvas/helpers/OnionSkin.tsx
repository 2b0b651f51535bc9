import { previewPath } from '#shared/contract/assets.ts'
import type { PanelRow } from '#shared/document/schema.ts'
import { filmPanels } from '#shared/document/select.ts'
import { toScreen } from '#shared/geometry/camera.ts'
import { useBoard, useEditor, usePanelVersion } from '../../../editor/useEditor.ts'
import type { Desk } from '../desk/desk.ts'
import { useDeskState } from '../useDesk.ts'
import { useHelpers } from './DeskView.tsx'

const WIDTH = 960

/** The drawings of the panel before (red) and after (green), faintly over the paper. */
export function OnionSkin({ desk, panel }: { readonly desk: Desk; readonly panel: PanelRow }) {
  const board = useBoard()
  const { helpers } = useHelpers()
  if (!helpers.onion) return null
  const panels = filmPanels(board)
  const at = panels.findIndex((other) => other.id === panel.id)
  const before = helpers.onionPrevious ? panels[at - 1] : undefined
  const after = helpers.onionNext ? panels[at + 1] : undefined
  return (
    <>
      {before && <Skin key={before.id} desk={desk} panel={before} kind="previous" />}
      {after && <Skin key={after.id} desk={desk} panel={after} kind="next" />}
    </>
  )
}

interface SkinProps {
  readonly desk: Desk
  readonly panel: PanelRow
  readonly kind: 'previous' | 'next'
}

function Skin({ desk, panel, kind }: SkinProps) {
  const editor = useEditor()
  const { helpers } = useHelpers()
  const camera = useDeskState(desk, (state) => state.camera)
  const frame = useDeskState(desk, (state) => state.frame)
  const version = usePanelVersion(panel.id)
  const corner = toScreen(camera, frame)
  const style = {
    transform: `translate(${corner.x}px, ${corner.y}px)`,
    width: frame.width * camera.zoom,
    height: frame.height * camera.zoom,
    opacity: helpers.onionOpacity,
  }
  return (
    <div className={`onion ${kind}`} style={style}>
      <img src={previewPath(editor.opened.project, panel.id, WIDTH, version, 'drawing')} alt="" />
      <i />
    </div>
  )
}
