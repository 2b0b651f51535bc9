import { fromUtf8, joined, latin, utf8 } from './bytes.ts'
import { PNG_START, chunk, chunksOf } from './pngChunks.ts'
import type { Chunk } from './pngChunks.ts'

const XMP_KEYWORD = 'XML:com.adobe.xmp'
const IPTC_KEYWORD = 'Raw profile type iptc'

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

/** The EXIF of a PNG; null for none. */
export function pngExif(bytes: Uint8Array): Uint8Array | null {
  return chunksOf(bytes)?.find(({ type }) => type === 'eXIf')?.data ?? null
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
