import { iptcMarks } from './iptcMarks.ts'
import type { IptcMarks } from './iptcMarks.ts'
import { fromUtf8, latin, startsWith } from './bytes.ts'

/** Tags of the first directory: the program, an XMP packet, IPTC's datasets, and those in Photoshop's resources. */
const [PROGRAM, XMP, IPTC, PHOTOSHOP] = [0x01_31, 0x02_bc, 0x83_bb, 0x86_49]
/** Bytes of a value of each type that is read: bytes, letters, whole numbers of two and four bytes, bytes of any kind. */
const SIZES: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 7: 1 }
/** In a JPEG, and in some WebPs, this stands before the directory. */
const START = latin('Exif\0\0')
/** More entries than a camera writes: what says so is torn. */
const MOST = 1000

/** What a picture's EXIF says of how it was made, and the XMP packet in it; '' for nothing. */
export interface ExifMarks extends IptcMarks {
  readonly xmp: string
}

/** EXIF has no field for the source type, but may hold XMP and IPTC, which do. Never throws, whatever the bytes. */
export function exifMarks(exif: Uint8Array | null): ExifMarks {
  const values = exif ? valuesIn(exif) : new Map<number, Uint8Array>()
  const iptc = iptcMarks(values.get(PHOTOSHOP) ?? values.get(IPTC) ?? null)
  const text = (tag: number): string => fromUtf8(values.get(tag) ?? new Uint8Array()).replace(/\0[^]*$/, '')
  return { ...iptc, xmp: text(XMP), tool: text(PROGRAM).trim().slice(0, 2000) || iptc.tool }
}

/** The values of the first directory, by their tags. */
function valuesIn(exif: Uint8Array): ReadonlyMap<number, Uint8Array> {
  const bytes = startsWith(exif, START) ? exif.subarray(START.length) : exif
  const values = new Map<number, Uint8Array>()
  const little = startsWith(bytes, [0x49, 0x49, 0x2a, 0])
  if (bytes.length < 8 || !(little || startsWith(bytes, [0x4d, 0x4d, 0, 0x2a]))) return values
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const first = view.getUint32(4, little)
  const count = first + 2 > bytes.length ? 0 : view.getUint16(first, little)
  if (count > MOST) return values
  for (let at = first + 2; at + 12 <= bytes.length && at < first + 2 + 12 * count; at += 12) {
    const size = (SIZES[view.getUint16(at + 2, little)] ?? 0) * view.getUint32(at + 4, little)
    // What is longer than four bytes stands elsewhere.
    const start = size > 4 ? view.getUint32(at + 8, little) : at + 8
    if (size > 0 && start + size <= bytes.length)
      values.set(view.getUint16(at, little), bytes.subarray(start, start + size))
  }
  return values
}
