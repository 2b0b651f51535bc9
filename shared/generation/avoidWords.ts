import { tidy } from './wording.ts'

/** How people begin what they don't want, which "Not in the picture" already says. */
const NOT =
  /^(?:and\s+)?(?:no|not|without|avoid|never|don['’]t show|do not show)(?:\s+(?:any|an?|single))*\s+(?!one\b|longer\b|more\b)/i

/**
 * The negative notes as a sentence: "no umbrella, no cars" becomes "Not in the picture: umbrella, cars"; '' for none.
 * A negation left in would say the opposite.
 */
export function avoidWords(typed: string): string {
  const things = typed
    .split(/[,;\n]+/)
    .map((thing) => tidy(thing).replace(/^[-–—•*]\s*/, ''))
    .map((thing) => thing.replace(NOT, '').replace(/[.!]+$/, ''))
    .filter(Boolean)
  return things.length === 0 ? '' : `Not in the picture: ${things.join(', ')}`
}
