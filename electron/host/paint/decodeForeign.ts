import { createCanvas, loadImage } from '@napi-rs/canvas'
import { heifSize } from '#shared/compositing/pictureSize.ts'

/** The most of a kind that no window shows that is decoded to be shown, px. */
const MOST_PX = 40_000_000
/** Where an AVIF says its size: in its first boxes. */
const HEAD = 65_536

/**
 * A PNG of a picture whose kind no window shows. Its size is read from its own first bytes before anything is decoded;
 * rejects what doesn't say one, and what is too large. Kinds that are programs of their own (SVG) are never drawn.
 */
export async function decodeForeign(bytes: Uint8Array, extension: string): Promise<Uint8Array> {
  const px = pixelsOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), extension)
  if (px < 1 || px > MOST_PX) throw new Error('no picture of a size that can be shown')
  const image = await loadImage(bytes)
  const canvas = createCanvas(image.width, image.height)
  canvas.getContext('2d').drawImage(image, 0, 0)
  return canvas.encode('png')
}

/** 0 where it can't be known. */
function pixelsOf(bytes: Buffer, extension: string): number {
  if (extension === 'gif') return bytes.length < 10 ? 0 : bytes.readUInt16LE(6) * bytes.readUInt16LE(8)
  if (extension !== 'avif') return 0
  const size = heifSize(bytes.subarray(0, HEAD))
  return size ? size.width * size.height : 0
}
