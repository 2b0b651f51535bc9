import { escapedJapanese, foreignText } from './foreignText.ts'

/**
 * Text of a file as its bytes say: UTF-8 or UTF-16 by their marks, UTF-16 without one by its zeros and line ends, else
 * UTF-8; where it isn't that, an encoding of its language from before Unicode, and Windows-1252 if none fits. Total; without the mark; a byte that means nothing becomes U+FFFD.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return fromUtf8(bytes, 3) ?? fromWindows(bytes, 3)
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return fromUtf16(bytes, 2, true)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return fromUtf16(bytes, 2, false)
  const zeros = zerosAtStart(bytes)
  if (zeros.odd > zeros.even * 4 + 1) return fromUtf16(bytes, 0, true)
  if (zeros.even > zeros.odd * 4 + 1) return fromUtf16(bytes, 0, false)
  const text = fromUtf8(bytes, 0)
  if (text !== null) return escapedJapanese(text, bytes) ?? text
  const ends = lineEnds(bytes)
  if (ends.little !== ends.big) return fromUtf16(bytes, 0, ends.little > ends.big)
  return foreignText(bytes) ?? fromWindows(bytes, 0)
}

/** Eastern text in UTF-16 has few zeros, but its lines end with one: behind the sign if little-endian. */
function lineEnds(bytes: Uint8Array): { little: number; big: number } {
  const ends = { little: 0, big: 0 }
  if (bytes.length % 2 === 1) return ends
  for (let at = 0; at + 1 < Math.min(bytes.length, 20_000); at += 2) {
    if (bytes[at + 1] === 0 && (bytes[at] === 10 || bytes[at] === 13)) ends.little++
    else if (bytes[at] === 0 && (bytes[at + 1] === 10 || bytes[at + 1] === 13)) ends.big++
  }
  return ends
}

/** Letters of Latin script in UTF-16 have a zero in every second byte: at odd places if little-endian. */
function zerosAtStart(bytes: Uint8Array): { odd: number; even: number } {
  const zeros = { odd: 0, even: 0 }
  for (let at = 0; at < Math.min(bytes.length, 2000); at++) {
    if (bytes[at] === 0) zeros[at % 2 === 1 ? 'odd' : 'even']++
  }
  return zeros
}

/** Characters are joined in parts of this many, which every engine takes as arguments of one call. */
const PART = 8192

/** Joins UTF-16 units to a string. */
class Units {
  private readonly part = new Uint16Array(PART)
  private used = 0
  private readonly whole: string[] = []

  push(unit: number): void {
    if (this.used === PART) this.flush()
    this.part[this.used++] = unit
  }

  /** @param point A code point from 0 to 0x10FFFF. */
  pushPoint(point: number): void {
    if (point < 0x10000) this.push(point)
    else {
      this.push(0xd800 + ((point - 0x10000) >> 10))
      this.push(0xdc00 + ((point - 0x10000) & 0x3ff))
    }
  }

  text(): string {
    this.flush()
    return this.whole.join('')
  }

  private flush(): void {
    this.whole.push(String.fromCharCode(...this.part.subarray(0, this.used)))
    this.used = 0
  }
}

function fromUtf16(bytes: Uint8Array, start: number, little: boolean): string {
  const units = new Units()
  for (let at = start; at + 1 < bytes.length; at += 2) {
    units.push(little ? bytes[at]! | (bytes[at + 1]! << 8) : (bytes[at]! << 8) | bytes[at + 1]!)
  }
  if ((bytes.length - start) % 2 === 1) units.push(0xfffd)
  return units.text()
}

/** null: the bytes aren't UTF-8. A file cut off within a character is UTF-8 all the same. */
function fromUtf8(bytes: Uint8Array, start: number): string | null {
  const units = new Units()
  let at = start
  while (at < bytes.length) {
    const first = bytes[at]!
    const length = lengthOf(first)
    if (length === 0) return null
    let point = length === 1 ? first : first & (0xff >> (length + 1))
    for (let next = 1; next < length; next++) {
      const byte = bytes[at + next]
      if (byte === undefined) {
        units.push(0xfffd)
        return units.text()
      }
      if ((byte & 0xc0) !== 0x80) return null
      point = (point << 6) | (byte & 0x3f)
    }
    if (point > 0x10ffff || point < SMALLEST[length]! || (point >= 0xd800 && point < 0xe000)) return null
    units.pushPoint(point)
    at += length
  }
  return units.text()
}

/** The smallest code point that may take so many bytes. */
const SMALLEST = [0, 0, 0x80, 0x800, 0x10000]

/** How many bytes a character of UTF-8 has by its first; 0: no character begins so. */
function lengthOf(first: number): number {
  if (first < 0x80) return 1
  if (first < 0xc2) return 0
  if (first < 0xe0) return 2
  if (first < 0xf0) return 3
  return first < 0xf5 ? 4 : 0
}

/** Where Windows-1252 differs from Latin-1: 0x80 to 0x9F. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

function fromWindows(bytes: Uint8Array, start: number): string {
  const units = new Units()
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at]!
    units.push(byte >= 0x80 && byte < 0xa0 ? WINDOWS.charCodeAt(byte - 0x80) : byte)
  }
  return units.text()
}
