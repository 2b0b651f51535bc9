import type { ScriptElement, Screenplay } from '../script/screenplay.ts'
import { scenesIn } from '../script/scenesIn.ts'
import { alikeInOrder } from './alikeElements.ts'
import { followMoved } from './followMoved.ts'
import { matchScenes } from './matchScenes.ts'
import { scriptFacts } from './sceneFacts.ts'

/** Where each element of one draft stands in the next one, by index; those that are gone are not in it. */
export type Alignment = ReadonlyMap<number, number>

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
  followMoved(old.elements, next.elements, alignment)
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
  const pairs = alikeInOrder(old.slice(from.start, from.end), next.slice(to.start, to.end))
  for (const [a, b] of pairs) alignment.set(from.start + a, to.start + b)
}
