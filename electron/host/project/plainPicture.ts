import { isAnimated } from './pictureTraits.ts'

/** PNG chunks that say how the pixels are shown, and nothing else. */
const PNG_PLAIN = new Set('IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP pHYs bKGD hIST'.split(' '))
const ICC = 'ICC_PROFILE\0'
const [START, END, SCAN, COMMENT] = [0xd8, 0xd9, 0xda, 0xfe]

/**
 * A still PNG or JPEG, upright as it is, that holds pixels and colours alone: no place, owner, text, thumbnail or
 * anything behind the picture that a person does not see. `bytes` are complete (`readPicture`).
 */
export function isPlainPicture(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file[0] === 0x89) return isPlainPng(file) && !isAnimated(bytes)
  return file[0] === 0xff && file[1] === START && isPlainJpeg(file)
}

function isPlainPng(file: Buffer): boolean {
  for (let at = 8; at + 12 <= file.length;) {
    const kind = file.toString('latin1', at + 4, at + 8)
    if (!PNG_PLAIN.has(kind)) return false
    at += 12 + file.readUInt32BE(at)
    if (kind === 'IEND') return at === file.length
  }
  return false
}

/** ITU T.81 annex B: segments, then scans of coded data, each up to the next marker. */
function isPlainJpeg(file: Buffer): boolean {
  let at = 2
  while (at + 2 <= file.length) {
    if (file[at] !== 0xff) return false
    const marker = file[at + 1]!
    if (marker === END) return at + 2 === file.length
    if (at + 4 > file.length) return false
    const end = at + 2 + file.readUInt16BE(at + 2)
    if (!isPlainSegment(marker, file.subarray(at + 4, end))) return false
    at = marker === SCAN ? endOfScan(file, end) : end
  }
  return false
}

function isPlainSegment(marker: number, content: Buffer): boolean {
  if (marker === COMMENT) return false
  // Four channels are ink on paper, which few readers show alike.
  if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) return (content[5] ?? 0) < 4
  if (marker < 0xe0 || marker > 0xef) return true
  const name = content.toString('latin1', 0, ICC.length)
  if (marker === 0xe0) return name.startsWith('JFIF\0') && content[12] === 0 && content[13] === 0
  return (marker === 0xe2 && name === ICC) || (marker === 0xee && name.startsWith('Adobe'))
}

/** A marker within coded data is one that restarts it, or a byte that looks like one. */
function endOfScan(file: Buffer, from: number): number {
  for (let at = file.indexOf(0xff, from); at >= 0; at = file.indexOf(0xff, at + 1)) {
    const next = file[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  return file.length
}
