import type { Board } from './board.ts'
import type { ShotRow } from './schema.ts'
import { sceneOf, shotsOf } from './select.ts'
import { isCut } from './whatCounts.ts'

/**
 * How much of the script these shots are, in eighths of a page; null where no scene's length is known. A scene that is
 * there in part counts by the share of its shots, as an assistant director splits it over days: whole eighths, one at
 * least.
 */
export function eighthsOf(board: Board, shots: readonly ShotRow[]): number | null {
  const counts = new Map<string, number>()
  for (const shot of shots) if (!isCut(shot)) counts.set(shot.sceneId, (counts.get(shot.sceneId) ?? 0) + 1)
  const parts = [...counts].flatMap(([sceneId, count]) => {
    const eighths = sceneOf(board, sceneId)?.eighths ?? null
    const whole = shotsOf(board, sceneId).filter((shot) => !isCut(shot)).length
    return eighths === null ? [] : [Math.max(1, Math.round((eighths * count) / whole))]
  })
  return parts.length === 0 ? null : parts.reduce((sum, part) => sum + part, 0)
}
