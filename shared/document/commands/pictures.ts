import { coverCrop } from '../../geometry/rect.ts'
import type { Rect } from '../../geometry/rect.ts'
import { filmFrame } from '../../film/filmFrame.ts'
import { filmOf } from '../board.ts'
import type { Board } from '../board.ts'
import type { LayerId } from '../ids.ts'
import type { Crop, LayerRow, MediaRow, Placement } from '../schema.ts'
import { holdsMarks } from '../inkOf.ts'
import { layerOf, layersOf, mediaOf, panelOf } from '../select.ts'
import { addLayer, copyName } from './layers.ts'
import { patchShared } from './sharedLayers.ts'

type Size = Pick<MediaRow, 'width' | 'height'>

/**
 * fill: covers the frame, cropped to its shape; fit: the whole picture inside the frame; place: position and size
 * chosen by the artist.
 */
export type PictureLay = 'fill' | 'fit' | 'place'

/** The whole picture, centred inside the frame. */
export function fitPlacement(size: Size, frame: Rect): Placement {
  const factor = Math.min(frame.width / size.width, frame.height / size.height)
  const [width, height] = [size.width * factor, size.height * factor]
  return { x: frame.x + (frame.width - width) / 2, y: frame.y + (frame.height - height) / 2, width, height, degrees: 0 }
}

/** How a picture or take is laid on its panel now. */
export function layOf(board: Board, layer: LayerRow): PictureLay {
  if (layer.placement === null) return 'fill'
  const facts = pictureFactsOf(board, layer)
  if (!facts || layer.crop !== null) return 'place'
  const fit = fitPlacement(facts.media, facts.frame)
  const same = (['x', 'y', 'width', 'height', 'degrees'] as const).every(
    (key) => Math.abs(fit[key] - layer.placement![key]) < 0.01,
  )
  return same ? 'fit' : 'place'
}

/** Changes how a picture is laid. `place` starts from its present position, so nothing jumps. */
export function layPicture(board: Board, layerId: LayerId, lay: PictureLay): Board {
  const layer = layerOf(board, layerId)
  const facts = layer && pictureFactsOf(board, layer)
  if (!layer || !facts) return board
  if (lay === 'fill') return patchShared(board, layerId, { placement: null, crop: null })
  if (lay === 'fit')
    return patchShared(board, layerId, { placement: fitPlacement(facts.media, facts.frame), crop: null })
  return patchShared(board, layerId, currentPlacement(layer, facts))
}

/** Sets a picture's position and size (panel px), and the part of it that shows. */
export function placePicture(board: Board, layerId: LayerId, placement: Placement, crop: Crop | null): Board {
  const layer = layerOf(board, layerId)
  if (!layer || holdsMarks(layer) || layer.locked) return board
  return patchShared(board, layerId, { placement, crop })
}

/** Adds a copy of a picture right above it, placed like this; the original stays as it is. */
export function copyPicture(board: Board, id: LayerId, of: LayerId, placement: Placement, crop: Crop | null): Board {
  const layer = layerOf(board, of)
  if (!layer || holdsMarks(layer)) return board
  const { id: _id, panelId, order: _order, ...fields } = layer
  const above = layersOf(board, panelId).findIndex((other) => other.id === of) + 1
  return addLayer(board, id, panelId, above, {
    ...fields,
    name: copyName(layer.name),
    placement,
    crop,
    locked: false,
    sharedFrom: null,
  })
}

/** Removes a picture's crop; the part that was visible stays where it is. */
export function showWholePicture(board: Board, layerId: LayerId): Board {
  const layer = layerOf(board, layerId)
  if (!layer?.placement || !layer.crop) return board
  return placePicture(board, layerId, uncropped(layer.placement, layer.crop), null)
}

function uncropped(placement: Placement, crop: Crop): Placement {
  const [width, height] = [placement.width / crop.width, placement.height / crop.height]
  const angle = (placement.degrees * Math.PI) / 180
  const across = (0.5 - crop.x - crop.width / 2) * width
  const down = (0.5 - crop.y - crop.height / 2) * height
  return {
    ...placement,
    x: placement.x + placement.width / 2 + across * Math.cos(angle) - down * Math.sin(angle) - width / 2,
    y: placement.y + placement.height / 2 + across * Math.sin(angle) + down * Math.cos(angle) - height / 2,
    width,
    height,
  }
}

/** A picture's present position and visible part, as a placement and a crop whichever way it was laid. */
export function currentPlacement(
  layer: LayerRow,
  { media, frame }: { media: Size; frame: Rect },
): { placement: Placement; crop: Crop | null } {
  if (layer.placement) return { placement: layer.placement, crop: layer.crop }
  const part = coverCrop(media.width, media.height, frame)
  const crop = {
    x: part.x / media.width,
    y: part.y / media.height,
    width: part.width / media.width,
    height: part.height / media.height,
  }
  const whole = crop.width > 0.9999 && crop.height > 0.9999
  return { placement: { ...frame, degrees: 0 }, crop: whole ? null : crop }
}

/** What laying out a picture needs: its own size and the frame it lies in. null if the layer has no picture. */
export function pictureFactsOf(board: Board, layer: LayerRow): { media: MediaRow; frame: Rect } | null {
  const panel = panelOf(board, layer.panelId)
  const media = layer.mediaId === null ? undefined : mediaOf(board, layer.mediaId)
  return panel && media ? { media, frame: filmFrame(panel, filmOf(board).ratio) } : null
}
