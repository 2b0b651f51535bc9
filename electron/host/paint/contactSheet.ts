import { createCanvas } from '@napi-rs/canvas'
import type { SKRSContext2D } from '@napi-rs/canvas'
import { coverCrop } from '#shared/geometry/rect.ts'
import { FAINT, INK } from '#shared/pages/look.ts'
import type { PictureDecoder } from './decodePicture.ts'

/** Pictures to lay out on one sheet, row by row. */
export interface SheetJob {
  readonly pictures: readonly Uint8Array[]
  /** Of every frame on it, width over height: pictures are cropped to it about their middle. */
  readonly ratio: number
  /** Longer side of the sheet in px; its width if `across` is given. */
  readonly most: number
  /** Side by side; chosen for the sheet's shape if it is left out. */
  readonly across?: number
  /** What stands under each picture. */
  readonly labels?: readonly { readonly text: string; readonly struck: boolean }[]
  readonly png?: boolean
}

const QUALITY = 88
/** Between the frames and around them, as a fraction of a frame's width. */
const GAP = 0.03
/** The shape of a sheet that shows its frames largest beside other pictures. */
const LIKED = 1.6

/** Under a picture, as a fraction of a frame's width. */
const LABEL = { room: 0.11, size: 0.075, least: 9 } as const

export async function paintSheet(decoder: PictureDecoder, job: SheetJob): Promise<Uint8Array> {
  const { pictures, ratio, most, labels = [] } = job
  const across = job.across ?? columnsFor(pictures.length, ratio)
  const label = labels.length === 0 ? 0 : LABEL.room
  const down = Math.ceil(pictures.length / across)
  const [wide, high] = [across + GAP * (across + 1), down * (1 / ratio + label) + GAP * (down + 1)]
  const frame = most / (job.across === undefined ? Math.max(wide, high) : wide)
  const canvas = createCanvas(Math.round(wide * frame), Math.round(high * frame))
  const surface = canvas.getContext('2d')
  surface.fillStyle = '#ffffff'
  surface.fillRect(0, 0, canvas.width, canvas.height)
  surface.imageSmoothingQuality = 'high'
  const [width, height] = [Math.round(frame), Math.round(frame / ratio)]
  for (const [at, bytes] of pictures.entries()) {
    const picture = await decoder.decode(bytes, { width, height })
    const part = coverCrop(picture.width, picture.height, { x: 0, y: 0, width, height })
    const x = Math.round(((at % across) * (1 + GAP) + GAP) * frame)
    const y = Math.round((Math.floor(at / across) * (1 / ratio + label + GAP) + GAP) * frame)
    surface.drawImage(picture.source as never, part.x, part.y, part.width, part.height, x, y, width, height)
    picture.free()
    const under = labels[at]
    if (under) drawLabel(surface, under, { x, y: y + height, width })
  }
  return job.png ? canvas.encode('png') : canvas.encode('jpeg', QUALITY)
}

/** A number under its frame, smaller if it is long, struck if its shot is cut. */
function drawLabel(
  surface: SKRSContext2D,
  { text, struck }: NonNullable<SheetJob['labels']>[number],
  place: { readonly x: number; readonly y: number; readonly width: number },
): void {
  const size = Math.max(LABEL.least, place.width * LABEL.size)
  surface.fillStyle = struck ? FAINT : INK
  surface.font = `${size}px "Noto Sans", sans-serif`
  const baseline = place.y + size * 1.1
  surface.fillText(text, place.x, baseline, place.width)
  if (!struck) return
  const width = Math.min(place.width, surface.measureText(text).width)
  surface.fillRect(place.x, baseline - size * 0.34, width, Math.max(1, size / 14))
}

/** As many as bring the sheet nearest to a shape that is easily seen, with the fewest places left empty. */
export function columnsFor(count: number, ratio: number): number {
  const columns = Array.from({ length: Math.max(1, count) }, (_, at) => at + 1)
  const cost = (across: number): number => {
    const down = Math.ceil(count / across)
    return Math.abs(Math.log((across * ratio) / down / LIKED)) + (across * down - count) / Math.max(1, count)
  }
  return columns.reduce((best, across) => (cost(across) < cost(best) ? across : best))
}
