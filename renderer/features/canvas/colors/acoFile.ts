import { hexOf } from './hsv.ts'

/** A colour as a file has it, 0 to 255 each. */
export interface FileColor {
  readonly rgb: readonly number[]
  readonly name: string
}

/** Bytes of a colour: its space, and four numbers. */
const COLOR_BYTES = 10
const [HEAD_BYTES, FULL] = [4, 65_535]
/** White, in a file's grey. */
const WHITE = 10_000

/** Nothing says that a file is of this kind but that its version, count and length agree. */
export function beginsAsAco(bytes: ArrayBuffer): boolean {
  if (bytes.byteLength < HEAD_BYTES + COLOR_BYTES) return false
  const view = new DataView(bytes)
  const [version, count] = [view.getUint16(0), view.getUint16(2)]
  if (version === 2) return count > 0
  const end = HEAD_BYTES + count * COLOR_BYTES
  if (version !== 1 || count === 0 || bytes.byteLength < end) return false
  return bytes.byteLength === end || (bytes.byteLength >= end + HEAD_BYTES && view.getUint16(end) === 2)
}

/**
 * Photoshop's colour swatches, big-endian: the colours without names, and mostly once more with them, each name in
 * UTF-16 behind its length. Throws a RangeError where it breaks off. `skipped`: colours in another space.
 */
export function readAco(view: DataView): { readonly colors: readonly FileColor[]; readonly skipped: number } {
  const plainEnd = HEAD_BYTES + view.getUint16(2) * COLOR_BYTES
  const start = view.getUint16(0) === 1 && view.byteLength >= plainEnd + HEAD_BYTES ? plainEnd : 0
  const named = view.getUint16(start) === 2
  const count = view.getUint16(start + 2)
  const colors: FileColor[] = []
  let at = start + HEAD_BYTES
  for (let number = 0; number < count; number += 1) {
    const rgb = rgbOf(
      view.getUint16(at),
      [2, 4, 6, 8].map((by) => view.getUint16(at + by)),
    )
    at += COLOR_BYTES
    const letters = named ? view.getUint32(at) : 0
    if (named) at += 4
    if (at + letters * 2 > view.byteLength) throw new RangeError('a name runs past the end')
    const units = Array.from({ length: letters }, (_, i) => view.getUint16(at + i * 2))
    at += letters * 2
    if (rgb) colors.push({ rgb, name: String.fromCharCode(...units).replace(/\0.*$/, '') })
  }
  return { colors, skipped: count - colors.length }
}

/** null for a space that is not told. */
function rgbOf(space: number, numbers: readonly number[]): readonly number[] | null {
  const [a = 0, b = 0, c = 0, d = 0] = numbers.map((value) => value / FULL)
  switch (space) {
    case 0:
      return [a, b, c].map((value) => value * 255)
    case 1:
      return channels(hexOf({ hue: a * 360, saturation: b, value: c }))
    case 2:
      // An ink's number is what it leaves of the paper.
      return [a, b, c].map((ink) => ink * d * 255)
    case 8: {
      const grey = (Math.min(WHITE, numbers[0]!) / WHITE) * 255
      return [grey, grey, grey]
    }
    default:
      return null
  }
}

/** 0 to 255 each of #rrggbb. */
export function channels(color: string): readonly number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16))
}
