/** What a scene heading begins with in scripts that are not written in Latin letters. */
export interface HeadingLead {
  /** "int", "ext" or "int/ext"; '' for a sign that only says that a heading follows. */
  readonly side: string
  /** The heading without it. */
  readonly rest: string
}

const INSIDE = 'פנים|داخلي|инт|εσωτ|内景|內景'
const OUTSIDE = 'חוץ|خارجي|экст|нат|εξωτ|外景'
const BOTH = `(?:${INSIDE})\\s*/\\s*(?:${OUTSIDE})|(?:${OUTSIDE})\\s*/\\s*(?:${INSIDE})|内外景|內外景`

/** "פנים" is a face too, so a word alone is no lead: a stop, a slash, a comma, a colon or a dash stands behind it. */
const SIDE = new RegExp(`^(?:(${BOTH})|(${INSIDE})|(${OUTSIDE}))\\s*[.:/،,。：、–—-][\\s.:/،,。：、–—-]*`, 'i')
/** Japanese scripts set a ring before each heading. */
const RING = /^[○◯]\s*/
const MARKS = /^[\u200e\u200f\u061c]+/

/** null for what begins as no heading does in these scripts. */
export function headingLead(text: string): HeadingLead | null {
  const plain = text.replace(MARKS, '')
  const side = SIDE.exec(plain)
  if (side) return { side: side[1] ? 'int/ext' : side[2] ? 'int' : 'ext', rest: plain.slice(side[0].length) }
  const ring = RING.exec(plain)
  return ring && plain.length > ring[0].length ? { side: '', rest: plain.slice(ring[0].length) } : null
}
