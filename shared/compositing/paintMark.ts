import type { MarkRow } from '../document/schema.ts'
import { meetRect } from '../geometry/rect.ts'
import type { Rect } from '../geometry/rect.ts'
import { markBounds, pointsOf, ringsOf } from './markBounds.ts'
import { paintCamera } from './paintCamera.ts'
import { paintFill } from './paintFill.ts'
import { nibOf } from '../paint/nibs/nibOf.ts'
import { viewSize } from '../paint/painter.ts'
import type { Painter, View } from '../paint/painter.ts'
import { paintShape } from './paintShape.ts'
import { paintStroke } from '../paint/paintStroke.ts'
import { paintWords } from './paintWords.ts'
import type { Surface } from '../paint/surface.ts'

/**
 * Paints one mark on its layer's own surface. The surface's transform must be the view's (see `aim`): erasers cut what
 * the surface already holds, markers multiply with it. A mark outside the view costs nothing.
 */
export function paintMark(surface: Surface, mark: MarkRow, painter: Painter, view: View): void {
  const seen = meetRect(markBounds(mark), view.frame)
  if (!seen || mark.opacity === 0) return
  if (mark.within || (mark.opacity < 1 && needsBuffer(mark, view.scale))) {
    const part = { frame: onPixels(seen, view), scale: view.scale }
    const { width, height } = viewSize(part)
    const buffer = painter.maker.make(width, height)
    aim(buffer.surface, part)
    paintWhole(buffer.surface, { ...mark, opacity: 1 }, mark, painter, view.scale)
    surface.save()
    surface.globalAlpha = mark.opacity
    if (mark.within) surface.globalCompositeOperation = 'source-atop'
    surface.drawImage(buffer.picture as never, part.frame.x, part.frame.y, width / view.scale, height / view.scale)
    surface.restore()
    return
  }
  paintWhole(surface, mark, mark, painter, view.scale)
}

/**
 * Smallest enclosing rectangle aligned to the view's px, so that what is painted separately is copied px on px,
 * without blurring.
 */
function onPixels({ x, y, width, height }: Rect, { frame, scale }: View): Rect {
  const left = Math.floor((x - frame.x) * scale)
  const top = Math.floor((y - frame.y) * scale)
  const right = Math.ceil((x + width - frame.x) * scale)
  const bottom = Math.ceil((y + height - frame.y) * scale)
  return {
    x: frame.x + left / scale,
    y: frame.y + top / scale,
    width: (right - left) / scale,
    height: (bottom - top) / scale,
  }
}

/** Sets the surface's transform to map panel px to the view's px. */
export function aim(surface: Surface, view: View): void {
  const { frame, scale } = view
  surface.setTransform(scale, 0, 0, scale, -frame.x * scale, -frame.y * scale)
}

/** True if the mark overlaps its own ink, which must not show through at partial opacity. */
function needsBuffer(mark: MarkRow, scale: number): boolean {
  return mark.kind === 'stroke' && nibOf(mark.brush).overlaps(mark.size, scale)
}

/** `row` is the mark as the board holds it, and the key for cached values. */
function paintWhole(surface: Surface, mark: MarkRow, row: MarkRow, painter: Painter, scale: number): void {
  surface.save()
  if (mark.transform) surface.transform(...mark.transform)
  surface.globalAlpha = mark.opacity
  if (mark.kind === 'stroke') {
    const points = row.kind === 'stroke' ? pointsOf(row) : new Float32Array(0)
    paintStroke(surface, mark, points, painter, scale * growth(mark))
  } else if (mark.kind === 'fill') paintFill(surface, row.kind === 'fill' ? ringsOf(row) : [], mark.color)
  else if (mark.kind === 'shape') paintShape(surface, mark)
  else if (mark.kind === 'camera') paintCamera(surface, mark)
  else paintWords(surface, mark)
  surface.restore()
}

/** The scale factor of a mark's transform. */
function growth({ transform }: MarkRow): number {
  return transform ? Math.max(0.05, Math.sqrt(Math.abs(transform[0] * transform[3] - transform[1] * transform[2]))) : 1
}
