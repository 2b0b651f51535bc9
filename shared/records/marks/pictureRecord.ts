import { utf8 } from './bytes.ts'
import { sourceUri } from './sourceType.ts'
import type { SourceType } from './sourceType.ts'

/** What we say of how a picture was made: a record by us, not a credential, which only its maker can sign. */
export interface PictureRecord {
  readonly sourceType: SourceType
  readonly film: string
  readonly author: string
  /** "Shot 12A, panel 2 of 3". */
  readonly what: string
  /** The models that made parts of it: "Gemini, Nano Banana 2.1". */
  readonly models: readonly string[]
  /** "AI policy: reference only, set by …". */
  readonly policy: string
  /** ISO time. */
  readonly at: string
}

const NAMESPACES = {
  dc: 'http://purl.org/dc/elements/1.1/',
  xmp: 'http://ns.adobe.com/xap/1.0/',
  photoshop: 'http://ns.adobe.com/photoshop/1.0/',
  Iptc4xmpExt: 'http://iptc.org/std/Iptc4xmpExt/2008-02-29/',
} as const

/** What is said of it in one sentence. */
export function recordSentence({ models, policy }: PictureRecord): string {
  const by = models.length > 0 ? `With pictures by ${models.join('; ')}. ` : ''
  return `${by}${policy}. Recorded by Framewright; this is no signed credential.`
}

/** Cut at a length that fits the smallest place it goes to, a JPEG's segment of 64 kB. */
const LONGEST = 2000

/** How it was made, as an `rdf:Description` that can stand beside others of the same file. */
export function xmpMaking(record: PictureRecord): string {
  return description(makingOf(record))
}

/** All of the record, as one `rdf:Description`. */
function xmpWhole(record: PictureRecord): string {
  return description([
    ...makingOf(record),
    `<xmp:CreatorTool>Framewright</xmp:CreatorTool>`,
    `<xmp:MetadataDate>${say(record.at)}</xmp:MetadataDate>`,
    `<dc:title>${alt([record.film, record.what].filter(Boolean).join(', '))}</dc:title>`,
    record.author && `<dc:creator><rdf:Seq><rdf:li>${say(record.author)}</rdf:li></rdf:Seq></dc:creator>`,
  ])
}

function makingOf(record: PictureRecord): string[] {
  const ai = record.models.join('; ')
  return [
    `<Iptc4xmpExt:DigitalSourceType>${sourceUri(record.sourceType)}</Iptc4xmpExt:DigitalSourceType>`,
    ai && `<Iptc4xmpExt:AISystemUsed>${say(ai)}</Iptc4xmpExt:AISystemUsed>`,
    `<photoshop:Instructions>${say(recordSentence(record))}</photoshop:Instructions>`,
  ]
}

function description(properties: readonly string[]): string {
  const spaces = Object.entries(NAMESPACES).map(([name, uri]) => `xmlns:${name}="${uri}"`)
  return [`<rdf:Description rdf:about="" ${spaces.join(' ')}>`, ...properties, '</rdf:Description>']
    .filter(Boolean)
    .join('\n')
}

/** A whole XMP packet, to stand in a picture. */
export function xmpPacket(record: PictureRecord): string {
  return [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    xmpWhole(record),
    '</rdf:RDF></x:xmpmeta>',
    '<?xpacket end="w"?>',
  ].join('\n')
}

function say(text: string): string {
  return escaped(text.slice(0, LONGEST))
}

function alt(text: string): string {
  return `<rdf:Alt><rdf:li xml:lang="x-default">${say(text)}</rdf:li></rdf:Alt>`
}

function escaped(text: string): string {
  const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
  return text.replaceAll(/[&<>"]/g, (sign) => signs[sign]!).replaceAll(/\p{Cc}|\p{Surrogate}/gu, ' ')
}

/**
 * The record as IPTC-IIM datasets in a Photoshop resource, for programs that read no XMP. That format has no field for
 * the source type: its URI goes into the instructions.
 */
export function iptcResource(record: PictureRecord): Uint8Array {
  const datasets: readonly (readonly [record: number, dataset: number, value: Uint8Array])[] = [
    // The text that follows is UTF-8.
    [1, 90, Uint8Array.of(0x1b, 0x25, 0x47)],
    [2, 5, told(record.what, 64)],
    [2, 40, told(`${sourceUri(record.sourceType)} ${recordSentence(record)}`, 256)],
    [2, 65, told('Framewright', 32)],
    [2, 80, told(record.author, 32)],
    [2, 115, told(record.film, 32)],
  ]
  const body = datasets
    .filter(([, , value]) => value.length > 0)
    .flatMap(([at, dataset, value]) => [0x1c, at, dataset, value.length >> 8, value.length & 255, ...value])
  const padded = body.length % 2 === 0 ? body : [...body, 0]
  const size = [body.length >>> 24, (body.length >>> 16) & 255, (body.length >>> 8) & 255, body.length & 255]
  // "8BIM", resource 0x0404, an empty name, the size, the datasets.
  return Uint8Array.of(0x38, 0x42, 0x49, 0x4d, 4, 4, 0, 0, ...size, ...padded)
}

/** In UTF-8, at most so many bytes, cut between letters. */
function told(text: string, most: number): Uint8Array {
  const whole = utf8(text.slice(0, most).replaceAll(/\p{Cc}/gu, ' '))
  let end = Math.min(most, whole.length)
  while (end < whole.length && (whole[end]! & 0xc0) === 0x80) end -= 1
  return whole.slice(0, end)
}
