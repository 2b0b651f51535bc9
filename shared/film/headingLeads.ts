import { isTimeOfDay } from './timesOfDay.ts'

/** What a scene heading begins with in scripts that are not written in English. */
export interface HeadingLead {
  /** "int", "ext" or "int/ext"; '' for a sign that only says that a heading follows. */
  readonly side: string
  /** The heading without it. */
  readonly rest: string
}

const INSIDE = 'פנים|داخلي|инт|інт|интерьер|пав|εσωτ|内景|內景'
const OUTSIDE = 'חוץ|خارجي|экст|екст|экстерьер|нат|натура|εξωτ|外景'
/** Whole words, of which none but a heading is followed by what follows them in one. */
const INSIDE_WORD = 'intérieur|interieur|interior|interno|innen|wnętrze|interiér|interiör|interiør|binnen|belső'
const OUTSIDE_WORD =
  'extérieur|exterieur|exterior|esterno|aussen|außen|plener|exteriér|exteriör|eksteriør|exteriør|buiten|külső'
/** Two or three letters, which are other words as well. */
const INSIDE_SHORT = 'wn|[iİ]ç|sis|inne|inde|nội'
const OUTSIDE_SHORT = 'pl|dış|diş|ulk|ute|ude|ngoại'

/** "פנים" is a face too, so a word alone is no lead: a stop, a slash, a comma, a colon or a dash stands behind it. */
const SIDE = sidesBefore(INSIDE, OUTSIDE, '\\s*[.:/،,。：、–—-][\\s.:/،,。：、–—-]*')
const WORD = sidesBefore(INSIDE_WORD, OUTSIDE_WORD, '\\.?(?:\\s*[.:,/–—-]+\\s*|\\s+)')
const SHORT = sidesBefore(INSIDE_SHORT, OUTSIDE_SHORT, '\\.\\s*')
/** Hindi; each is a word of everyday speech too. */
const HINDI = sidesBefore(
  'अंदर|अन्दर|भीतर|आंतरिक|इंट|इंटीरियर',
  'बाहर|बाहरी|बाह्य|एक्स|एक्सट|एक्सटीरियर',
  '\\s*[.:/–—-][\\s.:/–—-]*',
)
/** Japanese scripts set a ring before each heading. */
const RING = /^[○◯]\s*/
const MARKS = /^[\u200e\u200f\u061c]+/

function sidesBefore(inside: string, outside: string, sign: string): RegExp {
  const both = `i\\.?/a|a\\.?/i|(?:${inside})\\.?\\s*/\\s*(?:${outside})|(?:${outside})\\.?\\s*/\\s*(?:${inside})|内外景|內外景`
  return new RegExp(`^(?:(${both})|(${inside})|(${outside}))${sign}`, 'i')
}

/** null for what begins as no heading does in these scripts. */
export function headingLead(text: string): HeadingLead | null {
  const plain = text.replace(MARKS, '')
  const side = SIDE.exec(plain)
  if (side) return leadOf(plain, side)
  const hindi = HINDI.exec(plain)
  if (hindi) return hindiLead(plain, hindi)
  const ring = RING.exec(plain)
  if (ring) return plain.length > ring[0].length ? { side: '', rest: plain.slice(ring[0].length) } : null
  const word = WORD.exec(plain)
  if (word) return wordLead(plain, word)
  const short = SHORT.exec(plain)
  if (!short || !namesPlace(plain, short) || !isCapital(plain)) return null
  const rest = plain.slice(short[0].length)
  return holdsTime(rest) || /\s[-–—]+\s/.test(rest) ? leadOf(plain, short) : null
}

function leadOf(plain: string, found: RegExpExecArray): HeadingLead {
  return { side: found[1] ? 'int/ext' : found[2] ? 'int' : 'ext', rest: plain.slice(found[0].length) }
}

/** "INTERIOR DESIGNER" and "Interior walls fall." begin no scene: a sign behind the word or a time of day does. */
function wordLead(plain: string, found: RegExpExecArray): HeadingLead | null {
  if (!namesPlace(plain, found)) return null
  const timed = holdsTime(plain.slice(found[0].length))
  const sign = found[0].trimEnd().at(-1)!
  const isHeading = isCapital(plain) ? timed || /[./]/.test(sign) : timed && !/\p{L}/u.test(sign)
  return isHeading ? leadOf(plain, found) : null
}

/** "बाहर... कोई है?" and "बाहर - बारिश।" begin no scene: one stop behind the word or a time of day does, and no sentence ends. */
function hindiLead(plain: string, found: RegExpExecArray): HeadingLead | null {
  const sign = found[0].trimEnd().match(/[.:/–—-]+$/)![0]
  if (!namesPlace(plain, found) || /\.{2}/.test(sign) || /[।॥?!]\s*$/.test(plain)) return null
  return holdsTime(plain.slice(found[0].length)) || /[./]/.test(sign) ? leadOf(plain, found) : null
}

const namesPlace = (plain: string, { 0: lead }: RegExpExecArray): boolean =>
  /^[\p{L}\p{N}"'«(]/u.test(plain.slice(lead.length))

/** The German ß has no capital in most scripts. */
const isCapital = (text: string): boolean => !/\p{Ll}/u.test(text.replaceAll('ß', ''))

/** A part between signs is a time, or the first or last word is. */
function holdsTime(rest: string): boolean {
  const parts = rest.split(/\s+[-–—/]+\s+|[.,]\s*/)
  const words = rest.split(/[\s.,]+/).filter((word) => word !== '')
  return [...parts, words[0] ?? '', words.at(-1) ?? ''].some((part) => part.length < 40 && isTimeOfDay(part))
}
