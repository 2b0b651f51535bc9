import type { Board } from './board.ts'
import type { SceneRow, ShotRow } from './schema.ts'
import { sceneOf } from './select.ts'
import { isCut, shownShots } from './whatCounts.ts'

/**
 * How much of the script these shots are, in eighths of a page; null where no scene's length is known. A scene that is
 * shot on several days is split over them as an assistant director does: by the share of its shots, in whole eighths, one
 * at least, so that the days come to the scene unless it has more days than eighths. Part of a day counts by its share.
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
  const left = shownShots(board, scene).filter((shot) => !isCut(shot))
  for (const { id, shootDay } of left) days.set(shootDay, [...(days.get(shootDay) ?? []), id])
  if (left.every(({ id }) => chosen.has(id))) return Math.max(1, eighths)
  const lists = [...days.values()]
  const shares = split(
    eighths,
    lists.map(({ length }) => length),
  )
  const part = lists.reduce((sum, list, at) => {
    const here = list.filter((id) => chosen.has(id)).length
    return sum + (here === list.length || here === 0 ? here && shares[at]! : (shares[at]! * here) / list.length)
  }, 0)
  return Math.max(1, Math.round(part))
}

/** Splits a whole by these weights into whole parts, each 1 at least; what rounding leaves goes to those that lost most. */
function split(whole: number, weights: readonly number[]): readonly number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  const exact = weights.map((weight) => (whole * weight) / all)
  const parts = exact.map((share) => Math.max(1, Math.floor(share)))
  for (let rest = whole - parts.reduce((sum, part) => sum + part, 0); rest !== 0; rest -= Math.sign(rest)) {
    const step = Math.sign(rest)
    const can = parts.flatMap((part, at) => (step > 0 || part > 1 ? [at] : []))
    if (can.length === 0) return parts
    const next = can.reduce((best, at) =>
      (exact[at]! - parts[at]!) * step > (exact[best]! - parts[best]!) * step ? at : best,
    )
    parts[next]! += step
  }
  return parts
}
