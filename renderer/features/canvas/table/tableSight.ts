import { toScreen } from '#shared/geometry/camera.ts'
import { panelPoint } from '#shared/geometry/points.ts'
import type { Rect } from '#shared/geometry/rect.ts'
import type { Surface } from '../../../editor/undoing/sight.ts'
import type { TableParts } from './tableEffects.ts'

/** What the table shows of the film: the panel on it, or the part of that which is in the window. */
export function tableSight({ area, camera, drawing }: Pick<TableParts, 'area' | 'camera' | 'drawing'>): Surface {
  function inWindow(part: Rect): boolean {
    const from = toScreen(camera.now(), panelPoint(part.x, part.y))
    const to = toScreen(camera.now(), panelPoint(part.x + part.width, part.y + part.height))
    return to.x > 0 && to.y > 0 && from.x < area.clientWidth && from.y < area.clientHeight
  }
  const isHere = (panelIds: readonly string[]): boolean => panelIds.includes(drawing().panelId ?? '')

  return {
    // A panel that goes, or beside which another comes, is the one on the table: the strip may be scrolled away.
    sees: (spot) =>
      spot.kind === 'frame'
        ? spot.panelId !== null && isHere([spot.panelId])
        : spot.kind === 'drawing' && isHere(spot.panelIds) && (spot.area === null || inWindow(spot.area)),
    show(spot) {
      if (spot.kind !== 'drawing' || !isHere(spot.panelIds)) return false
      if (spot.area !== null && !inWindow(spot.area)) camera.fit()
      return true
    },
  }
}
