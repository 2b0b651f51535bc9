import { daysChosen } from '#shared/document/daysChosen.ts'
import type { ShootingDay } from '#shared/document/shooting.ts'

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
