import { exifMarks } from './exifMarks.ts'
import { iptcMarks } from './iptcMarks.ts'
import { jpegExif, jpegHoldsCredential, jpegIptc, jpegXmp, markJpeg } from './jpegMarks.ts'
import { iptcResource, xmpPacket } from './pictureRecord.ts'
import type { PictureRecord } from './pictureRecord.ts'
import { markPng, pngExif, pngHoldsCredential, pngIptc, pngXmp } from './pngMarks.ts'
import { sourceTypeOf } from './sourceType.ts'
import type { SourceType } from './sourceType.ts'
import { webpExif, webpHoldsCredential, webpXmp } from './webpMarks.ts'

/** A copy of a PNG or JPEG with this record in it as XMP and IPTC; another picture is given back as it is. */
export function marked(bytes: Uint8Array, record: PictureRecord): Uint8Array {
  const [xmp, iptc] = [xmpPacket(record), iptcResource(record)]
  return markPng(bytes, xmp, iptc) ?? markJpeg(bytes, xmp, iptc) ?? bytes
}

/** What a picture says of itself. */
export interface Marks {
  /** The URI of its source type, as written; '' for none. */
  readonly sourceUri: string
  readonly sourceType: SourceType | null
  /** "Made with Google AI". */
  readonly credit: string
  readonly tool: string
  /** A C2PA manifest is attached; whether it is good is another question. */
  readonly credential: boolean
}

/**
 * Reads the marks of a PNG, JPEG or WebP: XMP, IPTC where that says nothing, then what its EXIF holds. Never throws,
 * whatever the bytes.
 */
export function marksIn(bytes: Uint8Array): Marks {
  const exif = exifMarks(pngExif(bytes) ?? jpegExif(bytes) ?? webpExif(bytes))
  const xmp = pngXmp(bytes) || jpegXmp(bytes) || webpXmp(bytes) || exif.xmp
  const iptc = iptcMarks(jpegIptc(bytes) ?? pngIptc(bytes))
  const uri = propertyIn(xmp, 'DigitalSourceType') || iptc.sourceUri || exif.sourceUri
  return {
    sourceUri: uri,
    sourceType: sourceTypeOf(uri),
    credit: propertyIn(xmp, 'Credit') || iptc.credit || exif.credit,
    tool: propertyIn(xmp, 'CreatorTool') || iptc.tool || exif.tool,
    credential: pngHoldsCredential(bytes) || jpegHoldsCredential(bytes) || webpHoldsCredential(bytes),
  }
}

/** A simple property, written as an element, an attribute or a resource, whatever its prefix. */
function propertyIn(xmp: string, name: string): string {
  const found =
    new RegExp(`<[\\w-]{1,40}:${name}(?:\\s[^<>]{0,200})?>([^<]{1,2000})<`).exec(xmp) ??
    new RegExp(`<[\\w-]{1,40}:${name}\\s[^>]{0,200}rdf:resource\\s?=\\s?["']([^"']{1,2000})["']`).exec(xmp) ??
    new RegExp(`\\s[\\w-]{1,40}:${name}\\s?=\\s?["']([^"']{1,2000})["']`).exec(xmp)
  return plain(found?.[1] ?? '').trim()
}

function plain(text: string): string {
  const signs: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
  return text.replaceAll(/&(amp|lt|gt|quot|apos);/g, (_whole, name: string) => signs[name]!)
}
