import { HEIF_HEAD_BYTES, heifSize } from '#shared/compositing/pictureSize.ts'
import { bmpSize } from '#shared/interchange/pictures/bmp.ts'

/** Maximum size of a foreign picture that is decoded, px. */
const MOST_PX = 40_000_000

/**
 * Converts a picture in a format that no window shows to PNG. Its size is read from the header before anything is
 * decoded; rejects a picture without one, and one that is too large. Formats with scripting (SVG) are never rendered.
 * The painter's native code is loaded with the first: it takes a quarter of a second, and most starts of the app meet none.
 */
export async function decodeForeign(bytes: Uint8Array, extension: string): Promise<Uint8Array> {
  const px = pixelsOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), extension)
  if (px < 1 || px > MOST_PX) throw new Error('no picture of a size that can be shown')
  const { createCanvas, loadImage } = await import('@napi-rs/canvas')
  const image = await loadImage(bytes)
  const canvas = createCanvas(image.width, image.height)
  canvas.getContext('2d').drawImage(image, 0, 0)
  return canvas.encode('png')
}

/** 0 if unknown. */
function pixelsOf(bytes: Buffer, extension: string): number {
  if (extension === 'gif') return bytes.length < 10 ? 0 : bytes.readUInt16LE(6) * bytes.readUInt16LE(8)
  const size =
    extension === 'bmp' ? bmpSize(bytes) : extension === 'avif' ? heifSize(bytes.subarray(0, HEIF_HEAD_BYTES)) : null
  return size ? size.width * size.height : 0
}
