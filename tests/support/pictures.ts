import { crc32 } from 'node:zlib'
import { createCanvas } from '@napi-rs/canvas'

/** A small picture that differs by `shade` (0..255), really encoded. */
export async function makePicture(
  type: 'png' | 'jpeg' | 'webp',
  width: number,
  height: number,
  shade = 120,
): Promise<Buffer> {
  const canvas = createCanvas(width, height)
  const surface = canvas.getContext('2d')
  surface.fillStyle = `rgb(${shade} 80 40)`
  surface.fillRect(0, 0, width, height)
  if (type === 'png') return canvas.encode('png')
  return type === 'jpeg' ? canvas.encode('jpeg', 80) : canvas.encode('webp', 80)
}

/** EXIF data that says only how the picture lies (TIFF 6.0; tag 0x0112). */
function exifOf(orientation: number, littleEndian = true): Buffer {
  return Buffer.from(
    littleEndian
      ? [0x49, 0x49, 0x2a, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0]
      : [0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0],
  )
}

/** A JPEG, PNG or WebP that says how the camera was held. */
export function withOrientation(bytes: Buffer, orientation: number, littleEndian = true): Buffer {
  const exif = exifOf(orientation, littleEndian)
  if (bytes[0] === 0xff) {
    const data = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exif])
    return Buffer.concat([bytes.subarray(0, 2), Buffer.from([0xff, 0xe1, 0, data.length + 2]), data, bytes.subarray(2)])
  }
  if (bytes[0] === 0x89) return Buffer.concat([bytes.subarray(0, 33), pngChunk('eXIf', exif), bytes.subarray(33)])
  return webpWith(bytes, 0x08, [riffChunk('EXIF', exif)])
}

export function pngChunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** A PNG that moves between two pictures (APNG: acTL, fcTL before each, the second's pixels as fdAT), and shows the first where it can't. */
export async function withAnimation(width: number, height: number): Promise<Buffer> {
  const [first, second] = [await makePicture('png', width, height, 40), await makePicture('png', width, height, 220)]
  const count = Buffer.alloc(8)
  count.writeUInt32BE(2, 0)
  const frame = (sequence: number) => {
    const control = Buffer.alloc(26)
    for (const [at, field] of [sequence, width, height].entries()) control.writeUInt32BE(field, at * 4)
    control.writeUInt16BE(1, 20)
    control.writeUInt16BE(10, 22)
    return pngChunk('fcTL', control)
  }
  const sequence = Buffer.from([0, 0, 0, 2])
  return Buffer.concat([
    first.subarray(0, 33),
    pngChunk('acTL', count),
    frame(0),
    pngChunk('IDAT', pixelsOf(first)),
    frame(1),
    pngChunk('fdAT', Buffer.concat([sequence, pixelsOf(second)])),
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}

function pixelsOf(png: Buffer): Buffer {
  const parts: Buffer[] = []
  for (let at = 8; at + 8 <= png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  return Buffer.concat(parts)
}

function riffChunk(kind: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32LE(data.length)
  return Buffer.concat([Buffer.from(kind, 'latin1'), length, data, Buffer.alloc(data.length % 2)])
}

/** The same WebP in its extended form, with a flag set and chunks after its pixels. */
function webpWith(webp: Buffer, flag: number, chunks: readonly Buffer[]): Buffer {
  if (webp.toString('latin1', 12, 16) !== 'VP8X') throw new Error('this canvas writes another kind of WebP')
  const body = Buffer.concat([webp.subarray(8), ...chunks])
  body[12]! |= flag
  const length = Buffer.alloc(4)
  length.writeUInt32LE(body.length)
  return Buffer.concat([Buffer.from('RIFF', 'latin1'), length, body])
}
