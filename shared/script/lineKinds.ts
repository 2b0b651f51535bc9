/**
 * What a line of a screenplay looks like, whatever file it came from. The rules are Fountain's (fountain.io/syntax), told
 * by Unicode's letters instead of A to Z. Each is linear in the length of the line.
 */

import { easternHeading } from '../film/easternHeadings.ts'
import { isEastern } from '../film/easternWords.ts'
import { headingLead } from '../film/headingLeads.ts'
import { readNumberedHeading } from '../film/readHeading.ts'
import { isEasternName } from './easternSpeech.ts'

const HEADING = /^(?:(?:int|ext|est)(?:\.|\s|\/)|(?:int\.?|i\.?)\s?[/-]\s?(?:ext|e)[.\s]|e\.?\/i[.\s])/i

/** Begins as a scene heading does: INT, EXT, EST, INT./EXT, I/E, or as in scripts in other letters. */
export function beginsAsHeading(text: string): boolean {
  return HEADING.test(text) || headingLead(text) !== null || easternHeading(text) !== null
}

/** A heading behind its number, as shooting scripts have it: "42A EXT. HARBOUR", "2. BILD – INT. KÜCHE"; null for none. */
export function numberedHeading(text: string): { readonly number: string; readonly heading: string } | null {
  // Between number signs it is another matter: what stands before it is a heading by itself, or none.
  if (text.endsWith('#')) return null
  const { number, heading } = readNumberedHeading(text)
  return number === '' ? null : { number, heading }
}

/** Has a capital and no small letter (but the German ß): scripts without capitals, as Chinese, are never capitals. */
export function isCapitals(text: string): boolean {
  return /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text.replaceAll('ß', ''))
}

/** The text without what stands in parentheses; a parenthesis that is never closed stays. */
export function withoutParentheses(text: string): string {
  let kept = ''
  let at = 0
  for (;;) {
    const open = text.indexOf('(', at)
    const close = open < 0 ? -1 : text.indexOf(')', open)
    if (close < 0) return kept + text.slice(at)
    kept += text.slice(at, open)
    at = close + 1
  }
}

/** Hebrew and Arabic have no capitals: a name is a few words there, without a sign that ends a sentence. */
const NAME_FROM_THE_RIGHT =
  /^\s*[\p{Script=Hebrew}\p{Script=Arabic}][\p{Script=Hebrew}\p{Script=Arabic}\p{M}\p{N}'"# -]{0,29}$/u

/** Is a name in capitals, perhaps with an extension: "MARA", "HANS (on the radio)", "GUARD #2". */
export function looksLikeCue(text: string): boolean {
  const name = withoutParentheses(text)
  // "DETECTIVE 李" is told by its capitals, and 小明打开TV is no name.
  if (isEastern(text)) return isEasternName(text) || (/^\p{Lu}{2,}\s/u.test(name) && isCapitals(name))
  return isCapitals(name) || (NAME_FROM_THE_RIGHT.test(name) && name.trim().split(/\s+/).length <= 3)
}

const TRANSITION = /^(?:FADE (?:IN|OUT)|FADE TO [A-Z]+|(?:SMASH |MATCH |JUMP )?CUT(?: TO [A-Z]+)?)[.:]$/

/** "CUT TO:", "FADE IN:", "FADE OUT." */
export function isTransition(text: string): boolean {
  return isCapitals(text) && (text.endsWith('TO:') || TRANSITION.test(text))
}

/** Stands in parentheses from its first character to its last. */
export function isParenthetical(text: string): boolean {
  return text.startsWith('(') && text.endsWith(')')
}
