import type { Board } from '#shared/document/board.ts'
import { allShownShots, isCut } from '#shared/document/whatCounts.ts'

/** The number of shots of the film that use each card. */
export function usesOf(board: Board): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const shot of allShownShots(board)) {
    if (isCut(shot)) continue
    const ids = new Set<string>([...shot.castIds, ...shot.propIds, ...(shot.locationId ? [shot.locationId] : [])])
    for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return counts
}
