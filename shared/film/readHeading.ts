import { easternHeading, easternPlace } from './easternHeadings.ts'
import { isEastern } from './easternWords.ts'
import { headingLead } from './headingLeads.ts'
import { isTimeOfDay } from './timesOfDay.ts'
import { INT_EXT, readTerm } from './vocabulary.ts'
import type { IntExtId } from './vocabulary.ts'

export interface HeadingParts {
  readonly intExt: IntExtId | ''
  readonly location: string
  readonly timeOfDay: string
}

/** A heading and the number that stands with it; '' for none. */
export interface NumberedHeading {
  readonly number: string
  /** The heading without it. */
  readonly heading: string
  readonly parts: HeadingParts
}

const LEAD =
  /^(int\.?\s*\/\s*ext\.?|ext\.?\s*\/\s*int\.?|i\.?\s*\/\s*e\.?|e\.?\s*\/\s*i\.?|int\.?|ext\.?|est\.?)(?=[\s.]|$)[\s.]*/i

/**
 * Parses a scene heading in screenplay form: "INT. SALT HOUSE - NIGHT", "i/e truck, moving – day", "THE FLATS". The time
 * of day is what follows a dash with spaces around it, from the first part on that names one ("HOUSE - KITCHEN - NIGHT -
 * LATER"), or a known one behind a comma or a stop ("EXT. QUAY. NIGHT"). Total: any text gives a location.
 */
export function readHeading(text: string): HeadingParts {
  const plain = text.trim().replace(/\s+/g, ' ')
  const elsewhere = headingLead(plain)
  if (elsewhere) return parts(elsewhere.side, elsewhere.rest)
  const lead = LEAD.exec(plain)
  const intExt = lead ? readTerm(INT_EXT, intExtWord(lead[1]!)) : undefined
  return parts(intExt ? intExtWord(lead![1]!) : '', intExt ? plain.slice(lead![0].length) : plain)
}

function parts(side: string, rest: string): HeadingParts {
  const place = isEastern(rest) ? easternPlace(rest) : { side: '', ...placeAndTime(rest) }
  const { location, timeOfDay } = place
  return { intExt: readTerm(INT_EXT, side || place.side) ?? '', location, timeOfDay }
}

/** "EXT./INT." is the same two sides. */
function intExtWord(lead: string): string {
  const word = lead.replace(/[\s.]/g, '').toLowerCase()
  return word === 'ext/int' ? 'int/ext' : word === 'e/i' ? 'i/e' : word
}

function placeAndTime(rest: string): Pick<HeadingParts, 'location' | 'timeOfDay'> {
  const dashes = [...rest.matchAll(/\s[-–—]+\s+/g)].filter(({ index }) => index > 0)
  for (const [at, { index, 0: dash }] of dashes.entries()) {
    const next = dashes[at + 1]?.index ?? rest.length
    if (isTimeOfDay(rest.slice(index + dash.length, next)))
      return { location: rest.slice(0, index), timeOfDay: rest.slice(index + dash.length) }
  }
  return behindComma(rest)
}

/** "灯台・台所（夜）" */
const IN_PARENTHESES = /^(.*\S)\s*[（(]([^（）()]*)[）)]$/

function behindComma(rest: string): Pick<HeadingParts, 'location' | 'timeOfDay'> {
  const closed = IN_PARENTHESES.exec(rest)
  if (closed && isTimeOfDay(closed[2]!)) return { location: closed[1]!, timeOfDay: closed[2]! }
  const last = Math.max(rest.lastIndexOf(','), rest.lastIndexOf('. '))
  const time = rest.slice(last + 1).trim()
  if (last < 1 || !isTimeOfDay(time)) return { location: rest, timeOfDay: '' }
  return { location: rest.slice(0, last).trim(), timeOfDay: time }
}

const NUMBER =
  /^(?:scene\s+)?((?=[A-Z]{0,3}\d)[A-Z]{0,3}\d{1,4}(?:[.-]?\d{1,3})?[A-Z]{0,3})(?:[.):]?\s*[-–—]?\s+)(?=(?:int|ext|est|i\/e|i\.\/e|omit)[\s./t]|omitted)/i

/**
 * Parses a heading as it is pasted from a shooting script, with its number before it, at both ends or between number
 * signs: "42A EXT. HARBOUR - NIGHT 42A", "EXT. HARBOUR #42A#". Digits of a place are no number ("12 ANGRY MEN", "EXT.
 * PIER 39").
 */
export function readNumberedHeading(text: string): NumberedHeading {
  const plain = text.trim().replace(/\s+/g, ' ')
  const signs = /^(.*\S)\s*#([\p{L}\p{N}][\p{L}\p{N}.-]{0,15})#$/u.exec(plain)
  if (signs && /\p{N}/u.test(signs[2]!)) return numbered(signs[2]!, signs[1]!)
  const eastern = easternHeading(plain)
  if (eastern) return numbered(eastern.number, eastern.heading)
  const lead = NUMBER.exec(plain)
  if (!lead) return numbered('', plain)
  const number = lead[1]!
  const rest = plain.slice(lead[0].length)
  const twice = rest.toUpperCase().endsWith(` ${number.toUpperCase()}`)
  return numbered(number, twice ? rest.slice(0, -number.length).trimEnd() : rest)
}

function numbered(number: string, heading: string): NumberedHeading {
  return { number, heading, parts: readHeading(heading) }
}
