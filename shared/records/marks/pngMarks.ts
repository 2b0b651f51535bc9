import { fromUtf8, joined, latin, startsWith, uint32, utf8 } from './bytes.ts'

export const PNG_START = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] as const
const XMP_KEYWORD = 'XML:com.adobe.xmp'
const IPTC_KEYWORD = 'Raw profile type iptc'

interface Chunk {
  readonly type: string
  readonly data: Uint8Array
  /** With length, type and checksum. */
  readonly whole: Uint8Array
}

/** The chunks of a PNG; null if it is none, or breaks off. */
function chunksOf(bytes: Uint8Array): Chunk[] | null {
  if (!startsWith(bytes, PNG_START)) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const chunks: Chunk[] = []
  for (let at = 8; at < bytes.length;) {
    if (at + 12 > bytes.length) return null
    const length = view.getUint32(at)
    const end = at + 12 + length
    if (end > bytes.length) return null
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    chunks.push({ type, data: bytes.subarray(at + 8, end - 4), whole: bytes.subarray(at, end) })
    if (type === 'IEND') return chunks
    at = end
  }
  return null
}

/** A copy of a PNG with this XMP packet and IPTC resource, in place of any it had; null if it is no whole PNG. */
export function markPng(bytes: Uint8Array, xmp: string, iptc: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const chunks = chunksOf(bytes)
  const head = chunks?.[0]
  if (!chunks || head?.type !== 'IHDR') return null
  const others = chunks.slice(1).filter((each) => ![XMP_KEYWORD, IPTC_KEYWORD].includes(keywordOf(each)))
  // Keyword, not compressed, no language, no translated keyword.
  const text = joined([latin(XMP_KEYWORD), Uint8Array.of(0, 0, 0, 0, 0), utf8(xmp)])
  const hex = Array.from(iptc, (byte) => byte.toString(16).padStart(2, '0')).join('')
  const lines = hex.replaceAll(/.{72}/g, (line) => `${line}\n`)
  const profile = latin(`${IPTC_KEYWORD}\0\niptc\n${String(iptc.length).padStart(8)}\n${lines}\n`)
  const added = [chunk('iTXt', text), chunk('tEXt', profile)]
  return joined([Uint8Array.from(PNG_START), head.whole, ...added, ...others.map(({ whole }) => whole)])
}

/** The XMP packet of a PNG; '' for none. */
export function pngXmp(bytes: Uint8Array): string {
  const found = chunksOf(bytes)?.find((each) => each.type === 'iTXt' && keywordOf(each) === XMP_KEYWORD)
  // Compressed ones are never written for XMP: other programs have to find it by its text.
  if (!found || found.data[XMP_KEYWORD.length + 1] !== 0) return ''
  const language = found.data.indexOf(0, XMP_KEYWORD.length + 3)
  const translated = language < 0 ? -1 : found.data.indexOf(0, language + 1)
  return translated < 0 ? '' : fromUtf8(found.data.subarray(translated + 1))
}

/** The IPTC resource of a PNG, as Photoshop's blocks in hexadecimal digits behind a name and a length; null for none. */
export function pngIptc(bytes: Uint8Array): Uint8Array | null {
  const found = chunksOf(bytes)?.find((each) => each.type === 'tEXt' && keywordOf(each) === IPTC_KEYWORD)
  if (!found) return null
  const digits = /^\s*iptc\s+\d{1,10}\s([\s\da-f]*)$/i.exec(fromUtf8(found.data.subarray(IPTC_KEYWORD.length + 1)))?.[1]
  if (digits === undefined) return null
  const pairs = digits.replaceAll(/\s/g, '')
  return Uint8Array.from({ length: pairs.length >> 1 }, (_none, at) => parseInt(pairs.slice(2 * at, 2 * at + 2), 16))
}

/** Whether a C2PA manifest is attached. */
export function pngHoldsCredential(bytes: Uint8Array): boolean {
  return chunksOf(bytes)?.some(({ type }) => type === 'caBX') ?? false
}

function keywordOf({ type, data }: Chunk): string {
  if (!['iTXt', 'tEXt', 'zTXt'].includes(type)) return ''
  const end = data.indexOf(0)
  return end < 0 || end > 79 ? '' : String.fromCharCode(...data.subarray(0, end))
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const named = joined([latin(type), data])
  return joined([uint32(data.length), named, uint32(crc32(named))])
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_none, value) => {
  let crc = value
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1
  return crc >>> 0
})

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = CRC_TABLE[(crc ^ byte) & 255]! ^ (crc >>> 8)
  return (crc ^ 0xffffffff) >>> 0
}
