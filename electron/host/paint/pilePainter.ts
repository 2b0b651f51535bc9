import { createCanvas } from '@napi-rs/canvas'
import type { LayerRow, MarkRow } from '#shared/document/schema.ts'
import { inkIdOf } from '#shared/document/select.ts'
import { coverCrop } from '#shared/geometry/rect.ts'
import type { Rect } from '#shared/geometry/rect.ts'
import type { LayerContent } from '#shared/paint/paintLayer.ts'
import { paintPanel } from '#shared/paint/paintPanel.ts'
import { createPainter, viewSize } from '#shared/paint/painter.ts'
import { canvasMaker } from './canvasMaker.ts'
import { holdsFarLetters, registerFarFonts, registerFonts } from './fonts.ts'
import { createPictureCache } from './pictureCache.ts'

/** All that a panel's picture is made of, as plain data: it may cross to another thread. */
export interface PaintJob {
  /** From the bottom up. */
  readonly layers: readonly LayerRow[]
  readonly marks: readonly MarkRow[]
  /** Untouched bytes by medium; what is missing here is crossed out. */
  readonly media: ReadonlyMap<string, Uint8Array>
  /** Panel px. */
  readonly frame: Rect
  /** The part to paint, panel px; null: the frame. */
  readonly area: Rect | null
  /** Device px per panel px. */
  readonly scale: number
  /** null: none. */
  readonly paper: string | null
  readonly png: boolean
}

export interface PilePainter {
  paint(job: PaintJob): Promise<Uint8Array>
}

const JPEG_QUALITY = 88

/** `assets`: the folder whose fonts/ may hold more faces. */
export function createPilePainter(assets: string | undefined): PilePainter {
  registerFonts(assets)
  let farFonts: Promise<void> | null = null
  const painter = createPainter(canvasMaker)
  const pictures = createPictureCache()

  function pileOf({ layers, marks, media }: PaintJob): Promise<LayerContent[]> {
    const byInk = new Map<string, MarkRow[]>()
    for (const mark of marks) {
      const list = byInk.get(mark.layerId)
      if (list) list.push(mark)
      else byInk.set(mark.layerId, [mark])
    }
    for (const list of byInk.values()) list.sort(byOrder)
    return Promise.all(
      layers.map(async (layer) => ({
        layer,
        marks: byInk.get(inkIdOf(layer)) ?? [],
        ...(await pictureOf(layer, media)),
      })),
    )
  }

  async function pictureOf({ mediaId }: LayerRow, media: PaintJob['media']) {
    if (mediaId === null) return { picture: null }
    // Not even where it is still known from before: what is gone is shown as gone.
    const bytes = media.get(mediaId) ?? null
    const picture = bytes && (await pictures.read({ read: async () => bytes }, mediaId))
    return { picture, lost: picture === null }
  }

  return {
    async paint(job) {
      const pile = job.area ? (await pileOf(job)).map((content) => settled(content, job.frame)) : await pileOf(job)
      if (holdsFarLetters(job.marks)) await (farFonts ??= registerFarFonts())
      const view = { frame: job.area ?? job.frame, scale: job.scale }
      const size = viewSize(view)
      const canvas = createCanvas(size.width, size.height)
      paintPanel(canvas.getContext('2d') as never, pile, job.paper, painter, view)
      return job.png ? await canvas.encode('png') : await canvas.encode('jpeg', JPEG_QUALITY)
    },
  }
}

/** A picture without a place of its own fills the frame: where only a part is shown, that place is its own. */
function settled(content: LayerContent, frame: Rect): LayerContent {
  const { layer, picture } = content
  if (!picture || layer.placement) return content
  const { width, height } = picture
  const { x, y, ...part } = coverCrop(width, height, frame)
  const crop = { x: x / width, y: y / height, width: part.width / width, height: part.height / height }
  return { ...content, layer: { ...layer, placement: { ...frame, degrees: 0 }, crop } }
}

/** As the board orders marks: by their key, and by id where two have the same. */
function byOrder(a: MarkRow, b: MarkRow): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1
  return a.id < b.id ? -1 : 1
}
