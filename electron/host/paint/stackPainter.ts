import { createCanvas } from '@napi-rs/canvas'
import type { Canvas } from '@napi-rs/canvas'
import type { LayerRow, MarkRow } from '#shared/document/schema.ts'
import { inkIdOf } from '#shared/document/inkOf.ts'
import { coverCrop } from '#shared/geometry/rect.ts'
import type { Rect } from '#shared/geometry/rect.ts'
import type { LayerContent } from '#shared/compositing/paintLayer.ts'
import { paintPanel } from '#shared/compositing/paintPanel.ts'
import { createPainter, viewSize } from '#shared/paint/painter.ts'
import type { View } from '#shared/paint/painter.ts'
import { greyJpeg } from '../pdf/greyJpeg.ts'
import { readPicture } from '../project/pictureHeader.ts'
import { canvasMaker } from './canvasMaker.ts'
import { paintSheet } from './contactSheet.ts'
import type { SheetJob } from './contactSheet.ts'
import { createPictureDecoder } from './decodePicture.ts'
import type { Size } from './decodePicture.ts'
import { holdsFarLetters, registerFarFonts, registerFonts } from './fonts.ts'
import { editPicture } from './editPicture.ts'
import type { EditJob } from './editPicture.ts'
import { createPictureCache } from './pictureCache.ts'
import { remakePicture } from './remakePicture.ts'
import type { PictureJob } from './remakePicture.ts'
import { createRoom } from './room.ts'

/** Everything needed to paint a panel, as plain data that can be sent to another thread. */
export interface PaintJob {
  /** Bottom to top. */
  readonly layers: readonly LayerRow[]
  readonly marks: readonly MarkRow[]
  /** Original bytes by media id; missing ones are crossed out. */
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
  /** A JPEG without colour has brightness alone. */
  readonly grey?: boolean
}

/** A job of any kind, as the thread is asked. */
export type AnyPaintJob =
  | { readonly kind: 'panel'; readonly job: PaintJob }
  | { readonly kind: 'picture'; readonly job: PictureJob }
  | { readonly kind: 'edit'; readonly job: EditJob }
  | { readonly kind: 'sheet'; readonly job: SheetJob }

export interface StackPainter {
  paint(job: PaintJob): Promise<Uint8Array>
  picture(job: PictureJob): Promise<Uint8Array>
  edit(job: EditJob): Promise<Uint8Array>
  sheet(job: SheetJob): Promise<Uint8Array>
}

const JPEG_QUALITY = 88
/** Total px of panels being painted at once: about 270 MB. */
const PAINTING_PX = 67_000_000
/** Total px of pictures being re-encoded at once, until compressed: a large one runs alone. */
const REMAKING_PX = 120_000_000

/** `assets`: the folder whose fonts/ may hold more faces. */
export function createStackPainter(assets: string | undefined): StackPainter {
  registerFonts(assets)
  let farFonts: Promise<void> | null = null
  const painter = createPainter(canvasMaker)
  const decoder = createPictureDecoder()
  const pictures = createPictureCache(decoder)
  const room = createRoom(PAINTING_PX)
  const remakes = createRoom(REMAKING_PX)

  /** One layer at a time, so that no more large pictures are in memory than the cache allows. */
  async function paintStack(canvas: Canvas, job: PaintJob, view: View): Promise<void> {
    const surface = canvas.getContext('2d') as never
    const marks = marksByInk(job.marks)
    paintPanel(surface, [], job.paper, painter, view)
    const lay = (content: LayerContent) => paintPanel(surface, [content], null, painter, view)
    for (const layer of job.layers) {
      const own = marks.get(inkIdOf(layer)) ?? []
      if (layer.mediaId === null) {
        lay({ layer, marks: own, picture: null })
        continue
      }
      const bytes = job.media.get(layer.mediaId)
      // Even if it is still cached: a missing picture must show as missing.
      if (bytes)
        await pictures.use(layer.mediaId, bytes, sizeOver(layer, job), (picture) =>
          lay(settled({ layer, marks: own, picture, lost: picture === null }, job)),
        )
      else lay({ layer: placed(layer, job), marks: own, picture: null, lost: true })
    }
  }

  return {
    async paint(job) {
      if (holdsFarLetters(job.marks)) await (farFonts ??= registerFarFonts())
      const view = { frame: job.area ?? job.frame, scale: job.scale }
      const { width, height } = viewSize(view)
      return room.use(width * height, async () => {
        const canvas = createCanvas(width, height)
        try {
          await paintStack(canvas, job, view)
          if (job.png) return await canvas.encode('png')
          const jpeg = await canvas.encode('jpeg', JPEG_QUALITY)
          return (job.grey && greyJpeg(jpeg)) || jpeg
        } finally {
          // Frees memory at once: to the garbage collector a canvas looks small, but it may hold 270 MB.
          canvas.width = 1
          canvas.height = 1
        }
      })
    },
    picture: (job) => remakes.use(pxOf(job.bytes), () => remakePicture(decoder, job)),
    // Several copies of its px are in memory meanwhile, as numbers.
    edit: (job) => remakes.use(REMAKING_PX, () => editPicture(decoder, job)),
    // Its pictures are decoded one after the other.
    sheet: (job) => remakes.use(Math.max(1, ...job.pictures.map(pxOf)), () => paintSheet(decoder, job)),
  }
}

/** The picture of a job of any kind. */
export function madeBy(painter: StackPainter, asked: AnyPaintJob): Promise<Uint8Array> {
  switch (asked.kind) {
    case 'panel':
      return painter.paint(asked.job)
    case 'picture':
      return painter.picture(asked.job)
    case 'edit':
      return painter.edit(asked.job)
    case 'sheet':
      return painter.sheet(asked.job)
  }
}

function pxOf(bytes: Uint8Array): number {
  const reading = readPicture(bytes)
  return 'facts' in reading ? reading.facts.width * reading.facts.height : 0
}

function marksByInk(marks: readonly MarkRow[]): ReadonlyMap<string, MarkRow[]> {
  const byInk = new Map<string, MarkRow[]>()
  for (const mark of marks) {
    const list = byInk.get(mark.layerId)
    if (list) list.push(mark)
    else byInk.set(mark.layerId, [mark])
  }
  for (const list of byInk.values()) list.sort(byOrder)
  return byInk
}

/** Device px that the layer's whole picture would cover. */
function sizeOver({ placement, crop }: LayerRow, { frame, scale }: PaintJob): Size {
  if (!placement) return { width: frame.width * scale, height: frame.height * scale }
  const part = crop ?? { width: 1, height: 1 }
  return { width: (placement.width * scale) / part.width, height: (placement.height * scale) / part.height }
}

/** A picture without a placement fills the frame: when painting only an area, the frame becomes its placement. */
function settled(content: LayerContent, job: PaintJob): LayerContent {
  const { layer, picture } = content
  if (!picture) return { ...content, layer: placed(layer, job) }
  if (!job.area || layer.placement) return content
  const { width, height } = picture
  const { x, y, ...part } = coverCrop(width, height, job.frame)
  const crop = { x: x / width, y: y / height, width: part.width / width, height: part.height / height }
  return { ...content, layer: { ...placed(layer, job), crop } }
}

function placed(layer: LayerRow, { area, frame }: PaintJob): LayerRow {
  return layer.placement || !area ? layer : { ...layer, placement: { ...frame, degrees: 0 } }
}

/** The board's order of marks: by key, then by id. */
function byOrder(a: MarkRow, b: MarkRow): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1
  return a.id < b.id ? -1 : 1
}
