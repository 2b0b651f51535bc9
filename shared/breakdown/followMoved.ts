import type { ScriptElement } from '../script/screenplay.ts'
import { textOf } from '../script/screenplay.ts'
import { alikeInOrder, wordsOf } from './alikeElements.ts'

/** Shorter texts recur: "Yes." elsewhere is not the one that is gone. */
const TELLING = 16
/** Share of a scene's text that must be found beside another scene's to say that the two were merged or split there. */
const MOST_OF_IT = 0.6

/** By old index; grows here. */
type Growing = Map<number, number>

/**
 * Finds what left its scene: what stands elsewhere once, word for word, and then what stands beside that as it did
 * before. So scenes that became one, or one that became two, keep their short and edited lines too.
 */
export function followMoved(old: readonly ScriptElement[], next: readonly ScriptElement[], alignment: Growing): void {
  findUnique(old, next, alignment)
  const taken = new Set(alignment.values())
  for (let before = -1; before < alignment.size;) {
    before = alignment.size
    for (const by of [-1, 1] as const)
      for (const run of freeRuns(old, alignment)) growBeside({ elements: old, ...run }, next, by, alignment, taken)
  }
}

/** Not by its capitals and signs, which are edited on the way. */
function findUnique(old: readonly ScriptElement[], next: readonly ScriptElement[], alignment: Growing): void {
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

interface Run {
  readonly start: number
  readonly end: number
}

/** Stretches of one scene of which nothing has been found. */
function freeRuns(old: readonly ScriptElement[], alignment: ReadonlyMap<number, number>): readonly Run[] {
  const runs: Run[] = []
  let start = 0
  for (let at = 0; at <= old.length; at += 1) {
    if (at < old.length && old[at]!.kind !== 'heading' && !alignment.has(at)) continue
    if (at > start) runs.push({ start, end: at })
    start = at + 1
  }
  return runs
}

/** Looks for a run after what stood before it (-1), or before what stood after it (1). */
function growBeside(
  { elements, start, end }: Run & { readonly elements: readonly ScriptElement[] },
  next: readonly ScriptElement[],
  by: -1 | 1,
  alignment: Growing,
  taken: Set<number>,
): void {
  const beside = by < 0 ? start - 1 : end
  const crossesOld = elements[beside]?.kind === 'heading'
  const anchor = alignment.get(crossesOld ? beside + by : beside)
  if (anchor === undefined) return
  const there = anchor - by
  const crossesNext = next[there]?.kind === 'heading'
  // A scene that was cut is not the one that was written in its place.
  if (crossesOld && crossesNext) return
  const region = freeFrom(next, crossesNext ? there - by : there, by, taken)
  const olds = elements.slice(start, end)
  const pairs = alikeInOrder(olds, next.slice(region.start, region.end))
  if ((crossesOld || crossesNext) && !isMostOf(olds, pairs)) return
  for (const [a, b] of pairs) {
    alignment.set(start + a, region.start + b)
    taken.add(region.start + b)
  }
}

/** The stretch of one scene, from this element away from the anchor, that nothing was found to be. */
function freeFrom(next: readonly ScriptElement[], from: number, by: -1 | 1, taken: ReadonlySet<number>): Run {
  let at = from
  while (at >= 0 && at < next.length && next[at]!.kind !== 'heading' && !taken.has(at)) at -= by
  return by < 0 ? { start: from, end: at } : { start: at + 1, end: from + 1 }
}

function lengthOf(elements: readonly ScriptElement[]): number {
  return elements.reduce((sum, element) => sum + textOf(element).length, 0)
}

/** Names alone don't say so: whoever speaks, speaks again. */
function isMostOf(olds: readonly ScriptElement[], pairs: readonly (readonly [number, number])[]): boolean {
  const found = pairs.map(([a]) => olds[a]!)
  return found.some(({ kind }) => kind !== 'character') && lengthOf(found) >= MOST_OF_IT * lengthOf(olds)
}
