import type { LayerRow, MarkRow } from '../document/schema.ts'
import { holdsMarks } from '../document/inkOf.ts'
import { coverCrop } from '../geometry/rect.ts'
import type { Rect } from '../geometry/rect.ts'
import { paintLostPicture } from './lostPicture.ts'
import { aim, paintMark } from './paintMark.ts'
import type { Picture } from './picture.ts'
import { tracedPicture } from './tracedPicture.ts'
import { viewSize } from '../paint/painter.ts'
import type { Painter, View } from '../paint/painter.ts'
import type { Surface } from '../paint/surface.ts'

export interface LayerContent {
  readonly layer: LayerRow
  /** A drawing's marks, in order. */
  readonly marks: readonly MarkRow[]
  /** The picture of a picture or take layer; null if it has none, or it hasn't loaded yet. */
  readonly picture: Picture | null
  /** The picture is missing: a crossed placeholder is drawn. */
  readonly lost?: boolean
}

/**
 * Paints a layer's content on a surface of its own, opaque and unblended: the stack applies opacity and blend. The
 * surface shows `view`; a picture without a placement fills the view's `frame`.
 */
export function paintLayer(surface: Surface, content: LayerContent, painter: Painter, view: View): void {
  surface.save()
  aim(surface, view)
  if (holdsMarks(content.layer)) for (const mark of content.marks) paintMark(surface, mark, painter, view)
  else if (content.picture) paintPicture(surface, content.layer, content.picture, view.frame, painter.maker)
  else if (content.lost) paintLost(surface, content.layer, view)
  surface.restore()
}

const WHOLE_PICTURE = { x: 0, y: 0, width: 1, height: 1 }

/**
 * Paints a picture at its layer's placement, or filling `frame` (panel px) without one. The surface's transform maps
 * from panel px.
 */
export function paintPicture(
  surface: Surface,
  layer: LayerRow,
  untraced: Picture,
  frame: Rect,
  maker: Painter['maker'],
): void {
  const picture = tracedPicture(maker, untraced, layer.tracing)
  const place = layer.placement
  surface.imageSmoothingEnabled = true
  if (!place) {
    const crop = coverCrop(picture.width, picture.height, frame)
    surface.drawImage(
      picture.source as never,
      crop.x,
      crop.y,
      crop.width,
      crop.height,
      frame.x,
      frame.y,
      frame.width,
      frame.height,
    )
    return
  }
  surface.translate(place.x + place.width / 2, place.y + place.height / 2)
  surface.rotate((place.degrees * Math.PI) / 180)
  const crop = layer.crop ?? WHOLE_PICTURE
  surface.drawImage(
    picture.source as never,
    crop.x * picture.width,
    crop.y * picture.height,
    crop.width * picture.width,
    crop.height * picture.height,
    -place.width / 2,
    -place.height / 2,
    place.width,
    place.height,
  )
}

/** Draws the placeholder where the picture would be. The surface's transform maps from panel px. */
export function paintLost(surface: Surface, { placement }: LayerRow, { frame, scale }: View): void {
  if (!placement) return paintLostPicture(surface, frame, 1 / scale)
  const { x, y, width, height, degrees } = placement
  surface.translate(x + width / 2, y + height / 2)
  surface.rotate((degrees * Math.PI) / 180)
  paintLostPicture(surface, { x: -width / 2, y: -height / 2, width, height }, 1 / scale)
}

/** Composites a layer onto what is below it, with its opacity and blend. Hidden layers draw nothing. */
export function layLayer(surface: Surface, content: LayerContent, painter: Painter, view: View): void {
  const { layer } = content
  if (!layer.visible || layer.opacity === 0) return
  if (holdsMarks(layer) ? content.marks.length === 0 : !content.picture && !content.lost) return
  const lost = content.lost === true && !content.picture && !holdsMarks(layer)
  surface.save()
  // A missing picture must be visible, however faint its layer was.
  surface.globalAlpha = lost ? 1 : layer.opacity
  surface.globalCompositeOperation = layer.blend === 'multiply' && !lost ? 'multiply' : 'source-over'
  if (holdsMarks(layer)) {
    const { width, height } = viewSize(view)
    const own = painter.maker.make(width, height)
    paintLayer(own.surface, content, painter, view)
    surface.setTransform(1, 0, 0, 1, 0, 0)
    surface.drawImage(own.picture as never, 0, 0, width, height)
  } else paintLayer(surface, content, painter, view)
  surface.restore()
}
