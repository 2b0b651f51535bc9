import { growRect, meetRect, unionRect } from '#shared/geometry/rect.ts'
import type { Rect } from '#shared/geometry/rect.ts'
import { boundsOf, reachOf } from './layerPicture.ts'
import type { StageLayer } from './layerStack.ts'

/** The bed under ink outside the frame reaches so many panel px past it. */
const PASTEBOARD_PX = 36

/** What the paper's colour is laid under where ink leaves the frame, so that the ink is seen. */
export function pasteboardOf(layers: readonly StageLayer[], frame: Rect): Rect {
  return layers.reduce((all, { row, marks }) => {
    const own =
      row.visible && row.kind === 'drawing'
        ? meetRect(reachOf(marks, frame), growRect(boundsOf(marks) ?? frame, PASTEBOARD_PX))
        : null
    return unionRect(all, own)!
  }, frame)
}
