import { ImageData, createCanvas } from '@napi-rs/canvas'
import type { Canvas } from '@napi-rs/canvas'
import type { Region } from '#shared/document/turn.ts'
import type { Rect } from '#shared/geometry/rect.ts'
import type { Pixels } from '#shared/region/pixels.ts'
import { frameAround } from '#shared/generation/frameAround.ts'
import { paintRegion } from '#shared/region/paintRegion.ts'
import { setAround } from '#shared/region/setAround.ts'
import { setInto } from '#shared/region/setInto.ts'
import { readPicture } from '../project/pictureHeader.ts'
import type { PictureDecoder } from './decodePicture.ts'
import { encodePng } from './encodePng.ts'

/** Pictures made for a change of a take, each a PNG. */
export type EditJob =
  /**
   * The region's crop in a frame of this ratio, at most `most` px on its longer side; `marked`: with the region painted
   * over it.
   */
  | {
      readonly make: 'crop'
      readonly take: Uint8Array
      readonly region: Region
      readonly ratio: string | null
      readonly marked: boolean
      readonly most: number
    }
  /** The take with a drawing over the part that the film shows of it, px of the take. */
  | {
      readonly make: 'drawn-on'
      readonly take: Uint8Array
      readonly drawing: Uint8Array
      readonly frame: Rect
      readonly most: number
    }
  /** A part of the take, in fractions of its size, on whole px. */
  | { readonly make: 'part'; readonly take: Uint8Array; readonly part: Rect }
  /** The take with the model's picture of the crop, in a frame of this ratio, set into the region. */
  | {
      readonly make: 'set-in'
      readonly take: Uint8Array
      readonly answer: Uint8Array
      readonly region: Region
      readonly ratio: string | null
    }
  /** The take with the model's wider picture of it on both sides. */
  | { readonly make: 'set-around'; readonly take: Uint8Array; readonly answer: Uint8Array }

/** Rejects with a sentence if a picture can't be decoded, or is too large to be changed px by px. */
export async function editPicture(decoder: PictureDecoder, job: EditJob): Promise<Uint8Array> {
  const take = await pixelsOf(decoder, job.take)
  switch (job.make) {
    case 'crop': {
      const shown = job.marked ? paintRegion(take, job.region) : take
      return scaled(canvasOf(shown), job.region.crop, job.most, frameAround(job.region.crop, job.ratio))
    }
    case 'drawn-on': {
      const canvas = canvasOf(take)
      const drawing = await decoder.decode(job.drawing, job.frame)
      const { x, y, width, height } = job.frame
      canvas.getContext('2d').drawImage(drawing.source as never, x, y, width, height)
      drawing.free()
      return scaled(canvas, { x: 0, y: 0, width: take.width, height: take.height }, job.most)
    }
    case 'part': {
      const { x, y, width, height } = wholePx(job.part, take)
      return scaled(canvasOf(take), { x, y, width, height }, Math.max(width, height))
    }
    case 'set-in': {
      const made = setInto(take, await pixelsOf(decoder, job.answer), job.region, job.ratio)
      return encodePng(made.width, made.height, made.data)
    }
    case 'set-around': {
      const made = setAround(take, await pixelsOf(decoder, job.answer))
      if (!made) throw new Error('it is no wider than the take')
      return encodePng(made.width, made.height, made.data)
    }
  }
}

async function pixelsOf(decoder: PictureDecoder, bytes: Uint8Array): Promise<Pixels> {
  const reading = readPicture(bytes)
  if ('why' in reading) throw new Error(reading.why)
  const { width, height } = reading.facts
  const picture = await decoder.decode(bytes, { width, height })
  try {
    if (picture.width !== width || picture.height !== height) throw new Error('it is too large to be changed in part')
    const canvas = createCanvas(width, height)
    const surface = canvas.getContext('2d')
    surface.drawImage(picture.source as never, 0, 0)
    const { data } = surface.getImageData(0, 0, width, height)
    empty(canvas)
    return { width, height, data }
  } finally {
    picture.free()
  }
}

function canvasOf({ width, height, data }: Pixels): Canvas {
  const canvas = createCanvas(width, height)
  canvas.getContext('2d').putImageData(new ImageData(new Uint8ClampedArray(data), width, height), 0, 0)
  return canvas
}

/** A part of a picture, in a frame with bars where that is larger (`frameAround`). */
async function scaled(canvas: Canvas, part: Rect, most: number, frame: Rect = { ...part, x: 0, y: 0 }) {
  const { x, y, width, height } = part
  const scale = Math.min(1, most / Math.max(frame.width, frame.height))
  const made = createCanvas(Math.max(1, Math.round(frame.width * scale)), Math.max(1, Math.round(frame.height * scale)))
  const surface = made.getContext('2d')
  const [across, down] = [made.width / frame.width, made.height / frame.height]
  if (width < frame.width || height < frame.height) surface.fillRect(0, 0, made.width, made.height)
  surface.imageSmoothingQuality = 'high'
  const [left, top] = [-frame.x * across, -frame.y * down]
  surface.drawImage(canvas, x, y, width, height, left, top, width * across, height * down)
  empty(canvas)
  const bytes = await made.encode('png')
  empty(made)
  return bytes
}

function wholePx(part: Rect, { width, height }: Pixels): Rect {
  const x = Math.min(width - 1, Math.floor(part.x * width))
  const y = Math.min(height - 1, Math.floor(part.y * height))
  const [right, foot] = [Math.ceil((part.x + part.width) * width), Math.ceil((part.y + part.height) * height)]
  return { x, y, width: Math.max(1, Math.min(width, right) - x), height: Math.max(1, Math.min(height, foot) - y) }
}

/** Frees its memory at once. */
function empty(canvas: Canvas): void {
  canvas.width = 1
  canvas.height = 1
}
