import { slateLetters } from './slateLetters.ts'

/**
 * Numbers for what is put between numbers that never change, and their order. After 3 comes 3A, then 3B; between 3A
 * and 3B is 3AA; between 3 and 3A is A3A; before 10 is A10, before that AA10. Letters behind a number come after it,
 * letters before it come before it, as screenplays and slates have it in the US.
 */
interface Parts {
  /** Letters before: the last one belongs to the number as it is, and each one before to what stands behind it. */
  readonly prefix: string
  readonly body: string
  readonly suffix: string
}

export interface BetweenRules {
  /** What all numbers of the list begin with, and which is never taken apart: the scene's number; '' for none. */
  readonly stem: string
  readonly gaps: boolean
  readonly skipIO: boolean
}

function partsOf(number: string, stem: string): Parts {
  const own = stem === '' ? null : partsAround(number, stem)
  if (own) return own
  const [, prefix, body, suffix] = /^([A-Z]*)(\d(?:.*\d)?)([A-Z]*)$/.exec(number) ?? []
  return body === undefined ? { prefix: '', body: number, suffix: '' } : { prefix: prefix!, body, suffix: suffix! }
}

function partsAround(number: string, stem: string): Parts | null {
  for (let at = number.indexOf(stem); at >= 0; at = number.indexOf(stem, at + 1)) {
    const [, figure, suffix] = /^((?:-\d+)?)([A-Z]*)$/.exec(number.slice(at + stem.length)) ?? []
    const prefix = number.slice(0, at)
    if (figure !== undefined && /^[A-Z]*$/.test(prefix)) return { prefix, body: stem + figure, suffix: suffix! }
  }
  return null
}

/** Negative if `a` comes before `b`. */
export function compareNumbers(a: string, b: string, stem = ''): number {
  const left = partsOf(a, stem)
  const right = partsOf(b, stem)
  return (
    compareFigures(left.body, right.body) ||
    compareLetters(left.suffix, right.suffix, -1) ||
    compareLetters(reversed(left.prefix), reversed(right.prefix), 1)
  )
}

/** By their figures' values: 9 before 10, 12-9 before 12-10. */
function compareFigures(a: string, b: string): number {
  if (a === b) return 0
  const left = a.split(/(\d+)/)
  const right = b.split(/(\d+)/)
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    const [one, other] = [left[at]!, right[at]!]
    if (one === other) continue
    const by = at % 2 === 1 ? Number(one) - Number(other) : 0
    return by || (one < other ? -1 : 1)
  }
  return left.length - right.length
}

/** Alphabetical; what ends where the other goes on comes first for -1, last for 1. */
function compareLetters(a: string, b: string, ended: -1 | 1): number {
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const [one, other] = [a[at], b[at]]
    if (one === other) continue
    if (one === undefined) return ended
    if (other === undefined) return -ended
    return one < other ? -1 : 1
  }
  return 0
}

const reversed = (text: string): string => text.split('').toReversed().join('')

/** An unused number between two; null for no neighbour on that side. If all of them are used, one that is used nowhere. */
export function numberBetween(
  before: string | null,
  after: string | null,
  taken: Pick<ReadonlySet<string>, 'has'>,
  rules: BetweenRules,
): string {
  const follows = (number: string): boolean => before === null || compareNumbers(before, number, rules.stem) < 0
  const leads = (number: string): boolean => after === null || compareNumbers(number, after, rules.stem) < 0
  for (const number of proposals(before, after, rules))
    if (!taken.has(number) && follows(number) && leads(number)) return number
  const letters = slateLetters(rules.skipIO)
  for (let stem = before ?? `A${after ?? '1'}`; ; stem += 'A')
    for (const letter of letters) if (!taken.has(stem + letter)) return stem + letter
}

function* proposals(before: string | null, after: string | null, rules: BetweenRules): Generator<string> {
  const letters = slateLetters(rules.skipIO)
  if (before !== null) {
    if (after !== null && rules.gaps) yield* middle(before, after)
    const { prefix, body, suffix } = partsOf(before, rules.stem)
    if (prefix !== '')
      for (const letter of letters.slice(letters.indexOf(prefix[0]!) + 1))
        yield letter + prefix.slice(1) + body + suffix
    else if (suffix !== '')
      for (const letter of letters.slice(letters.indexOf(suffix.at(-1)!) + 1)) yield body + suffix.slice(0, -1) + letter
    if (prefix === '') for (const letter of letters) yield before + letter
  }
  if (after === null) return
  if (before === null) for (let lead = 'A'; lead.length < 9; lead += 'A') yield lead + after
  for (const letter of letters) yield letter + after
  for (const first of letters) for (const second of letters) yield second + first + after
  if (before !== null) for (const first of letters) for (const second of letters) yield before + first + second
}

/** The whole number in the middle, with as many figures: between 010 and 020 is 015. */
function* middle(before: string, after: string): Generator<string> {
  const [, stem, low] = /^(.*?)(\d+)$/.exec(before) ?? []
  const [, same, high] = /^(.*?)(\d+)$/.exec(after) ?? []
  if (stem === undefined || stem !== same || Number(high) - Number(low) < 2) return
  const from = Math.floor((Number(low) + Number(high)) / 2)
  for (let figure = from; figure < Number(high); figure += 1) yield stem + String(figure).padStart(low!.length, '0')
  for (let figure = from - 1; figure > Number(low); figure -= 1) yield stem + String(figure).padStart(low!.length, '0')
}
