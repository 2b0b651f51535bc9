import { LINES_A_PAGE } from '../script/pageColumns.ts'
import type { ScriptPage } from '../script/paginate.ts'
import { textOf } from '../script/screenplay.ts'
import type { ScriptElement, Screenplay } from '../script/screenplay.ts'
import { scenesIn } from '../script/scenesIn.ts'

export interface SceneLength {
  /** Of a page, by the screenplay's pages; 1 at least. */
  readonly eighths: number
  /** How long it may play, in seconds, by its words. */
  readonly seconds: number
}

/** The lengths of a screenplay's scenes, in the order of `scenesIn`. @param pages What `paginate` made of it. */
export function sceneLengths(screenplay: Screenplay, pages: readonly ScriptPage[]): readonly SceneLength[] {
  const starts = startRows(screenplay, pages)
  return scenesIn(screenplay).map(({ heading, end }, index) => ({
    eighths: Math.max(1, Math.round(((starts[index + 1]! - starts[index]!) / LINES_A_PAGE) * 8)),
    seconds: secondsOf(screenplay.elements.slice(heading, end)),
  }))
}

/** The row of the whole script on which each scene begins, and where the last ends. Pages that end early are shorter. */
function startRows(screenplay: Screenplay, pages: readonly ScriptPage[]): readonly number[] {
  const rows = new Map<number, number>()
  let above = 0
  for (const { lines, rows: length } of pages) {
    for (const { element, row } of lines) if (!rows.has(element)) rows.set(element, above + row)
    above += length
  }
  return [...scenesIn(screenplay).map(({ heading }) => rows.get(heading) ?? above), above]
}

/** The usual rule of thumb: dialogue 0.3 s a word and 1 s a speech, action 0.2 s a word and 0.5 s a paragraph. */
const PACE: Readonly<Partial<Record<ScriptElement['kind'], { readonly word: number; readonly each: number }>>> = {
  dialogue: { word: 0.3, each: 1 },
  lyric: { word: 0.3, each: 1 },
  action: { word: 0.2, each: 0.5 },
  general: { word: 0.2, each: 0.5 },
  centered: { word: 0.2, each: 0.5 },
  shot: { word: 0, each: 0.5 },
}

/** To a tenth of a second. What two say at the same time counts once, by the longer. */
function secondsOf(elements: readonly ScriptElement[]): number {
  let seconds = 0
  let dual = { left: 0, right: 0 }
  for (const element of elements) {
    const own = secondsOfElement(element)
    if (element.dual) dual[element.dual] += own
    if (element.kind === 'note' || (element.dual && !(element.kind === 'character' && element.dual === 'left')))
      continue
    seconds += Math.max(dual.left, dual.right)
    dual = { left: 0, right: 0 }
    if (!element.dual) seconds += own
  }
  return Math.round((seconds + Math.max(dual.left, dual.right)) * 10) / 10
}

function secondsOfElement(element: ScriptElement): number {
  const pace = PACE[element.kind]
  const words = pace ? (textOf(element).match(/\S+/g)?.length ?? 0) : 0
  return pace && words > 0 ? words * pace.word + pace.each : 0
}
