import type { CoveredPart, Covers } from '../draftSchema.ts'
import type { ShotRow } from '../schema.ts'

/**
 * The lines of all these shots in the draft of the first that has any. Where two overlap, the text is covered once, as
 * the one that begins first has it.
 */
export function joinedCovers(shots: readonly Pick<ShotRow, 'covers'>[]): Covers | null {
  const all = shots.flatMap(({ covers }) => covers ?? [])
  const [first] = all
  if (!first) return null
  const parts = all.filter(({ draftId }) => draftId === first.draftId).flatMap((covers) => covers.parts)
  const joined = parts
    .toSorted((a, b) => compare(a.from, b.from) || compare(b.to, a.to))
    .reduce<readonly CoveredPart[]>(withPart, [])
  return { draftId: first.draftId, parts: [...joined] }
}

type Place = CoveredPart['from']

const compare = (a: Place, b: Place): number => a.element - b.element || a.at - b.at

function withPart(parts: readonly CoveredPart[], next: CoveredPart): readonly CoveredPart[] {
  const last = parts.at(-1)
  if (!last || compare(last.to, next.from) < 0) return [...parts, next]
  if (compare(next.to, last.to) <= 0) return parts
  if (last.onCamera === next.onCamera) return [...parts.slice(0, -1), { ...last, to: next.to }]
  return [...parts, { ...next, from: last.to }]
}
