import type { ScreenPoint } from '#shared/geometry/points.ts'
import type { Board } from '#shared/document/board.ts'
import type { Editor } from '../../../editor/editor.ts'
import type { BoardView } from '../boardView.ts'
import { seenBy } from '../camera/camera.ts'
import type { WorldPoint, WorldRect } from '../layout/layoutQuery.ts'

/** Something dragged over the board. */
export interface Carry {
  readonly move: (point: ScreenPoint) => void
  readonly drop: () => void
  readonly cancel: () => void
}

export interface Landing {
  readonly line: WorldRect
  readonly change: (board: Board) => Board
}

export interface Load {
  /** The undo step's name. */
  readonly name: string
  /** What the pointer shows during the drag: label and picture. */
  readonly words: string
  readonly panelId: string | null
  /** Shots shown faint in their old place. */
  readonly moving: ReadonlySet<string>
  /** Where it would land from here: the drop line and the change; null for nowhere, or if it is already there. */
  readonly landing: (point: WorldPoint) => Landing | null
  /** It was dropped, and that changed something. */
  readonly dropped?: () => void
}

/** Distance from an edge, CSS px, within which a drag scrolls the board; and the speed, px per frame. */
const EDGE_PX = 48
const EDGE_SPEED = 14

/** Drags a load to the place marked by the drop line. One undo step when dropped, none when cancelled. */
export function beginCarry(editor: Editor, view: BoardView, load: Load): Carry {
  let landing: Landing | null = null
  let at: ScreenPoint = { x: 0, y: 0 }
  let request = requestAnimationFrame(follow)

  /**
   * Near an edge the board scrolls by itself, for as long as the pointer stays there and there is more film in that
   * direction.
   */
  function follow(): void {
    const { width, height } = view.viewport()
    const seen = seenBy(view.camera(), view.viewport())
    const across = within(pull(at.x, width), seen.x, view.layout().width - seen.x - seen.width)
    const down = within(pull(at.y, height), seen.y, view.layout().height - seen.y - seen.height)
    if (across !== 0 || down !== 0) {
      view.pan(across, down)
      show()
    }
    request = requestAnimationFrame(follow)
  }

  function show(): void {
    landing = load.landing(view.world(at))
    const { words, panelId, moving } = load
    view.show({ drop: landing, carried: { at, words, panelId, several: moving.size > 1 } }, moving)
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
      end()
      // Computed once, on drop: a film of many shots is not rearranged with every pointer move.
      if (landing && editor.run(load.name, landing.change)) load.dropped?.()
    },
    cancel: end,
  }
}

/** A scroll step, if part of the film is hidden on the side that it reveals. */
function within(by: number, before: number, after: number): number {
  return (by > 0 ? before : after) > 0 ? by : 0
}

function pull(at: number, length: number): number {
  if (at < EDGE_PX) return EDGE_SPEED * Math.min(1, (EDGE_PX - at) / EDGE_PX)
  if (at > length - EDGE_PX) return -EDGE_SPEED * Math.min(1, (at - length + EDGE_PX) / EDGE_PX)
  return 0
}
