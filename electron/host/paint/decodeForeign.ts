import { heifSize } from '#shared/compositing/pictureSize.ts'

/** Maximum size of a foreign picture that is decoded, px. */
const MOST_PX = 40_000_000
/** How much to read for an AVIF's size, which is in its first boxes. */
const HEAD = 65_536

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
  if (extension === 'bmp') return bitmapPixels(bytes)
  if (extension !== 'avif') return 0
  const size = heifSize(bytes.subarray(0, HEAD))
  return size ? size.width * size.height : 0
}

/** The oldest bitmaps have a header of 12 bytes, with short numbers. */
function bitmapPixels(bytes: Buffer): number {
  if (bytes.length < 26) return 0
  if (bytes.readUInt32LE(14) === 12) return bytes.readUInt16LE(18) * bytes.readUInt16LE(20)
  return Math.abs(bytes.readInt32LE(18) * bytes.readInt32LE(22))
}
