import type { PanelRow } from '#shared/document/schema.ts'
import { numbersOf, panelPlace, sceneOf, shotOf } from '#shared/document/select.ts'
import { sceneTitle } from '#shared/document/whatCounts.ts'
import { useBoard, useEditor } from '../../editor/useEditor.ts'
import { useActions } from '../../editor/useActions.ts'
import { Tooltip } from '../../ui/Tooltip.tsx'

/** "Scene 2 › Shot 2B › Panel 1 of 2"; the scene links back to the board. */
export function Crumb({ panel }: { readonly panel: PanelRow }) {
  const { session } = useEditor()
  const board = useBoard()
  const leave = useActions().keys('panel.leave')
  const numbers = numbersOf(board)
  const shot = shotOf(board, panel.shotId)
  const scene = shot && sceneOf(board, shot.sceneId)
  const { index, count } = panelPlace(board, panel)
  return (
    <nav id="table-crumb" className="table-crumb" aria-label="Where you are">
      <Tooltip label="Back to the board" keys={leave}>
        <button type="button" onClick={() => session.set({ drawing: false, bare: false })}>
          Scene {scene ? numbers.scenes.get(scene.id) : ''}
        </button>
      </Tooltip>
      <b aria-hidden="true">›</b>
      <span>Shot {numbers.shots.get(panel.shotId)}</span>
      <b aria-hidden="true">›</b>
      <span aria-current="page">
        Panel {index} of {count}
        {panel.label && ` · ${panel.label}`}
      </span>
      {scene && (
        <Tooltip label={sceneTitle(scene)} whenCut>
          <small>{sceneTitle(scene)}</small>
        </Tooltip>
      )}
    </nav>
  )
}
