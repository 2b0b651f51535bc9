import { movePanel } from '#shared/document/commands/panels.ts'
import { moveShots } from '#shared/document/commands/shots.ts'
import { stepName } from '#shared/document/commands/stepName.ts'
import type { SceneId, ShotId } from '#shared/document/ids.ts'
import { panelPlace } from '#shared/document/select.ts'
import type { PanelRow } from '#shared/document/schema.ts'
import type { Editor } from '../../../editor/editor.ts'
import type { BoardView } from '../boardView.ts'
import { beginCarry } from './carry.ts'
import type { Carry } from './carry.ts'
import { dropPlace, panelDropPlace, standsAt } from '../layout/dropPlaces.ts'
import { inOrder } from './selection.ts'

/** The selected shots, in film order; they show the picture of the panel that was grabbed. */
export function beginShotDrag(
  editor: Editor,
  view: BoardView,
  selected: readonly string[],
  panelId: string | null,
): Carry {
  const ids = inOrder(view.layout().firstCell, selected) as ShotId[]
  const moving = new Set<string>(ids)
  return beginCarry(editor, view, {
    name: stepName(editor.board(), 'Move', ids),
    words: stepName(editor.board(), '', ids).trim(),
    panelId,
    moving,
    landing(point) {
      const drop = dropPlace(view.layout(), point, moving)
      if (!drop || standsAt(view.layout(), ids, drop)) return null
      return { line: drop.line, change: (board) => moveShots(board, ids, drop.sceneId as SceneId, drop.index) }
    },
  })
}

/** One panel, to another place in its shot or into another shot. */
export function beginPanelDrag(editor: Editor, view: BoardView, panel: PanelRow): Carry {
  const { index } = panelPlace(editor.board(), panel)
  const shot = stepName(editor.board(), '', [panel.shotId]).trim()
  return beginCarry(editor, view, {
    name: `Move Panel of ${shot}`,
    words: `Panel ${index} of ${shot}`,
    panelId: panel.id,
    moving: new Set(),
    landing(point) {
      const drop = panelDropPlace(view.layout(), point, panel.id)
      const stays = drop?.shotId === panel.shotId && drop.index === index - 1
      if (!drop || stays) return null
      return {
        line: drop.line,
        change: (board) => movePanel(board, panel.id, drop.shotId as ShotId, drop.index),
      }
    },
    dropped: () => editor.session.selectPanel(editor.board(), panel.id),
  })
}
