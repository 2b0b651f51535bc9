import { growRect } from '#shared/geometry/rect.ts'
import type { Rect } from '#shared/geometry/rect.ts'
import { boundsOf, reachOf } from './layerPicture.ts'
import type { StageLayer } from './layerStack.ts'

/** How far the pasteboard reaches past ink outside the frame, and by how much it grows, panel px. */
const PASTEBOARD_PX = 36

/**
 * What gets the paper's colour under ink that leaves the frame, so that the ink is visible: as wide on every side, as a
 * sheet with a margin. Cut to the ink, it would look like strips of something else beside the paper.
 */
export function pasteboardOf(layers: readonly StageLayer[], frame: Rect): Rect {
  const out = layers.map(({ row, marks }) =>
    row.visible && row.kind === 'drawing' ? Math.min(pastFrame(boundsOf(marks), frame), margin(marks, frame)) : 0,
  )
  const farthest = Math.max(0, ...out)
  return growRect(frame, (Math.ceil(farthest / PASTEBOARD_PX) + 1) * PASTEBOARD_PX)
}

/** How much of the table around the frame the layer's ink is shown on. */
function margin(marks: StageLayer['marks'], frame: Rect): number {
  return frame.x - reachOf(marks, frame).x
}

function pastFrame(bounds: Rect | null, frame: Rect): number {
  if (!bounds) return 0
  return Math.max(
    frame.x - bounds.x,
    frame.y - bounds.y,
    bounds.x + bounds.width - frame.x - frame.width,
    bounds.y + bounds.height - frame.y - frame.height,
  )
}
