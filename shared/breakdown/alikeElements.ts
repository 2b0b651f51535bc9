import type { ScriptElement } from '../script/screenplay.ts'
import { textOf } from '../script/screenplay.ts'
import { commonInOrder } from './inOrder.ts'
import type { IndexPairs } from './inOrder.ts'

/** Share of words that an edited element has in common with what it was. */
const STILL_THE_SAME = 0.4
/** Pairs that are compared in one gap; a larger one was written anew. */
const MOST_PAIRS = 20_000

/** Which elements of two stretches are the same ones, in order: word for word first, and between those what was edited. */
export function alikeInOrder(olds: readonly ScriptElement[], nexts: readonly ScriptElement[]): IndexPairs {
  const found: (readonly [number, number])[] = []
  let [a, b] = [0, 0]
  for (const [left, right] of [
    ...commonInOrder(olds.map(keyIn), nexts.map(keyIn)),
    [olds.length, nexts.length] as const,
  ]) {
    for (const [x, y] of edited(olds.slice(a, left), nexts.slice(b, right))) found.push([a + x, b + y])
    if (left < olds.length) found.push([left, right])
    ;[a, b] = [left + 1, right + 1]
  }
  return found
}

/** A name goes with what is said under it: whoever speaks, speaks again. */
function keyIn(element: ScriptElement, at: number, all: readonly ScriptElement[]): string {
  const said = element.kind === 'character' ? all[at + 1] : undefined
  return `${element.kind} ${textOf(element)}${said ? ` ${textOf(said)}` : ''}`
}

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

/** In one spelling: without capitals and signs. */
export function wordsOf(element: ScriptElement): readonly string[] {
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
