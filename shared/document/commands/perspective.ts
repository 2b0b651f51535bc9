import { patch } from '../board.ts'
import type { Board } from '../board.ts'
import type { PanelId } from '../ids.ts'
import type { PanelRow, Perspective } from '../schema.ts'
import { panelOf } from '../select.ts'

export type VanishingCount = 0 | 1 | 2 | 3

/** Sets a panel's perspective, with its first two points put on the horizon; null removes it. */
export function setPerspective(board: Board, panelId: PanelId, perspective: Perspective | null): Board {
  if (!panelOf(board, panelId)) return board
  return patch(board, 'panel', panelId, { perspective: perspective && levelled(perspective) })
}

/**
 * A starting perspective: horizon a little above the middle, two points at the paper's edges, the third below it. All
 * are in view, ready to be dragged into place.
 */
export function startPerspective(panel: Pick<PanelRow, 'width' | 'height'>, count: VanishingCount): Perspective {
  const { width, height } = panel
  const horizon = Math.round(height * 0.42)
  const points: [number, number][] =
    count === 1
      ? [[Math.round(width / 2), horizon]]
      : [
          [0, horizon],
          [width, horizon],
          [Math.round(width / 2), Math.round(height * 1.25)],
        ]
  return { horizon, points: points.slice(0, count) }
}

/** Moves one vanishing point; the first two move the horizon with them. An index past the last moves the horizon itself. */
export function movePoint(perspective: Perspective, index: number, to: readonly [number, number]): Perspective {
  const horizon = index < 2 || index >= perspective.points.length ? to[1] : perspective.horizon
  const points = perspective.points.map((point, at): [number, number] => (at === index ? [to[0], to[1]] : point))
  return levelled({ horizon, points })
}

function levelled({ horizon, points }: Perspective): Perspective {
  return { horizon, points: points.map(([x, y], at): [number, number] => [x, at < 2 ? horizon : y]) }
}
