import { easternHeading } from '../../film/easternHeadings.ts'
import { isEastern } from '../../film/easternWords.ts'
import { easternSpeech } from '../easternSpeech.ts'
import { readBody } from '../fountain/readFountain.ts'
import type { ScriptElement } from '../screenplay.ts'
import { xOf } from './findColumns.ts'
import { textOfLine } from './layoutLine.ts'
import type { ScriptLine } from './layoutLine.ts'

/** Some part of the lines are headings or speeches with their cue before them: one alone may be a quotation. */
const ENOUGH = 2

/** A script whose lines say what they are, as Chinese, Japanese and Korean ones do, rather than where they stand. */
export function saysItself(lines: readonly ScriptLine[]): boolean {
  let found = 0
  for (const line of lines) {
    if (opensAnew(wholeLine(line)) && ++found >= ENOUGH) return true
  }
  return false
}

function opensAnew(text: string): boolean {
  return easternHeading(text) !== null || easternSpeech(text) !== null
}

/** The number in the margin stands before its line again. */
function wholeLine(line: ScriptLine): string {
  const text = textOfLine(line)
  return line.number === undefined ? text : `${line.number} ${text}`
}

/** Reads such a script from its printed lines: those that the paper's edge parted become one again. Total. */
export function readEasternLines(lines: readonly ScriptLine[]): readonly ScriptElement[] {
  const edge = rightEdge(lines)
  const text: string[] = []
  const places: ScriptLine[][] = []
  lines.forEach((line, index) => {
    const whole = wholeLine(line)
    const before = lines[index - 1]
    if (before && goesOn(before, line, edge) && !opensAnew(whole)) {
      text[text.length - 1] = together(text.at(-1)!, whole)
      places.at(-1)!.push(line)
      return
    }
    if (line.gap && !line.firstOnPage && text.length > 0) {
      text.push('')
      places.push([line])
    }
    text.push(whole)
    places.push([line])
  })
  return readBody(text.join('\n')).map((element) => placed(element, places))
}

function endOf({ segments }: ScriptLine): number {
  const { x, text, end } = segments.at(-1)!
  return end ?? x + text.length
}

/** Where most full lines end, in characters. */
function rightEdge(lines: readonly ScriptLine[]): number {
  const ends = lines.map(endOf).toSorted((one, other) => one - other)
  return ends[Math.floor(ends.length * 0.95)] ?? 0
}

/** How many characters may stay free at the end of a full line: signs that may not begin the next one. */
const FREE = 2.5

function goesOn(before: ScriptLine, line: ScriptLine, edge: number): boolean {
  const parted = line.gap && !line.firstOnPage
  return !parted && endOf(before) >= edge - FREE && xOf(line) <= xOf(before) + FREE
}

function together(before: string, next: string): string {
  return isEastern(before.slice(-1) + next.slice(0, 1)) || /[。、，！？…「」（）]$/u.test(before)
    ? before + next
    : `${before} ${next}`
}

function placed(element: ScriptElement, places: readonly (readonly ScriptLine[])[]): ScriptElement {
  const own = places.slice(element.line - 1, element.lastLine).flat()
  const [first] = own
  return {
    ...element,
    line: first!.line,
    lastLine: own.at(-1)!.line,
    ...(first!.label === undefined ? {} : { page: first!.label }),
    ...(own.some(({ revised }) => revised) ? { revised: true as const } : {}),
  }
}
