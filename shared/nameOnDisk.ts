/** Reserved by Windows, whatever follows after a dot (Microsoft, "Naming Files, Paths, and Namespaces"). */
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?= *(\.|$))/i

/** Not in a name on one system or another; signs that turn the reading direction can make a name read as another. */
const UNFIT = /[/\\:*?"<>|]|\p{Cc}|\p{Cs}|\p{Zl}|\p{Zp}|[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu

/** Dots and spaces that Windows drops at the end; a dot in front hides a file elsewhere. */
const EDGES = /^[.\s]+|[.\s]+$/g

/**
 * A title as a name that every file system takes, in at most `most` bytes of UTF-8 (a disk allows 255 for the whole
 * name, of which its ending and the names of work in progress need a part). `otherwise`: for a title of which nothing
 * is left. The same title gives the same name however its accents are encoded.
 */
export function nameOnDisk(title: string, otherwise: string, most = 160): string {
  const plain = title.normalize('NFC').replaceAll(UNFIT, ' ').replaceAll(/\s+/gu, ' ').replaceAll(EDGES, '')
  const fit = cut(plain.replace(RESERVED, '$1_'), most).replaceAll(EDGES, '')
  return fit || otherwise
}

/** Cut between graphemes, with "…" where something is missing. */
function cut(text: string, most: number): string {
  if (bytesOf(text) <= most) return text
  const room = most - bytesOf('…')
  let bytes = 0
  let kept = ''
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    bytes += bytesOf(segment)
    if (bytes > room) break
    kept += segment
  }
  return kept === '' ? '' : `${kept.trimEnd()}…`
}

/** In UTF-8. */
function bytesOf(text: string): number {
  let bytes = 0
  for (const sign of text) {
    const code = sign.codePointAt(0)!
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}
