import { layLayer } from './paintLayer.ts'
import type { LayerContent } from './paintLayer.ts'
import { viewSize } from '../paint/painter.ts'
import type { Painter, View } from '../paint/painter.ts'
import type { Surface } from '../paint/surface.ts'

/** Paints a whole panel: paper (null: none), then the stack from bottom to top. The surface is `viewSize(view)` px. */
export function paintPanel(
  surface: Surface,
  stack: readonly LayerContent[],
  paper: string | null,
  painter: Painter,
  view: View,
): void {
  const { width, height } = viewSize(view)
  surface.save()
  surface.setTransform(1, 0, 0, 1, 0, 0)
  if (paper !== null) {
    surface.fillStyle = paper
    surface.fillRect(0, 0, width, height)
  }
  for (const content of stack) layLayer(surface, content, painter, view)
  surface.restore()
}
