import type { PictureReading } from './pictureFacts.ts'

const DAMAGED = { why: 'the file is damaged' }
const CUT_SHORT = { why: 'the file is cut short' }

/** ITU T.81 annex B: segments up to the frame header, which has the size; EXIF may say that it is shown on its side. */
export function readJpeg(bytes: Buffer): PictureReading {
  let at = 2
  let turned = false
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return DAMAGED
    const marker = bytes[at + 1]!
    if (marker === 0xff) {
      at += 1
      continue
    }
    const length = bytes.readUInt16BE(at + 2)
    const end = at + 2 + length
    if (length < 2) return DAMAGED
    if (end > bytes.length) return CUT_SHORT
    if (marker === 0xe1) turned = liesOnItsSide(bytes.subarray(at + 4, end)) ?? turned
    if (isFrameHeader(marker)) {
      if (length < 8) return DAMAGED
      if (!isWhole(bytes, end)) return CUT_SHORT
      const [height, width] = [bytes.readUInt16BE(at + 5), bytes.readUInt16BE(at + 7)]
      return { facts: { type: 'image/jpeg', width: turned ? height : width, height: turned ? width : height } }
    }
    if (marker === 0xda) return DAMAGED
    at = end
  }
  return CUT_SHORT
}

/** SOF0 to SOF15 without DHT, JPG and DAC, which share the range. */
function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}

/** The scan is there and the end-of-image marker comes after it. */
function isWhole(bytes: Buffer, from: number): boolean {
  const scan = bytes.indexOf(Buffer.from([0xff, 0xda]), from)
  return scan >= 0 && bytes.indexOf(Buffer.from([0xff, 0xd9]), scan) >= 0
}

/** EXIF tag 0x0112 of the first directory; 5 to 8 swap width and height. Undefined where this is no EXIF or says nothing. */
function liesOnItsSide(segment: Buffer): boolean | undefined {
  if (segment.toString('latin1', 0, 6) !== 'Exif\0\0' || segment.length < 14) return undefined
  const tiff = segment.subarray(6)
  const little = tiff.toString('latin1', 0, 2) === 'II'
  const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const directory = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  if (directory + 2 > tiff.length) return undefined
  const entries = short(directory)
  for (let i = 0; i < entries; i += 1) {
    const at = directory + 2 + i * 12
    if (at + 12 > tiff.length) return undefined
    if (short(at) === 0x0112) return short(at + 8) >= 5 && short(at + 8) <= 8
  }
  return undefined
}
