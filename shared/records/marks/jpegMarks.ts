import { fromUtf8, joined, latin, startsWith, utf8 } from './bytes.ts'

const XMP_START = latin('http://ns.adobe.com/xap/1.0/\0')
const EXIF_START = latin('Exif\0\0')
const PHOTOSHOP_START = latin('Photoshop 3.0\0')
const APP1 = 0xe1
const APP11 = 0xeb
const APP13 = 0xed
const MOST = 65_533

interface Segment {
  readonly marker: number
  readonly data: Uint8Array
  readonly whole: Uint8Array
}

/** The segments of a JPEG before its picture, and the rest; null if it is no JPEG. */
function segmentsOf(bytes: Uint8Array): { readonly segments: readonly Segment[]; readonly rest: Uint8Array } | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null
  const segments: Segment[] = []
  let at = 2
  // Up to the start of the scan, or whatever is no segment with a length.
  while (bytes[at] === 0xff && bytes[at + 1]! >= 0xc0 && bytes[at + 1] !== 0xda && !isBare(bytes[at + 1]!)) {
    const length = (bytes[at + 2]! << 8) | bytes[at + 3]!
    const end = at + 2 + length
    if (!(length >= 2) || end > bytes.length) return null
    segments.push({ marker: bytes[at + 1]!, data: bytes.subarray(at + 4, end), whole: bytes.subarray(at, end) })
    at = end
  }
  return { segments, rest: bytes.subarray(at) }
}

function isBare(marker: number): boolean {
  return marker >= 0xd0 && marker <= 0xd9
}

/** A copy of a JPEG with this XMP packet and IPTC resource, in place of any it had; null if it is no JPEG. */
export function markJpeg(bytes: Uint8Array, xmp: string, iptc: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const read = segmentsOf(bytes)
  if (!read) return null
  const others = read.segments.filter((each) => !isXmp(each) && !isPhotoshop(each))
  // JFIF and Exif stand first.
  const firsts = others.findIndex(({ marker }) => marker !== 0xe0 && marker !== APP1)
  const place = firsts < 0 ? others.length : firsts
  const packet = segment(APP1, joined([XMP_START, utf8(xmp)]))
  const resource = segment(APP13, joined([PHOTOSHOP_START, iptc]))
  if (!packet || !resource) return null
  const start = Uint8Array.of(0xff, 0xd8)
  return joined([start, ...wholes(others.slice(0, place)), packet, resource, ...wholes(others.slice(place)), read.rest])
}

/** The XMP packet of a JPEG; '' for none. */
export function jpegXmp(bytes: Uint8Array): string {
  const found = segmentsOf(bytes)?.segments.find(isXmp)
  return found ? fromUtf8(found.data.subarray(XMP_START.length)) : ''
}

/** The EXIF of a JPEG; null for none. */
export function jpegExif(bytes: Uint8Array): Uint8Array | null {
  const found = segmentsOf(bytes)?.segments.find(({ marker, data }) => marker === APP1 && startsWith(data, EXIF_START))
  return found ? found.data : null
}

/** Whether a C2PA manifest is attached: JUMBF boxes in APP11. */
export function jpegHoldsCredential(bytes: Uint8Array): boolean {
  return (
    segmentsOf(bytes)?.segments.some(({ marker, data }) => marker === APP11 && startsWith(data, [0x4a, 0x50])) ?? false
  )
}

/** The IPTC resource of a JPEG, as Photoshop's blocks; null for none. */
export function jpegIptc(bytes: Uint8Array): Uint8Array | null {
  const found = segmentsOf(bytes)?.segments.find(isPhotoshop)
  return found ? found.data.subarray(PHOTOSHOP_START.length) : null
}

function wholes(list: readonly Segment[]): Uint8Array[] {
  return list.map(({ whole }) => whole)
}

function isXmp({ marker, data }: Segment): boolean {
  return marker === APP1 && startsWith(data, XMP_START)
}

function isPhotoshop({ marker, data }: Segment): boolean {
  return marker === APP13 && startsWith(data, PHOTOSHOP_START)
}

function segment(marker: number, data: Uint8Array): Uint8Array | null {
  if (data.length > MOST) return null
  const length = data.length + 2
  return joined([Uint8Array.of(0xff, marker, length >> 8, length & 255), data])
}
