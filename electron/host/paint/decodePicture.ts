import { createCanvas, loadImage } from '@napi-rs/canvas'
import type { Canvas, Image } from '@napi-rs/canvas'
import { liesOnItsSide, orientationInChunks, uprightTransform } from '#shared/paint/orientation.ts'
import type { Orientation } from '#shared/paint/orientation.ts'
import type { Picture } from '#shared/compositing/paintLayer.ts'
import { readPicture } from '../project/pictureHeader.ts'
import { createRoom } from './room.ts'

/** Pixels of pictures that may be decoded at the same time; one that is larger by itself has the room alone. */
const DECODING_PX = 120_000_000
/** No picture is held larger than this, whatever it is drawn at: about 130 MB. */
const HELD_PX = 32_000_000

export interface Size {
  readonly width: number
  readonly height: number
}

/** A picture as it is shown, upright. Its owner lets go of it, at once and not when memory is next tidied. */
export interface HeldPicture extends Picture {
  readonly free: () => void
}

export interface PictureDecoder {
  /**
   * Holds as much of it as is needed to draw it over so many px. What the picture is by its own first bytes is looked at before
   * anything is decoded. Rejects, with words, what is no picture and what is larger than any may be.
   */
  decode(bytes: Uint8Array, over: Size): Promise<HeldPicture>
}

/** The only place in the host where pictures are decoded, so that what they take together is bounded. */
export function createPictureDecoder(): PictureDecoder {
  const room = createRoom(DECODING_PX)
  return {
    async decode(bytes, over) {
      const reading = readPicture(bytes)
      if ('why' in reading) throw new Error(reading.why)
      const { type, width, height } = reading.facts
      return room.use(width * height, async () => {
        const image = await loadImage(bytes)
        // The decoder turns JPEG and WebP itself, and not PNG.
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

/** Each is this much of the one before it, so that a picture that is drawn at many sizes is decoded for few. */
const STEP = Math.SQRT1_2

/** The part of its width at which a picture is held: enough for `scale`, in few steps, and never more than may be held. */
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

/** A picture of one px: put in the place of a large one it lets go of its memory. */
const ONE_PX = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

function empty(image: Image): void {
  image.src = ONE_PX
}
