import { createCanvas } from '@napi-rs/canvas'
import { coverCrop } from '#shared/geometry/rect.ts'
import type { PictureDecoder } from './decodePicture.ts'

/** Pictures to lay out on one sheet, row by row. */
export interface SheetJob {
  readonly pictures: readonly Uint8Array[]
  /** Of every frame on it, width over height: pictures are cropped to it about their middle. */
  readonly ratio: number
  /** Longer side of the sheet in px. */
  readonly most: number
}

const QUALITY = 88
/** Between the frames and around them, as a fraction of a frame's width. */
const GAP = 0.03
/** The shape of a sheet that shows its frames largest beside other pictures. */
const LIKED = 1.6

export async function paintSheet(decoder: PictureDecoder, { pictures, ratio, most }: SheetJob): Promise<Uint8Array> {
  const across = columnsFor(pictures.length, ratio)
  const down = Math.ceil(pictures.length / across)
  const [wide, high] = [across + GAP * (across + 1), down / ratio + GAP * (down + 1)]
  const frame = most / Math.max(wide, high)
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
    const y = Math.round((Math.floor(at / across) * (1 / ratio + GAP) + GAP) * frame)
    surface.drawImage(picture.source as never, part.x, part.y, part.width, part.height, x, y, width, height)
    picture.free()
  }
  return canvas.encode('jpeg', QUALITY)
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
