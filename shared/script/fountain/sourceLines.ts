/** A note of the writer's, `[[…]]`. */
export interface SourceNote {
  readonly text: string
  readonly line: number
  readonly lastLine: number
}

/** A line without what was cut from it: boneyard and notes. */
export interface SourceLine {
  /** From 1. */
  readonly number: number
  readonly text: string
  /** Those that begin on this line. */
  readonly notes: readonly SourceNote[]
  /** It had text, and all of it was cut: as if the line weren't there. */
  readonly gone: boolean
}

/** A stretch of the text that is cut; a note's ends included. */
interface Cut {
  readonly from: number
  readonly to: number
  readonly note: boolean
}

/**
 * Lines from the given one (index from 0) to the end. A note ends before the next empty line at the latest, unless that
 * holds two spaces; what is never closed is text. Linear in the length of the text, whatever it holds.
 */
export function sourceLines(text: string, first: number): readonly SourceLine[] {
  const starts = startsOf(text)
  const from = starts[first] ?? text.length
  const cuts = cutsOf(text, from, starts)
  const lines: SourceLine[] = []
  let cut = 0
  for (let index = first; index < starts.length; index++) {
    const start = starts[index]!
    const end = (starts[index + 1] ?? text.length + 1) - 1
    while (cut < cuts.length && cuts[cut]!.to <= start) cut++
    const whole = cut >= cuts.length || cuts[cut]!.from >= end
    lines.push(
      whole
        ? { number: index + 1, text: text.slice(start, end), notes: NO_NOTES, gone: false }
        : cutLine(text, { start, end, number: index + 1 }, cuts, cut),
    )
  }
  return lines
}

const NO_NOTES: readonly SourceNote[] = []

function startsOf(text: string): readonly number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** Finds places of one sign in order, and looks at no part of the text twice. */
function finder(text: string, sign: string): (from: number) => number {
  let found = -1
  return (from) => {
    if (found < from) found = text.indexOf(sign, from)
    if (found < 0) found = Infinity
    return found
  }
}

function cutsOf(text: string, from: number, starts: readonly number[]): readonly Cut[] {
  const cuts: Cut[] = []
  const find = {
    '/*': finder(text, '/*'),
    '*/': finder(text, '*/'),
    '[[': finder(text, '[['),
    ']]': finder(text, ']]'),
  }
  const blank = blankFinder(text, starts)
  let at = from
  for (;;) {
    const bone = find['*/'](find['/*'](at) + 2) < Infinity ? find['/*'](at) : Infinity
    const open = find[']]'](find['[['](at) + 2) < Infinity ? find['[['](at) : Infinity
    if (bone === Infinity && open === Infinity) return cuts
    if (bone < open) {
      at = find['*/'](bone + 2) + 2
      cuts.push({ from: bone, to: at, note: false })
    } else if (find[']]'](open + 2) < blank(open)) {
      at = find[']]'](open + 2) + 2
      cuts.push({ from: open, to: at, note: true })
    } else at = open + 2
  }
}

/** Finds the empty lines that end a note, in order. */
function blankFinder(text: string, starts: readonly number[]): (from: number) => number {
  let index = 0
  return (from) => {
    for (; index < starts.length; index++) {
      const start = starts[index]!
      const end = (starts[index + 1] ?? text.length + 1) - 1
      if (start > from && end - start < 2 && text.slice(start, end).trim() === '') return start
    }
    return Infinity
  }
}

interface Bounds {
  readonly start: number
  readonly end: number
  readonly number: number
}

function cutLine(text: string, { start, end, number }: Bounds, cuts: readonly Cut[], firstCut: number): SourceLine {
  const notes: SourceNote[] = []
  const kept: string[] = []
  let at = start
  let index = firstCut
  for (; index < cuts.length && cuts[index]!.from < end; index++) {
    const cut = cuts[index]!
    keep(kept, text.slice(at, Math.max(at, cut.from)))
    if (cut.note && cut.from >= start) notes.push(noteOf(text.slice(cut.from + 2, cut.to - 2), number))
    at = Math.min(cut.to, end)
  }
  keep(kept, text.slice(at, end))
  const whole = kept.join('')
  return { number, text: whole, notes, gone: whole.trim() === '' }
}

/** Adds a part of a line, with one space where what was cut had one at either side. */
function keep(parts: string[], part: string): void {
  const doubled = part.startsWith(' ') && parts.at(-1)?.endsWith(' ')
  if (part !== '') parts.push(doubled ? part.slice(1) : part)
}

function noteOf(inside: string, line: number): SourceNote {
  const lines = inside.split('\n')
  return {
    text: lines
      .map((each) => each.trim())
      .join('\n')
      .trim(),
    line,
    lastLine: line + lines.length - 1,
  }
}
