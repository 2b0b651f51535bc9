import { createCanvas, loadImage } from '@napi-rs/canvas'

/** RGBA with straight alpha of a picture that the painter made. */
export async function pixelsOf(
  bytes: Uint8Array,
): Promise<{ readonly width: number; readonly height: number; readonly pixels: Uint8ClampedArray<ArrayBuffer> }> {
  const picture = await loadImage(Buffer.from(bytes))
  const { width, height } = picture
  const surface = createCanvas(width, height).getContext('2d')
  surface.drawImage(picture, 0, 0)
  return { width, height, pixels: new Uint8ClampedArray(surface.getImageData(0, 0, width, height).data) }
}
