/** One picture of a TIFF 6.0 file, by its tags' numbers. A tag that is not there, or not of numbers, has none. */
export interface TiffDirectory {
  readonly numbers: (tag: number) => readonly number[]
  readonly number: (tag: number, otherwise: number) => number
  /** Of a tag whose values are bytes without a meaning of their own; null if it is not there. */
  readonly bytes: (tag: number) => Uint8Array | null
}

export interface TiffFile {
  readonly view: DataView
  readonly littleEndian: boolean
  /** The pictures of full size, in their order. */
  readonly pages: readonly TiffDirectory[]
}

/** More pages than this are not counted. */
const MOST_PAGES = 1000
/** More values of one tag than this are not read: strips of a picture as large as one may be have fewer. */
const MOST_VALUES = 1_000_000
/** Bytes of a value by its type (TIFF 6.0, section 2): those that are whole numbers ≥ 0. */
const BYTES: Readonly<Record<number, 1 | 2 | 4>> = { 1: 1, 3: 2, 4: 4 }
/** Bytes that mean what the tag says (7), or those of numbers. */
const OPAQUE = [1, 7]
const ENTRY = 12
const NEW_SUBFILE_TYPE = 254
/** Of that: a smaller copy of another page, and the mask of one. */
const NO_PAGE = 0b101

/** True for a TIFF by its first bytes: the order of its bytes, then 42. */
export function isTiff(start: Uint8Array): boolean {
  const [a, b, c, d] = start
  return (a === 0x49 && b === 0x49 && c === 42 && d === 0) || (a === 0x4d && b === 0x4d && c === 0 && d === 42)
}

/** Reads what a TIFF says of its pictures, and no pixel. Throws a RangeError if it is cut short. */
export function readTiff(bytes: ArrayBuffer): TiffFile {
  const view = new DataView(bytes)
  const littleEndian = view.getUint8(0) === 0x49
  const pages: TiffDirectory[] = []
  // A directory that leads back to an earlier one would never end.
  const seen = new Set<number>()
  for (let at = view.getUint32(4, littleEndian); at !== 0 && !seen.has(at) && seen.size < MOST_PAGES;) {
    seen.add(at)
    const count = view.getUint16(at, littleEndian)
    const page = readDirectory(view, littleEndian, at + 2, count)
    if ((page.number(NEW_SUBFILE_TYPE, 0) & NO_PAGE) === 0) pages.push(page)
    const next = at + 2 + count * ENTRY
    at = next + 4 <= view.byteLength ? view.getUint32(next, littleEndian) : 0
  }
  return { view, littleEndian, pages }
}

function readDirectory(view: DataView, littleEndian: boolean, from: number, count: number): TiffDirectory {
  const tags = new Map<number, readonly number[]>()
  const opaque = new Map<number, Uint8Array>()
  for (let at = from; at < from + count * ENTRY; at += ENTRY) {
    const [tag, type] = [view.getUint16(at, littleEndian), view.getUint16(at + 2, littleEndian)]
    const bytes = BYTES[type]
    const many = view.getUint32(at + 4, littleEndian)
    if (OPAQUE.includes(type) && many > 4) {
      const start = Math.min(view.getUint32(at + 8, littleEndian), view.byteLength)
      opaque.set(tag, new Uint8Array(view.buffer, start).subarray(0, many))
    }
    if (bytes === undefined || many > MOST_VALUES) continue
    // Four bytes of values stand in the entry itself.
    const place = many * bytes <= 4 ? at + 8 : view.getUint32(at + 8, littleEndian)
    const values = Array.from({ length: many }, (_, i) => valueAt(view, littleEndian, place + i * bytes, bytes))
    tags.set(tag, values)
  }
  return {
    numbers: (tag) => tags.get(tag) ?? [],
    number: (tag, otherwise) => tags.get(tag)?.[0] ?? otherwise,
    bytes: (tag) => opaque.get(tag) ?? null,
  }
}

function valueAt(view: DataView, littleEndian: boolean, at: number, bytes: 1 | 2 | 4): number {
  if (bytes === 1) return view.getUint8(at)
  return bytes === 2 ? view.getUint16(at, littleEndian) : view.getUint32(at, littleEndian)
}
