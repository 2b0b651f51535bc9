import { liesOnItsSide, orientationInExif } from '#shared/paint/orientation.ts'
import type { PictureReading } from './pictureFacts.ts'

const DAMAGED = { why: 'the file is damaged' }
const CUT_SHORT = { why: 'the file is cut short' }

/** ITU T.81 annex B: segments up to the frame header, which has the size; EXIF may say that it is displayed rotated by 90°. */
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
    if (marker === 0xe1) turned = turnedBy(bytes.subarray(at + 4, end)) ?? turned
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

/** There is a scan, followed by an end-of-image marker. */
function isWhole(bytes: Buffer, from: number): boolean {
  const scan = bytes.indexOf(Buffer.from([0xff, 0xda]), from)
  return scan >= 0 && bytes.indexOf(Buffer.from([0xff, 0xd9]), scan) >= 0
}

/** Undefined if the segment is not EXIF. */
function turnedBy(segment: Buffer): boolean | undefined {
  if (segment.toString('latin1', 0, 6) !== 'Exif\0\0') return undefined
  return liesOnItsSide(orientationInExif(segment.subarray(6)))
}
