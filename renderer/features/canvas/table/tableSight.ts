import { toScreen } from '#shared/geometry/camera.ts'
import type { Camera } from '#shared/geometry/camera.ts'
import { panelPoint } from '#shared/geometry/points.ts'
import { toWindow } from '#shared/geometry/turn.ts'
import type { ViewTurn } from '#shared/geometry/turn.ts'
import { meetRect } from '#shared/geometry/rect.ts'
import type { Rect } from '#shared/geometry/rect.ts'
import type { Surface } from '../../../editor/undoing/sight.ts'
import type { Spot } from '../../../editor/undoing/spot.ts'
import { helperSettingsOf } from '../helpers/helperSettings.ts'
import { viewOn } from '../helpers/placeOnTable.ts'
import type { TableParts } from './tableEffects.ts'

/** Less of a change than this, CSS px, is not seen, unless it is half of it. */
const ENOUGH = 24

/** What the table shows of the film: the panel on it, or the part of that which is in the window. */
export function tableSight({ editor, area, camera, drawing }: TableSightParts): Surface {
  const helpers = helperSettingsOf(editor.session)
  const inWindow = (part: Rect): boolean => isInWindow(part, camera.now(), viewOn(area, helpers.state()))
  const isHere = (panelIds: readonly string[]): boolean => panelIds.includes(drawing().panelId ?? '')

  const isShown = ({ area: part, guide }: Extract<Spot, { kind: 'drawing' }>): boolean =>
    guide ? helpers.state().perspective : part === null || inWindow(part)

  return {
    // A panel that goes, or beside which another comes, is the one on the table: the strip may be scrolled away.
    look: () => (spot) =>
      spot.kind === 'frame'
        ? spot.panelId !== null && isHere([spot.panelId])
        : spot.kind === 'drawing' && isHere(spot.panelIds) && isShown(spot),
    show(spot) {
      if (spot.kind !== 'drawing' || !isHere(spot.panelIds)) return false
      if (spot.guide) helpers.set({ perspective: true })
      if (spot.area !== null && !inWindow(spot.area)) camera.fit()
      // Beside the paper it may be out of the window even so.
      if (spot.area !== null && !inWindow(spot.area)) camera.look(spot.area)
      return true
    },
  }
}

type TableSightParts = Pick<TableParts, 'editor' | 'area' | 'camera' | 'drawing'>

/** Whether enough of this part of the panel is in the window to be seen, however the view is flipped and turned. */
export function isInWindow({ x, y, width, height }: Rect, camera: Camera, view: ViewTurn): boolean {
  const corners = [
    panelPoint(x, y),
    panelPoint(x + width, y),
    panelPoint(x, y + height),
    panelPoint(x + width, y + height),
  ]
  const places = corners.map((corner) => toWindow(view, toScreen(camera, corner)))
  const [across, down] = [places.map((place) => place.x), places.map((place) => place.y)]
  const [left, top] = [Math.min(...across), Math.min(...down)]
  const whole = { x: left, y: top, width: Math.max(...across) - left, height: Math.max(...down) - top }
  const seen = meetRect(whole, { x: 0, y: 0, ...view.room })
  const enough = (side: 'width' | 'height'): boolean => seen![side] >= Math.min(ENOUGH, whole[side] / 2)
  return seen !== null && enough('width') && enough('height')
}
