import { crc32 } from 'node:zlib'
import { liesOnItsSide, orientationInChunks } from '#shared/paint/orientation.ts'
import { tooLarge } from '#shared/compositing/pictureSize.ts'
import { readJpeg } from './jpegHeader.ts'
import type { PictureFacts, PictureReading } from './pictureFacts.ts'

/** Identifies a picture by its bytes, never its name: PNG, JPEG or WebP, complete, and of a size that can be drawn. */
export function readPicture(bytes: Uint8Array): PictureReading {
  if (bytes.length === 0) return { why: 'the file is empty' }
  const reading = readByKind(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  if ('why' in reading) return reading
  const { width, height } = reading.facts
  const why = tooLarge(width, height)
  if (why !== null) return { why }
  return reading
}

function readByKind(bytes: Buffer): PictureReading {
  switch (pictureType(bytes)) {
    case 'image/png':
      return readPng(bytes)
    case 'image/jpeg':
      return readJpeg(bytes)
    case 'image/webp':
      return readWebp(bytes)
    case null:
      return { why: whatElse(bytes) }
  }
}

/** By the first bytes only; null for anything else. */
export function pictureType(bytes: Uint8Array): PictureFacts['type'] | null {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 12))
  if (start.subarray(0, 8).equals(PNG_SIGNATURE)) return 'image/png'
  if (start[0] === 0xff && start[1] === 0xd8) return 'image/jpeg'
  if (start.toString('latin1', 0, 4) === 'RIFF' && start.toString('latin1', 8, 12) === 'WEBP') return 'image/webp'
  return null
}

/** Other files that people try to use as pictures, by their first bytes. */
const OTHERS: readonly (readonly [what: string, start: RegExp])[] = [
  ['a GIF', /^GIF8/],
  ['a TIFF', /^(II\*\0|MM\0\*)/],
  ['a BMP', /^BM/],
  ['a PDF', /^%PDF/],
  ['an AVIF picture', /^.{4}ftypavi/s],
  ['a HEIC picture', /^.{4}ftyp(hei|hev|mif|msf)/s],
  ['a video', /^(.{4}ftyp|.E\xdf\xa3)/s],
  ['a Photoshop document', /^8BPS/],
  ['an SVG drawing', /^(\xef\xbb\xbf)?\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*(<!DOCTYPE svg[^>]*>\s*)?<svg/is],
]

function whatElse(bytes: Buffer): string {
  const start = bytes.toString('latin1', 0, 1024)
  const known = OTHERS.find(([, first]) => first.test(start))
  return known ? `it is ${known[0]}; save it as PNG or JPEG, and add that` : 'it is not a PNG, JPEG or WebP'
}

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const CUT_SHORT = { why: 'the file is cut short' }

/** https://www.w3.org/TR/png-3: chunks of length, type, data and CRC from IHDR to IEND. */
function readPng(bytes: Buffer): PictureReading {
  let at = 8
  let facts: PictureFacts | null = null
  let pixels = false
  const turned = liesOnItsSide(orientationInChunks(bytes))
  while (at + 12 <= bytes.length) {
    const length = bytes.readUInt32BE(at)
    const end = at + 12 + length
    if (end > bytes.length) return CUT_SHORT
    const kind = bytes.toString('latin1', at + 4, at + 8)
    if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return { why: 'the file is damaged' }
    if (!facts && (kind !== 'IHDR' || length !== 13)) return { why: 'the file is damaged' }
    facts ??= sized('image/png', bytes.readUInt32BE(at + 8), bytes.readUInt32BE(at + 12), turned)
    if (kind === 'IDAT') pixels = true
    if (kind === 'IEND') return pixels ? { facts } : { why: 'it holds no pixels' }
    at = end
  }
  return CUT_SHORT
}

/** https://developers.google.com/speed/webp/docs/riff_container: lossy, lossless and extended files. */
function readWebp(bytes: Buffer): PictureReading {
  if (bytes.length < 30 || bytes.readUInt32LE(4) + 8 > bytes.length) return CUT_SHORT
  const kind = bytes.toString('latin1', 12, 16)
  const type = 'image/webp' as const
  if (kind === 'VP8X') {
    const turned = liesOnItsSide(orientationInChunks(bytes))
    return { facts: sized(type, bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1, turned) }
  }
  if (kind === 'VP8L') {
    if (bytes[20] !== 0x2f) return { why: 'the file is damaged' }
    const packed = bytes.readUInt32LE(21)
    return { facts: { type, width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 } }
  }
  if (kind === 'VP8 ') {
    if (bytes.readUIntBE(23, 3) !== 0x9d012a) return { why: 'the file is damaged' }
    return { facts: { type, width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff } }
  }
  return { why: 'it is a kind of WebP that is not known' }
}

/** As displayed. */
function sized(type: PictureFacts['type'], width: number, height: number, turned: boolean): PictureFacts {
  return turned ? { type, width: height, height: width } : { type, width, height }
}
