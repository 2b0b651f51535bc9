import { createCanvas } from '@napi-rs/canvas'
import type { OpenFolder, PanelRenderer } from '#host/services.ts'
import { FailureError } from '#host/failures.ts'
import { filmOf } from '#shared/document/board.ts'
import type { LayerRow, MarkRow } from '#shared/document/schema.ts'
import { inkIdOf, layersOf, panelOf } from '#shared/document/select.ts'
import { filmFrame } from '#shared/paint/filmFrame.ts'
import type { LayerContent } from '#shared/paint/paintLayer.ts'
import { paintPanel } from '#shared/paint/paintPanel.ts'
import { createPainter, viewSize } from '#shared/paint/painter.ts'
import { canvasMaker } from './canvasMaker.ts'
import { holdsFarLetters, registerFarFonts, registerFonts } from './fonts.ts'
import { createPictureCache } from './pictureCache.ts'

/** What print and the wire draw on; the board's previews ask for the paper of the look. */
const WHITE = '#ffffff'
const JPEG_QUALITY = 88
const WIDEST = 8192

/** `assets`: the folder whose fonts/ may hold more faces. A panel that is not on the board is a `not-found` failure. */
export function createPanelRenderer(assets?: string): PanelRenderer {
  registerFonts(assets)
  let farFonts: Promise<void> | null = null
  const painter = createPainter(canvasMaker)
  const pictures = createPictureCache()

  async function pileOf(open: OpenFolder, layers: readonly LayerRow[]): Promise<LayerContent[]> {
    const drawings = layers.filter((layer) => layer.kind === 'drawing').map(inkIdOf)
    const marks = new Map<string, MarkRow[]>()
    for (const mark of drawings.length > 0 ? open.store.marks(drawings) : []) {
      const list = marks.get(mark.layerId)
      if (list) list.push(mark)
      else marks.set(mark.layerId, [mark])
    }
    for (const list of marks.values()) list.sort(byOrder)
    return Promise.all(
      layers.map(async (layer) => ({
        layer,
        marks: marks.get(inkIdOf(layer)) ?? [],
        picture: layer.mediaId === null ? null : await pictures.read(open.media, layer.mediaId),
      })),
    )
  }

  return {
    async render(open, panelId, options) {
      const board = open.store.board()
      const panel = panelOf(board, panelId)
      if (!panel) throw new FailureError({ kind: 'not-found', what: 'The panel' })
      const frame = filmFrame(panel, options.ratio ?? filmOf(board).ratio)
      const width = Math.max(1, Math.min(WIDEST, Math.round(options.width)))
      const view = { frame, scale: width / frame.width }
      const layers = layersOf(board, panelId).filter(
        (layer) => layer.visible && (options.show === 'all' || layer.kind !== 'take'),
      )
      const pile = await pileOf(open, layers)
      if (pile.some(({ marks }) => holdsFarLetters(marks))) await (farFonts ??= registerFarFonts())
      const size = viewSize(view)
      const canvas = createCanvas(size.width, size.height)
      paintPanel(canvas.getContext('2d') as never, pile, options.paper ?? WHITE, painter, view)
      return options.png ? await canvas.encode('png') : await canvas.encode('jpeg', JPEG_QUALITY)
    },
  }
}

/** As the board orders marks: by their key, and by id where two have the same. */
function byOrder(a: MarkRow, b: MarkRow): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1
  return a.id < b.id ? -1 : 1
}
