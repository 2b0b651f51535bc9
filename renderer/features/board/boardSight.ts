import type { Surface } from '../../editor/undoing/sight.ts'
import type { Spot } from '../../editor/undoing/spot.ts'
import type { BoardView } from './boardView.ts'
import type { BoardCamera, Viewport } from './camera/camera.ts'
import { clearRoom, seenBy } from './camera/camera.ts'
import type { BoardLayout } from './layout/layout.ts'
import { frameOf, headingOf } from './layout/layoutQuery.ts'
import type { WorldRect } from './layout/layoutQuery.ts'
import { meetRect } from '#shared/geometry/rect.ts'

/** In a narrower frame, CSS px, a change to a drawing can't be recognised; a frame that comes or goes can. */
const NARROWEST = { drawing: 44, frame: 12 } as const
/** The part of a frame, across and down, that must be in the window. */
const PART = 0.5

/** What the board shows of the film: frames and headings. What is written about a shot is seen beside it. */
export function boardSight(view: BoardView): Surface {
  const sees = (spot: Spot): boolean => seesSpot(spot, view.layout(), view.goal(), view.viewport())
  return {
    look: () => sees,
    show(spot) {
      if (rectsOf(view.layout(), spot).length === 0) return false
      if (!sees(spot)) view.revealHand()
      if (!sees(spot)) view.flyToHand()
      return true
    },
  }
}

/** Whether enough of any frame or heading of this spot is in the window, and large enough. */
export function seesSpot(spot: Spot, layout: BoardLayout, camera: BoardCamera, viewport: Viewport): boolean {
  const narrowest = spot.kind === 'drawing' || spot.kind === 'frame' ? NARROWEST[spot.kind] : 0
  if (layout.frame.width * camera.zoom < narrowest) return false
  const window = seenBy(camera, clearRoom(viewport))
  return rectsOf(layout, spot).some((rect) => {
    const seen = meetRect(rect, window)
    // Of what is larger than the window, half a window of it.
    const enough = (side: 'width' | 'height'): boolean => seen![side] >= Math.min(rect[side], window[side]) * PART
    return seen !== null && enough('width') && enough('height')
  })
}

function rectsOf(layout: BoardLayout, spot: Spot): readonly WorldRect[] {
  if (spot.kind === 'drawing' && spot.guide) return []
  if (spot.kind === 'drawing') return spot.panelIds.flatMap((id) => frameRect(layout, layout.panelCell.get(id)))
  if (spot.kind === 'frame') {
    const cell = spot.panelId === null ? undefined : layout.panelCell.get(spot.panelId)
    return frameRect(layout, cell ?? layout.firstCell.get(spot.shotId))
  }
  if (spot.kind !== 'scene' || spot.field !== undefined) return []
  const band = layout.bands.find(({ sceneId }) => sceneId === spot.sceneId)
  // The words of a heading begin at its left: the width of a frame tells that it is there.
  return band ? [{ ...headingOf(layout, band), width: layout.frame.width }] : []
}

function frameRect(layout: BoardLayout, at: number | undefined): readonly WorldRect[] {
  const cell = layout.cells[at ?? -1]
  return cell ? [frameOf(layout, cell)] : []
}
