import { createCanvas, loadImage } from '@napi-rs/canvas'
import type { Canvas, Image } from '@napi-rs/canvas'
import { liesOnItsSide, orientationInChunks, uprightTransform } from '#shared/paint/orientation.ts'

const PNG_START = 0x89

/** Decodes a picture as it is to be shown. The decoder turns JPEG and WebP itself, and not PNG. Rejects what is no picture. */
export async function loadUpright(bytes: Uint8Array): Promise<Image | Canvas> {
  const image = await loadImage(bytes)
  const orientation = bytes[0] === PNG_START ? orientationInChunks(bytes) : 1
  if (orientation === 1) return image
  const { width, height } = image
  const side = liesOnItsSide(orientation)
  const canvas = createCanvas(side ? height : width, side ? width : height)
  const surface = canvas.getContext('2d')
  surface.setTransform(...uprightTransform(orientation, width, height))
  surface.drawImage(image, 0, 0)
  return canvas
}
