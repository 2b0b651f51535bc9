import { INT_EXT, readTerm } from './vocabulary.ts'
import type { IntExtId } from './vocabulary.ts'

export interface HeadingParts {
  readonly intExt: IntExtId | ''
  readonly location: string
  readonly timeOfDay: string
}

/**
 * Parses a scene heading in screenplay form: "INT. SALT HOUSE - NIGHT", "i/e truck, moving – day", "THE FLATS". What
 * follows the last dash with spaces around it is the time of day. Total: any text gives a location.
 */
export function readHeading(text: string): HeadingParts {
  const plain = text.trim().replace(/\s+/g, ' ')
  const lead = /^(int\.?\s*\/\s*ext\.?|i\.?\s*\/\s*e\.?|int\.?|ext\.?|est\.?)(?=[\s.]|$)[\s.]*/i.exec(plain)
  const intExt = lead ? readTerm(INT_EXT, lead[1]!.replace(/[\s.]/g, '')) : undefined
  const rest = intExt ? plain.slice(lead![0].length) : plain
  const dash = /^(.*\S)\s+[-–—]+\s+(\S.*)$/.exec(rest)
  return { intExt: intExt ?? '', location: dash ? dash[1]! : rest, timeOfDay: dash ? dash[2]! : '' }
}
