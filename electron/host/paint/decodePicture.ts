import { createCanvas, loadImage } from '@napi-rs/canvas'
import type { Canvas, Image } from '@napi-rs/canvas'
import { liesOnItsSide, orientationInChunks, uprightTransform } from '#shared/paint/orientation.ts'
import type { Orientation } from '#shared/paint/orientation.ts'
import type { Picture } from '#shared/compositing/picture.ts'
import { readPicture } from '../project/pictureHeader.ts'
import { createRoom } from './room.ts'

/** Total px of pictures being decoded at once; a larger picture is decoded alone. */
const DECODING_PX = 120_000_000
/** No picture is kept in memory at more px than this, whatever it is drawn at: about 130 MB. */
const HELD_PX = 32_000_000

export interface Size {
  readonly width: number
  readonly height: number
}

/** A displayable picture, upright. Its owner releases it explicitly, without waiting for garbage collection. */
export interface HeldPicture extends Picture {
  readonly free: () => void
}

export interface PictureDecoder {
  /**
   * Decodes it at the resolution needed to draw it over so many px. Format and size are checked from the first bytes
   * before anything is decoded. Rejects, with a sentence, anything that is not a picture or is too large.
   */
  decode(bytes: Uint8Array, over: Size): Promise<HeldPicture>
}

/** The only picture decoder in the host, so that total memory is bounded. */
export function createPictureDecoder(): PictureDecoder {
  const room = createRoom(DECODING_PX)
  return {
    async decode(bytes, over) {
      const reading = readPicture(bytes)
      if ('why' in reading) throw new Error(reading.why)
      const { type, width, height } = reading.facts
      return room.use(width * height, async () => {
        const image = await loadImage(bytes)
        // The decoder applies the orientation of JPEG and WebP, but not of PNG.
        const orientation = type === 'image/png' ? orientationInChunks(bytes) : 1
        const step = stepFor(Math.max(over.width / width, over.height / height), width * height)
        if (step === 1 && orientation === 1) return held(image, image.width, image.height, () => empty(image))
        try {
          return drawn(image, orientation, step)
        } finally {
          empty(image)
        }
      })
    },
  }
}

/** Each step is this fraction of the one before, so that a picture drawn at many sizes is decoded only a few times. */
const STEP = Math.SQRT1_2

/** The fraction of its width at which to keep a picture: enough for `scale`, in few steps, and within the memory limit. */
export function stepFor(scale: number, px: number): number {
  let step = 1
  while (step * STEP >= scale && step > 1 / 64) step *= STEP
  return Math.min(step, Math.sqrt(HELD_PX / px))
}

function drawn(image: Image, orientation: Orientation, step: number): HeldPicture {
  const { width, height } = image
  const side = liesOnItsSide(orientation)
  const across = Math.max(1, Math.round((side ? height : width) * step))
  const down = Math.max(1, Math.round((side ? width : height) * step))
  const canvas = createCanvas(across, down)
  const surface = canvas.getContext('2d')
  surface.imageSmoothingQuality = 'high'
  surface.scale(across / (side ? height : width), down / (side ? width : height))
  surface.transform(...uprightTransform(orientation, width, height))
  surface.drawImage(image, 0, 0)
  return held(canvas, across, down, () => {
    canvas.width = 1
    canvas.height = 1
  })
}

function held(source: Image | Canvas, width: number, height: number, free: () => void): HeldPicture {
  return { source, width, height, free }
}

/** A one-px picture: replacing a large one with it frees the memory. */
const ONE_PX = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

function empty(image: Image): void {
  image.src = ONE_PX
}
