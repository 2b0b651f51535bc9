import { growRect, meetRect, unionRect } from '#shared/geometry/rect.ts'
import type { Rect } from '#shared/geometry/rect.ts'
import { boundsOf, reachOf } from './layerPicture.ts'
import type { StageLayer } from './layerStack.ts'

/** How far the pasteboard reaches past ink outside the frame, panel px. */
const PASTEBOARD_PX = 36

/** What gets the paper's colour under ink that leaves the frame, so that the ink is visible. */
export function pasteboardOf(layers: readonly StageLayer[], frame: Rect): Rect {
  return layers.reduce((all, { row, marks }) => {
    const own =
      row.visible && row.kind === 'drawing'
        ? meetRect(reachOf(marks, frame), growRect(boundsOf(marks) ?? frame, PASTEBOARD_PX))
        : null
    return unionRect(all, own)!
  }, frame)
}
