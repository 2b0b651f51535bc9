import { textOf } from '../script/screenplay.ts'
import type { Screenplay, ScriptElement } from '../script/screenplay.ts'
import { alignment } from './alignment.ts'
import type { TextLine } from './stretches.ts'

/** A changed stretch of an element's text; empty where something was taken out. */
interface ChangedText {
  readonly element: number
  readonly from: number
  readonly to: number
}

/** Words in common, of all words, from which two paragraphs are drafts of one. */
const LIKE = 0.4

/**
 * The printed lines that differ from an earlier draft and get an asterisk, as indexes into `lines`: those with words
 * that are new or beside words that went. A paragraph that was only set anew has none. What the file itself marks as
 * revised is marked too.
 */
export function changedLines(
  script: Screenplay,
  before: Screenplay | null,
  lines: readonly TextLine[],
): ReadonlySet<number> {
  const changed = new Map<number, ChangedText[]>()
  for (const each of before ? changedTexts(before.elements, script.elements) : [])
    changed.set(each.element, [...(changed.get(each.element) ?? []), each])
  const marked = lines.flatMap((line, at) => {
    const revised = script.elements[line.element]?.revised === true
    return revised || changed.get(line.element)?.some((each) => touches(line, each)) === true ? [at] : []
  })
  return new Set(marked)
}

/** An empty stretch is on the line on which the character after it stands. */
function touches(line: TextLine, { from, to }: ChangedText): boolean {
  return from === to ? from >= line.from && from <= line.to : from < line.to && to > line.from
}

/** Which elements of two drafts are the same, as pairs of indexes in order. */
export function sameElements(before: Screenplay, after: Screenplay): ReturnType<typeof alignment> {
  return alignment(before.elements.map(keyOf), after.elements.map(keyOf))
}

function changedTexts(before: readonly ScriptElement[], after: readonly ScriptElement[]): readonly ChangedText[] {
  const pairs = alignment(before.map(keyOf), after.map(keyOf))
  const ends = [...pairs, [before.length, after.length] as const]
  let [a, b] = [0, 0]
  return ends.flatMap(([aEnd, bEnd]) => {
    const found = changedBetween(before.slice(a, aEnd), after.slice(b, bEnd), b, after)
    ;[a, b] = [aEnd + 1, bEnd + 1]
    return found
  })
}

function keyOf(element: ScriptElement): string {
  return [element.kind, element.number ?? '', textOf(element).trim()].join('\n')
}

/** Between two paragraphs that both drafts have. `offset`: index of the first of `now` in its draft. */
function changedBetween(
  gone: readonly ScriptElement[],
  now: readonly ScriptElement[],
  offset: number,
  after: readonly ScriptElement[],
): readonly ChangedText[] {
  if (gone.length > 0 && now.length === 0) {
    const above = after[offset - 1]
    const end = above ? textOf(above).length : 0
    return [above ? { element: offset - 1, from: end, to: end } : { element: 0, from: 0, to: 0 }]
  }
  let next = 0
  return now.flatMap((element, at) => {
    const match = gone.findIndex(
      (old, place) => place >= next && old.kind === element.kind && likeness(old, element) >= LIKE,
    )
    const text = textOf(element)
    if (match < 0) return [{ element: offset + at, from: 0, to: text.length }]
    next = match + 1
    const words = changedWords(textOf(gone[match]!), text)
    const renumbered = element.number !== gone[match]!.number
    return (renumbered ? [{ from: 0, to: text.length }] : words).map((each) => ({ element: offset + at, ...each }))
  })
}

interface Word {
  readonly word: string
  readonly from: number
}

function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(/\S+/g)].map((match) => ({ word: match[0], from: match.index }))
}

function likeness(before: ScriptElement, after: ScriptElement): number {
  const [a, b] = [wordsOf(textOf(before)), wordsOf(textOf(after))].map((words) => words.map(({ word }) => word)) as [
    string[],
    string[],
  ]
  const rest = new Map<string, number>()
  for (const word of a) rest.set(word, (rest.get(word) ?? 0) + 1)
  const shared = b.filter((word) => {
    const left = rest.get(word) ?? 0
    rest.set(word, left - 1)
    return left > 0
  })
  return shared.length / Math.max(1, a.length, b.length)
}

function changedWords(before: string, after: string): readonly { readonly from: number; readonly to: number }[] {
  const [a, b] = [wordsOf(before), wordsOf(after)]
  const pairs = alignment(
    a.map(({ word }) => word),
    b.map(({ word }) => word),
  )
  const ends = [...pairs, [a.length, b.length] as const]
  let [aAt, bAt] = [0, 0]
  return ends.flatMap(([aEnd, bEnd]) => {
    const found = b.slice(bAt, bEnd).map(({ from, word }) => ({ from, to: from + word.length }))
    const place = b[bEnd]?.from ?? after.length
    if (found.length === 0 && aEnd > aAt) found.push({ from: place, to: place })
    ;[aAt, bAt] = [aEnd + 1, bEnd + 1]
    return found
  })
}
