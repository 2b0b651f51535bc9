import type { ShootingDay } from './shooting.ts'

export interface DaysChosen {
  /** Whether all of its shots are chosen, for each of the days. */
  readonly has: readonly boolean[]
  /** The chosen shots are those of whole days and no others. */
  readonly exactly: boolean
}

/** Which days a choice of shots (empty: all) holds whole; a day without shots is in none. */
export function daysChosen(days: readonly ShootingDay[], shotIds: readonly string[]): DaysChosen {
  const chosen = new Set(shotIds)
  const has = days.map(({ shots }) => shots.length > 0 && shots.every(({ id }) => chosen.has(id)))
  const held = days.flatMap(({ shots }, at) => (has[at] ? shots : []))
  return { has, exactly: chosen.size > 0 && held.length === chosen.size }
}
