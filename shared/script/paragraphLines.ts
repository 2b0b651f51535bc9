import { isTimeOfDay } from '../film/timesOfDay.ts'
import { bareCue } from './layout/bareCue.ts'
import {
  beginsAsHeading,
  isCapitals,
  isParenthetical,
  isTransition,
  looksLikeCue,
  numberedHeading,
} from './lineKinds.ts'

/** A text with empty lines where Fountain needs them, and for each of its lines the one that it was, from 1. */
export interface ParagraphLines {
  readonly text: string
  readonly lines: readonly number[]
}

interface Paragraph {
  readonly text: string
  readonly line: number
  /** An empty line stands above it. */
  readonly apart: boolean
}

/**
 * What a word processor saves as text has a line for each paragraph, with an empty one between any two or between none:
 * then empty lines say nothing, and what a line is shows in its words alone. null for a text in which they say something.
 */
export function paragraphLines(text: string): ParagraphLines | null {
  const found = paragraphsOf(text)
  if (/^title:/i.test(text) || !isEven(found) || !isScript(found)) return null
  const out: string[] = ['']
  const lines: number[] = [found[0]!.line]
  const put = (words: string, line: number): void => {
    out.push(words)
    lines.push(line)
  }
  let speech: 'begun' | 'said' | null = null
  found.forEach((each, at) => {
    const aside = isParenthetical(each.text)
    const spoken = speech !== null && !isStructure(each.text) && (speech === 'begun' || aside)
    if (!spoken) put('', each.line)
    put(each.text, each.line)
    if (spoken) speech = aside ? 'begun' : 'said'
    else speech = isCue(each, found[at + 1]) ? 'begun' : null
  })
  return { text: out.join('\n'), lines }
}

function paragraphsOf(text: string): readonly Paragraph[] {
  let apart = true
  return text.split('\n').flatMap((raw, index) => {
    const words = raw.trim()
    const found = words === '' ? [] : [{ text: words, line: index + 1, apart }]
    apart = words === ''
    return found
  })
}

/** So few may differ from the others: a title page, or a stray empty line. */
const ODD = 0.1

function isEven(found: readonly Paragraph[]): boolean {
  const apart = found.filter((each) => each.apart).length
  return found.length >= 4 && Math.min(apart - 1, found.length - apart) <= found.length * ODD
}

/** Headings, where none had an empty line above it; where all lines have, someone who speaks twice or off screen. */
function isScript(found: readonly Paragraph[]): boolean {
  const headings = found.filter(({ text }) => isHeading(text))
  if (headings.length === 0) return false
  if (headings.filter(({ apart }) => !apart).length * 2 > headings.length - 1 && headings.length > 1) return true
  const names = found.flatMap((each, at) => (isCue(each, found[at + 1]) ? [each.text] : []))
  if (names.length === 0 || found.filter(({ apart }) => !apart).length > found.length * ODD) return false
  return names.some((name) => name.includes('(')) || new Set(names.map(bareCue)).size < names.length
}

const isHeading = (text: string): boolean =>
  (beginsAsHeading(text) && isCapitals(text)) || numberedHeading(text) !== null

/** Or what Fountain tells by its first sign. */
function isStructure(text: string): boolean {
  return isHeading(text) || isTransition(text) || /^[#=>!.@~]/.test(text)
}

const LONGEST_NAME = 40

function isCue({ text }: Paragraph, next: Paragraph | undefined): boolean {
  if (text.length > LONGEST_NAME || /[.!?:…-]$/.test(text) || isStructure(text)) return false
  if (!looksLikeCue(text) || isTimeOfDay(text)) return false
  return next !== undefined && !isStructure(next.text) && !(looksLikeCue(next.text) && isCapitals(next.text))
}
