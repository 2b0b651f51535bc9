import type { ShootingDay } from '#shared/document/shooting.ts'

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

/** These shots with or without a day's; a day that is chosen takes the place of all shots, or of those of no day. */
export function withDay(
  days: readonly ShootingDay[],
  shotIds: readonly string[],
  { shots }: ShootingDay,
  on: boolean,
): readonly string[] {
  const own = new Set<string>(shots.map(({ id }) => id))
  const kept = daysChosen(days, shotIds).exactly ? shotIds.filter((id) => !own.has(id)) : []
  return on ? [...kept, ...own] : kept
}
