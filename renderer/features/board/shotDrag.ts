import { moveShots } from '#shared/document/commands/shots.ts'
import { stepName } from '#shared/document/commands/stepName.ts'
import type { SceneId, ShotId } from '#shared/document/ids.ts'
import { beginGesture } from '../../editor/gesture.ts'
import type { Editor } from '../../editor/editor.ts'
import type { BoardView } from './boardView.ts'
import type { ScreenPoint } from './camera.ts'
import { dropPlace } from './layoutQuery.ts'
import { inOrder } from './selection.ts'

export interface ShotDrag {
  readonly move: (point: ScreenPoint) => void
  readonly drop: () => void
  readonly cancel: () => void
}

/** How near to an edge, CSS px, the board begins to move under the carried shots; and how fast, px a frame. */
const EDGE_PX = 48
const EDGE_SPEED = 14

/** Carries the selected shots, in film order, to where a line shows they would land. One undo step when dropped, none when called off. */
export function beginShotDrag(
  editor: Editor,
  view: BoardView,
  selected: readonly string[],
  panelId: string | null,
): ShotDrag {
  const ids = inOrder(view.layout().firstCell, selected) as ShotId[]
  const moving = new Set<string>(ids)
  const gesture = beginGesture(editor, stepName(editor.board(), 'Move', ids), () => undefined)
  let at: ScreenPoint = { left: 0, top: 0 }
  let request = requestAnimationFrame(follow)

  /** Near an edge the board moves on by itself, for as long as the pointer stays there. */
  function follow(): void {
    const { width, height } = view.viewport()
    const left = pull(at.left, width)
    const top = pull(at.top, height)
    if (left !== 0 || top !== 0) {
      view.pan(left, top)
      show()
    }
    request = requestAnimationFrame(follow)
  }

  function show(): void {
    const drop = dropPlace(view.layout(), view.world(at), moving)
    if (drop) gesture.change((board) => moveShots(board, ids, drop.sceneId as SceneId, drop.index))
    view.show({ drop, carried: { at, words: stepName(editor.board(), '', ids).trim(), panelId } }, moving)
  }

  function end(): void {
    cancelAnimationFrame(request)
    view.show({ drop: null, carried: null }, new Set())
  }

  return {
    move(point) {
      at = point
      show()
    },
    drop() {
      gesture.commit()
      end()
    },
    cancel() {
      gesture.cancel()
      end()
    },
  }
}

function pull(at: number, length: number): number {
  if (at < EDGE_PX) return EDGE_SPEED * Math.min(1, (EDGE_PX - at) / EDGE_PX)
  if (at > length - EDGE_PX) return -EDGE_SPEED * Math.min(1, (at - length + EDGE_PX) / EDGE_PX)
  return 0
}
