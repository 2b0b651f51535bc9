import { paginate } from '../script/paginate.ts'
import type { PrintedLine } from '../script/printedLine.ts'
import type { Run, Screenplay, ScriptElement } from '../script/screenplay.ts'
import type { TextLine } from './stretches.ts'

/** A line of a page. */
export interface PageLine extends PrintedLine {
  readonly runs: readonly Run[]
  /** Index among the draft's text lines; -1 for what the page adds, as (MORE). */
  readonly text: number
  /** The first line of a heading, which has the scene's number at both margins. */
  readonly numbered: boolean
  /** Its half of the page, where two speak at once. */
  readonly dual: 'left' | 'right' | null
}

export interface ScriptPage {
  readonly number: number
  readonly lines: readonly PageLine[]
}

/** Where a text line stands. */
export interface LinePlace {
  readonly page: number
  readonly row: number
  readonly dual: 'left' | 'right' | null
}

export interface ScriptPages {
  readonly pages: readonly ScriptPage[]
  /** In the order of the text, as the lined script counts them: where two speak at once, one after the other. */
  readonly lines: readonly TextLine[]
  readonly places: readonly LinePlace[]
  /** The same lines from the top of the script down. */
  readonly downwards: readonly number[]
}

/** The pages of a draft, and each of its lines of text on them. */
export function scriptPages(script: Screenplay): ScriptPages {
  const printed = paginate(script)
  const all = printed.flatMap(({ lines }, page) => lines.map((line) => ({ line, page })))
  const texts = all
    .filter(({ line }) => line.added === undefined)
    .toSorted(({ line: a }, { line: b }) => a.element - b.element || a.from - b.from)
  const indexes = new Map(texts.map(({ line }, at) => [line, at]))
  const dualOf = ({ element }: PrintedLine): 'left' | 'right' | null => script.elements[element]!.dual ?? null
  const places = texts.map(({ line, page }) => ({ page, row: line.row, dual: dualOf(line) }))
  return {
    pages: printed.map(({ number, lines }) => ({
      number,
      lines: lines.map((line) => ({
        ...line,
        runs:
          line.added === undefined
            ? runsIn(script.elements[line.element]!, line.from, line.to)
            : [{ text: line.added }],
        text: indexes.get(line) ?? -1,
        numbered: line.kind === 'heading' && line.from === 0,
        dual: dualOf(line),
      })),
    })),
    lines: texts.map(({ line }) => line),
    places,
    downwards: places
      .map((_, at) => at)
      .toSorted((a, b) => places[a]!.page - places[b]!.page || places[a]!.row - places[b]!.row || a - b),
  }
}

/** An element's runs between two places of its text. */
function runsIn({ runs }: Pick<ScriptElement, 'runs'>, from: number, to: number): readonly Run[] {
  let start = 0
  return runs.flatMap((run) => {
    const text = run.text.slice(Math.max(0, from - start), Math.max(0, to - start))
    start += run.text.length
    return text === '' ? [] : [{ ...run, text }]
  })
}
