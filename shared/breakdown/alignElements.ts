import type { ScriptElement, Screenplay } from '../script/screenplay.ts'
import { textOf } from '../script/screenplay.ts'
import { scenesIn } from '../script/scenesIn.ts'
import { commonInOrder } from './inOrder.ts'
import { matchScenes } from './matchScenes.ts'
import { scriptFacts } from './sceneFacts.ts'

/** Where each element of one draft stands in the next one, by index; those that are gone are not in it. */
export type Alignment = ReadonlyMap<number, number>

/** Share of words that an edited element has in common with what it was. */
const STILL_THE_SAME = 0.4
/** Shorter texts recur: "Yes." elsewhere is not the one that is gone. */
const TELLING = 16
/** Pairs that are compared in one gap; a larger one was written anew. */
const MOST_PAIRS = 20_000

/**
 * Aligns two drafts scene by scene, then finds what was moved to another place word for word. `scenes`: pairs of scenes
 * that are known, by index; others are matched by what is in them.
 */
export function alignDrafts(old: Screenplay, next: Screenplay, scenes: ReadonlyMap<number, number>): Alignment {
  const byScript = new Map([...scenes].map(([from, to]) => [to, from] as const))
  const matches = matchScenes(scriptFacts(old), scriptFacts(next), { byScript })
  const [olds, nexts] = [scenesIn(old), scenesIn(next)]
  const alignment = new Map<number, number>()
  const align = (from: Stretch, to: Stretch) => alignStretch(old.elements, next.elements, from, to, alignment)
  align(
    { start: 0, end: olds[0]?.heading ?? old.elements.length },
    { start: 0, end: nexts[0]?.heading ?? next.elements.length },
  )
  for (const { film, script } of matches) {
    const [from, to] = [olds[film]!, nexts[script]!]
    alignment.set(from.heading, to.heading)
    align({ start: from.heading + 1, end: from.end }, { start: to.heading + 1, end: to.end })
  }
  findMoved(old.elements, next.elements, alignment)
  return alignment
}

interface Stretch {
  readonly start: number
  readonly end: number
}

function alignStretch(
  old: readonly ScriptElement[],
  next: readonly ScriptElement[],
  from: Stretch,
  to: Stretch,
  alignment: Map<number, number>,
): void {
  const [olds, nexts] = [old.slice(from.start, from.end), next.slice(to.start, to.end)]
  const pairs = commonInOrder(olds.map(keyOf), nexts.map(keyOf))
  let [a, b] = [0, 0]
  for (const [left, right] of [...pairs, [olds.length, nexts.length] as const]) {
    const gap = { olds: olds.slice(a, left), nexts: nexts.slice(b, right) }
    for (const [x, y] of edited(gap.olds, gap.nexts)) alignment.set(from.start + a + x, to.start + b + y)
    if (left < olds.length) alignment.set(from.start + left, to.start + right)
    ;[a, b] = [left + 1, right + 1]
  }
}

const keyOf = (element: ScriptElement): string => `${element.kind} ${textOf(element)}`

/** Within a gap, what is still alike, the most alike first, in order. */
function edited(
  olds: readonly ScriptElement[],
  nexts: readonly ScriptElement[],
): readonly (readonly [number, number])[] {
  if (olds.length * nexts.length > MOST_PAIRS) return []
  const words = nexts.map((element) => wordsOf(element))
  const pairs = olds.flatMap((element, a) => {
    const own = wordsOf(element)
    return nexts.flatMap((other, b) => {
      const alike = other.kind === element.kind ? share(own, words[b]!) : 0
      return alike >= STILL_THE_SAME ? [{ a, b, alike }] : []
    })
  })
  const taken: (readonly [number, number])[] = []
  for (const { a, b } of pairs.toSorted((x, y) => y.alike - x.alike))
    if (taken.every(([x, y]) => x !== a && y !== b && x < a === y < b)) taken.push([a, b])
  return taken
}

function wordsOf(element: ScriptElement): readonly string[] {
  return (
    textOf(element)
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  )
}

/** Twice the words that both have, by the words of both. */
function share(left: readonly string[], right: readonly string[]): number {
  if (left.length + right.length === 0) return 0
  const counts = new Map<string, number>()
  for (const word of left) counts.set(word, (counts.get(word) ?? 0) + 1)
  let both = 0
  for (const word of right) {
    const count = counts.get(word) ?? 0
    if (count === 0) continue
    both += 1
    counts.set(word, count - 1)
  }
  return (2 * both) / (left.length + right.length)
}

/** What left its scene and stands elsewhere, once, word for word: not by its capitals and signs, which are edited on the way. */
function findMoved(
  old: readonly ScriptElement[],
  next: readonly ScriptElement[],
  alignment: Map<number, number>,
): void {
  const taken = new Set(alignment.values())
  const free = new Map<string, number | null>()
  next.forEach((element, at) => {
    if (taken.has(at) || textOf(element).length < TELLING) return
    const key = wordKeyOf(element)
    free.set(key, free.has(key) ? null : at)
  })
  const once = new Map<string, number | null>()
  old.forEach((element, at) => {
    if (alignment.has(at)) return
    const key = wordKeyOf(element)
    once.set(key, once.has(key) ? null : at)
  })
  for (const [key, from] of once) {
    const to = free.get(key) ?? null
    if (from !== null && to !== null) alignment.set(from, to)
  }
}

const wordKeyOf = (element: ScriptElement): string => `${element.kind} ${wordsOf(element).join(' ')}`
