import { filmOf } from '../document/board.ts'
import type { Board } from '../document/board.ts'
import { addMedia } from '../document/commands/film.ts'
import { addLayer } from '../document/commands/layers.ts'
import { fitPlacement } from '../document/commands/pictures.ts'
import type { LayerId, PanelId } from '../document/ids.ts'
import type { MediaRow, Placement } from '../document/schema.ts'
import { fillLayerUnder, layersOf, panelOf } from '../document/select.ts'
import { filmFrame } from '../film/filmFrame.ts'
import type { Rect } from '../geometry/rect.ts'
import type { ImportedPicture, FileLike } from './importer.ts'

/** An imported picture that is in the project now. */
export interface PictureToLay extends Pick<ImportedPicture<FileLike>, 'fields'> {
  /** The id for its new layer. */
  readonly layerId: LayerId
  readonly media: MediaRow
  /** null: the default placement. */
  readonly placement: Placement | null
}

/**
 * Puts pictures on a panel, each on a new layer under the given one and its layer for fills, which they would hide; the
 * last on top. At the bottom if there is no such layer. Returns the same board if there is no such panel.
 */
export function layPictures(
  board: Board,
  panelId: PanelId,
  pictures: readonly PictureToLay[],
  under: LayerId | null,
): Board {
  const panel = panelOf(board, panelId)
  if (!panel) return board
  const frame = filmFrame(panel, filmOf(board).ratio)
  const layers = layersOf(board, panelId)
  const drawn = layers.find(({ id }) => id === under)
  const lowest = drawn && (fillLayerUnder(board, drawn) ?? drawn)
  const index = lowest ? layers.indexOf(lowest) : 0
  return pictures.reduce((next, { layerId, media, fields, placement }, at) => {
    const layer = {
      kind: 'picture' as const,
      name: nameOf(media),
      mediaId: media.id,
      placement: placement ?? placementOf(media, frame),
      ...fields,
    }
    return addLayer(addMedia(next, media), layerId, panelId, index + at, layer)
  }, board)
}

/** The file name without its extension; pasted pictures have none. */
function nameOf(media: MediaRow): string {
  if (media.name === 'image.png') return 'Pasted picture'
  return media.name.replace(/\.[a-z0-9]{2,5}$/i, '') || 'Picture'
}

/** The whole picture, centred inside the frame; null if it has the frame's shape and fills it. */
export function placementOf(media: Pick<MediaRow, 'width' | 'height'>, frame: Rect): Placement | null {
  const shape = media.width / media.height / (frame.width / frame.height)
  if (shape > 0.98 && shape < 1.02) return null
  return fitPlacement(media, frame)
}
