import { easternHeading, easternPlace } from './easternHeadings.ts'
import { isEastern } from './easternWords.ts'
import { headingLead } from './headingLeads.ts'
import { OMITTED, omittedTogether } from './omittedHeading.ts'
import { isTimeOfDay, isTimeWord } from './timesOfDay.ts'
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
  /^(int\.?\s*\/\s*e[sx]t\.?|e[sx]t\.?\s*\/\s*int\.?|i\.?\s*\/\s*e\.?|e\.?\s*\/\s*i\.?|int\.?|ext\.?|est\.?)(?=[\s.]|$)[\s.]*/i

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
  const behind = intExt ? null : sideBehind(plain)
  if (behind) return behind
  return parts(intExt ? intExtWord(lead![1]!) : '', intExt ? plain.slice(lead![0].length) : plain)
}

function parts(side: string, rest: string): HeadingParts {
  const words = side === '' ? rest : rest.replace(/^[-–—:]+\s*/, '')
  const place = isEastern(words) ? easternPlace(words) : { side: '', ...placeAndTime(words, side !== '') }
  const { location, timeOfDay } = place
  const found = side || place.side
  // EST. is established in English, and outside in Italian.
  const intExt = readTerm(INT_EXT, found === 'est' && ITALIAN.test(timeOfDay) ? 'ext' : found)
  return { intExt: intExt ?? '', location, timeOfDay }
}

const SIDE =
  /(?<=[\s,.–—-])(?:(int(?:erior|erno|érieur)?|innen)|(ext(?:erior|érieur)?|esterno|au(?:ss|ß)en))(?=[\s,./–—-])[\s,./–—-]+/iu
/** No heading is longer: what a side stands in is prose. */
const LONGEST = 200

/** "CASA DE JOÃO. SALA. INT. DIA", "KÜCHE – INNEN/TAG": the place first, as television has it; null for anything else. */
function sideBehind(plain: string): HeadingParts | null {
  const found = plain.length > LONGEST ? null : SIDE.exec(plain)
  if (!found) return null
  const timeOfDay = plain.slice(found.index + found[0].length).replace(/\.$/, '')
  const location = plain.slice(0, found.index).replace(/[\s,.–—-]+$/, '')
  if (!/\p{L}{2}/u.test(location) || !isTimeWord(timeOfDay)) return null
  return { intExt: readTerm(INT_EXT, found[1] ? 'int' : 'ext') ?? '', location, timeOfDay }
}

const ITALIAN = /^(?:giorno|notte|mattina|mattino|sera|alba|tramonto|pomeriggio)\b/i

/** "EXT./INT." is the same two sides. */
function intExtWord(lead: string): string {
  const word = lead.replace(/[\s.]/g, '').toLowerCase()
  return /^e[sx]t\/int$|^int\/est$/.test(word) ? 'int/ext' : word === 'e/i' ? 'i/e' : word
}

type PlaceAndTime = Pick<HeadingParts, 'location' | 'timeOfDay'>

/** @param led It stands behind INT. or EXT., so that a time may stand anywhere in it. */
function placeAndTime(rest: string, led: boolean): PlaceAndTime {
  const dashes = [...rest.matchAll(/\s(?:[-–—]+|\/)\s+/g)].filter(({ index }) => index > 0)
  for (const [at, { index, 0: dash }] of dashes.entries()) {
    const next = dashes[at + 1]?.index ?? rest.length
    if (isTimeOfDay(rest.slice(index + dash.length, next)))
      return { location: rest.slice(0, index), timeOfDay: rest.slice(index + dash.length) }
  }
  const behind = behindComma(rest)
  return behind.timeOfDay === '' && led ? (timeFirst(rest) ?? lastWord(rest) ?? behind) : behind
}

function behindComma(rest: string): PlaceAndTime {
  const closed = /^(.*\S)\s*[（(]([^（）()]*)[）)]$/.exec(rest)
  if (closed && isTimeOfDay(closed[2]!)) return { location: closed[1]!, timeOfDay: closed[2]! }
  const last = Math.max(rest.lastIndexOf(','), rest.lastIndexOf('. '))
  const time = rest.slice(last + 1).trim()
  if (last < 1 || !isTimeOfDay(time)) return { location: rest, timeOfDay: '' }
  return { location: rest.slice(0, last).trim(), timeOfDay: time }
}

/** "INT. JOUR – CUISINE", "EXT. DÍA. PLAYA" */
function timeFirst(rest: string): PlaceAndTime | null {
  const found = /^([^.,/–—]{1,20}?)(?:[.,]\s+|\s+[-–—/]+\s+)(\S.*)$/.exec(rest)
  return found && isTimeWord(found[1]!) ? { location: found[2]!, timeOfDay: found[1]! } : null
}

const NO_HOUR = /^(?:present|same|dream|days|nights|alba|sera|tarde|cont|yö|zi|nat|den)$/i
const FEAST =
  /\b(?:christmas|new year[’']?s|boxing|labou?r|valentine[’']?s|independence|wedding|judg[e]?ment|opening|prom|last|first|all) \S+$/i
const COMPOUND = /(?:^|\s)(?:mid|pre|post|all|late|early|après|apres|meio|meia|semi)-\S+$/i

/** "INT. CUISINE NUIT", "INT. KITCHEN-DAY" */
function lastWord(rest: string): PlaceAndTime | null {
  const found = /^(.*[^\s-])[\s-](\p{L}+)$/u.exec(rest)
  if (!found || !isTimeWord(found[2]!) || NO_HOUR.test(found[2]!) || FEAST.test(rest) || COMPOUND.test(rest))
    return null
  return { location: found[1]!, timeOfDay: found[2]! }
}

const SCENE_WORD = 'scene|sc|szene|bild|scène|séquence|seq|séq|escena|esc|secuencia|sec|cena|scena|сцена|эпизод'
/** "42A", "SCENE 42A:", "42. BILD –" */
const NUMBER = new RegExp(
  `^(?:(?:${SCENE_WORD})(?!\\p{L})\\.?\\s*)?((?=[A-Z]{0,3}\\d)[A-Z]{0,3}\\d{1,4}(?:-[A-Z]{1,2}(?![A-Z])|[.-]?\\d{1,4})?[A-Z]{0,3})` +
    `(?:\\.?\\s+(?:${SCENE_WORD})(?!\\p{L}))?(?:[.):]?\\s*[-–—]?\\s+|[.)])`,
  'iu',
)
const LED = /^(?:int|ext|est|i\.?\/e|e\.?\/i)[\s./]/i

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
  const together = omittedTogether(plain)
  if (together) return numbered(together.number, together.heading)
  const lead = NUMBER.exec(plain)
  if (!lead) return numbered('', plain)
  const number = lead[1]!
  const rest = plain.slice(lead[0].length)
  if (![LED, OMITTED].some((form) => form.test(rest)) && headingLead(rest) === null && sideBehind(rest) === null)
    return numbered('', plain)
  const twice = rest.toUpperCase().endsWith(` ${number.toUpperCase()}`)
  return numbered(number, twice ? rest.slice(0, -number.length).trimEnd() : rest)
}

function numbered(number: string, heading: string): NumberedHeading {
  return { number, heading, parts: readHeading(heading) }
}
