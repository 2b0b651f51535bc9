import { easternHeading } from '../../film/easternHeadings.ts'
import { isEastern } from '../../film/easternWords.ts'
import { easternSpeech, nameAlone, openBrackets } from '../easternSpeech.ts'
import type { ElementList } from './elementList.ts'
import { headingEnding } from './sceneNumber.ts'
import type { SourceLine } from './sourceLines.ts'

/** Names of those whose words stand on the line of their cue; null: nothing in the script is in eastern letters. */
export type InlineNames = ReadonlySet<string> | null

export function inlineNames(lines: readonly SourceLine[]): InlineNames {
  if (!lines.some(({ text }) => isEastern(text))) return null
  return new Set(lines.flatMap(({ text }) => nameIn(text)))
}

function nameIn(text: string): readonly string[] {
  const speech = FORCED.test(text) ? null : easternSpeech(text)
  return speech ? [nameAlone(speech.name)] : []
}

/** What the writer marked in Fountain's way is read as that. */
const FORCED = /^\s*[.@!>~=＠]/

/** Of a line that may be a scene heading of an eastern script: its number and its words, which need no empty line before them. */
export function easternHeadingIn(text: string): { readonly number: string; readonly heading: string } | null {
  return FORCED.test(text) ? null : easternHeading(headingEnding(text).text)
}

/** Reads a line of speech with its cue on it, or one on which brackets are open. */
export function inlineSpeech(list: ElementList, text: string, line: number): boolean {
  const speech = FORCED.test(text) ? null : easternSpeech(text)
  if (list.openBrackets > 0 && !speech?.bracketed) return within(list, text, line)
  if (!speech || (list.inSpeech && !speech.bracketed)) return false
  list.cue(speech.name, line, false)
  if (speech.words !== '') {
    list.add('dialogue', speech.words, line)
    list.openBrackets = speech.open
    if (speech.open === 0) list.endSpeech()
  }
  return true
}

function within(list: ElementList, text: string, line: number): true {
  list.add('dialogue', text, line)
  list.openBrackets = openBrackets(text, list.openBrackets) ?? 0
  if (list.openBrackets <= 0) list.endSpeech()
  return true
}

/**
 * Whether a name that stands alone calls somebody. Names without capitals look like any words, so a heading must stand
 * before them; and where others speak on their cue's line, brackets or a parenthesis below them, or that they are known.
 */
export function callsAlone(name: string, next: string, names: InlineNames): boolean {
  if (easternHeading(next)) return false
  const below = easternSpeech(next)
  if (below) return !below.bracketed && names?.has(nameAlone(name)) === true
  if (names === null || names.size === 0) return true
  return /^\s*[「『﹁（(]/.test(next) || /[(（]/.test(name) || names.has(nameAlone(name))
}
