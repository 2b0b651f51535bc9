import type { Board } from './board.ts'
import type { SceneRow, ShotRow } from './schema.ts'
import { sceneOf } from './select.ts'
import { isCut, shownShots } from './whatCounts.ts'

/**
 * How much of the script these shots are, in eighths of a page; null where no scene's length is known. A scene that is
 * shot on several days is split over them as an assistant director does: by the share of its shots, in whole eighths, one
 * at least unless it has more days than eighths. A day's part is split over its shots in whole eighths too, the first
 * ones first. So days, and groups of any kind, add up to the film, whatever they are made of.
 */
export function eighthsOf(board: Board, shots: readonly ShotRow[]): number | null {
  const chosen = new Map<string, Set<string>>()
  for (const shot of shots) {
    if (isCut(shot)) continue
    const these = chosen.get(shot.sceneId) ?? new Set()
    chosen.set(shot.sceneId, these.add(shot.id))
  }
  const parts = [...chosen].flatMap(([sceneId, these]) => {
    const scene = sceneOf(board, sceneId)
    return scene && scene.eighths !== null && !scene.omitted ? [partOf(board, scene, scene.eighths, these)] : []
  })
  return parts.length === 0 ? null : parts.reduce((sum, part) => sum + part, 0)
}

/** @param chosen Ids of shots of this scene. */
function partOf(board: Board, scene: SceneRow, eighths: number, chosen: ReadonlySet<string>): number {
  const days = new Map<string, string[]>()
  for (const shot of shownShots(board, scene))
    if (!isCut(shot)) days.set(shot.shootDay, [...(days.get(shot.shootDay) ?? []), shot.id])
  const lists = [...days.values()]
  const shares = split(
    Math.max(1, eighths),
    lists.map(({ length }) => length),
  )
  return lists.reduce((sum, list, day) => {
    const upTo = (shot: number): number => Math.ceil((shares[day]! * shot) / list.length)
    return list.reduce((rest, id, at) => rest + (chosen.has(id) ? upTo(at + 1) - upTo(at) : 0), sum)
  }, 0)
}

/** Splits a whole by these weights into whole parts, each 1 at least while it reaches; what rounding leaves goes to those that lost most. */
function split(whole: number, weights: readonly number[]): readonly number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  const exact = weights.map((weight) => (whole * weight) / all)
  const least = whole < weights.length ? 0 : 1
  const parts = exact.map((share) => Math.max(least, Math.floor(share)))
  for (let rest = whole - parts.reduce((sum, part) => sum + part, 0); rest !== 0; rest -= Math.sign(rest)) {
    const step = Math.sign(rest)
    const can = parts.flatMap((part, at) => (step > 0 || part > least ? [at] : []))
    const next = can.reduce((best, at) =>
      (exact[at]! - parts[at]!) * step > (exact[best]! - parts[best]!) * step ? at : best,
    )
    parts[next]! += step
  }
  return parts
}
