import type { Run } from '../screenplay.ts'

type Style = 'bold' | 'italic' | 'underline'

/** A delimiter in the text: which style, from where to where. */
interface Mark {
  readonly from: number
  readonly to: number
  readonly sign: '*' | '_'
  readonly opens: boolean
  readonly closes: boolean
}

/**
 * One line of Fountain as runs: `*italic*`, `**bold**`, `***both***`, `_underlined_`, in each other and across each
 * other; a sign behind a backslash, or without its partner on the line, is itself. An underscore within a word
 * ("call_sheet") is no emphasis. Linear in the length of the line.
 */
export function emphasisRuns(line: string): readonly Run[] {
  if (!line.includes('*') && !line.includes('_')) return line === '' ? [] : [{ text: line }]
  return cut(line, pairs(marksIn(line)))
}

/** What is left out of the text (delimiters, backslashes) or changes its style, from its first place on. */
interface Edit {
  readonly from: number
  readonly to: number
  readonly turn: readonly Style[]
}

function marksIn(line: string): { readonly marks: readonly Mark[]; readonly escapes: readonly number[] } {
  const marks: Mark[] = []
  const escapes: number[] = []
  for (let at = 0; at < line.length; at++) {
    const sign = line[at]!
    if (sign === '\\' && (line[at + 1] === '*' || line[at + 1] === '_')) {
      escapes.push(at)
      at++
    } else if (sign === '*' || sign === '_') {
      let to = at + 1
      while (line[to] === sign) to++
      marks.push({ from: at, to, sign, ...sides(line, at, to, sign) })
      at = to - 1
    }
  }
  return { marks, escapes }
}

function sides(line: string, from: number, to: number, sign: string): { opens: boolean; closes: boolean } {
  const before = line[from - 1] ?? ' '
  const after = line[to] ?? ' '
  const inWord = sign === '_' && /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after)
  return { opens: !inWord && after.trim() !== '', closes: !inWord && before.trim() !== '' }
}

const STYLES: Record<string, readonly Style[]> = {
  _: ['underline'],
  '*': ['italic'],
  '**': ['bold'],
  '***': ['bold', 'italic'],
}

/** Pairs each closing mark with the nearest opening mark of the same signs. */
function pairs({ marks, escapes }: ReturnType<typeof marksIn>): readonly Edit[] {
  const open = new Map<string, Mark>()
  const edits: Edit[] = escapes.map((at) => ({ from: at, to: at + 1, turn: [] }))
  function turn(from: number, to: number, signs: string): void {
    edits.push({ from, to, turn: STYLES[signs]! })
  }
  for (const mark of marks) {
    const signs = mark.sign.repeat(Math.min(mark.to - mark.from, 4))
    if (!(signs in STYLES)) continue
    const partner = open.get(signs)
    if (mark.closes && partner) {
      turn(partner.from, partner.to, signs)
      turn(mark.from, mark.to, signs)
      open.delete(signs)
    } else if (mark.closes && signs === '***' && open.has('*') && open.has('**')) {
      for (const each of ['*', '**']) turn(open.get(each)!.from, open.get(each)!.to, each)
      turn(mark.from, mark.to, signs)
      for (const each of ['*', '**']) open.delete(each)
    } else if (mark.opens) open.set(signs, mark)
  }
  return edits.toSorted((one, other) => one.from - other.from)
}

function cut(line: string, edits: readonly Edit[]): readonly Run[] {
  const runs: Run[] = []
  const on = new Set<Style>()
  let at = 0
  function push(to: number): void {
    if (to > at) runs.push({ text: line.slice(at, to), ...Object.fromEntries([...on].map((style) => [style, true])) })
  }
  for (const { from, to, turn } of edits) {
    push(from)
    at = to
    for (const style of turn) if (!on.delete(style)) on.add(style)
  }
  push(line.length)
  return joined(runs)
}

/** The same text with neighbours of one emphasis in one run. */
export function joined(runs: readonly Run[]): readonly Run[] {
  const whole: Run[] = []
  for (const run of runs) {
    const last = whole.at(-1)
    if (last && last.bold === run.bold && last.italic === run.italic && last.underline === run.underline)
      whole[whole.length - 1] = { ...last, text: last.text + run.text }
    else if (run.text !== '') whole.push(run)
  }
  return whole
}
