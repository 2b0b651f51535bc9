import { filmOf } from './board.ts'
import type { Board } from './board.ts'
import type { ShotRow } from './schema.ts'
import type { ShootDay } from './shootDaySchema.ts'
import { sceneOf } from './select.ts'
import { allShownShots, isCut, tallyOf } from './whatCounts.ts'
import type { Tally } from './whatCounts.ts'

/** A day of the shooting order, with its shots in the order in which they are shot; null: shots without a day. */
export interface ShootingDay {
  readonly day: ShootDay | null
  readonly shots: readonly ShotRow[]
}

/**
 * The film in shooting order, beside story order, which it never changes: the days as they come, then the shots that
 * have none, put together by place and light.
 */
export function shootingOrder(board: Board): readonly ShootingDay[] {
  const shots = allShownShots(board)
  const { shootDays } = filmOf(board)
  const known = new Set(shootDays.map(({ id }) => id))
  const open = shots.filter(({ shootDay }) => !known.has(shootDay))
  return [
    ...shootDays.map((day) => ({ day, shots: byShootOrder(shots.filter(({ shootDay }) => shootDay === day.id)) })),
    { day: null, shots: byPlaceAndLight(board, open) },
  ]
}

/** Equal keys, as two windows can make them, stay in story order. */
function byShootOrder(shots: readonly ShotRow[]): readonly ShotRow[] {
  return shots.toSorted((a, b) => (a.shootOrder === b.shootOrder ? 0 : a.shootOrder < b.shootOrder ? -1 : 1))
}

/** Shots of one place stand together, in it those of one light, in those the ones of one set-up. */
export function byPlaceAndLight(board: Board, shots: readonly ShotRow[]): readonly ShotRow[] {
  const keyOf = (shot: ShotRow): readonly string[] => {
    const scene = sceneOf(board, shot.sceneId)
    return [scene?.location ?? '', scene?.intExt ?? '', scene?.timeOfDay ?? '', shot.setup].map((text) =>
      text.trim().toLowerCase(),
    )
  }
  // In the order in which each place, light and set-up comes in the story.
  const first = new Map<string, number>()
  const keyed = shots.map((shot, at) => {
    const parts = keyOf(shot).map((_, depth, all) => all.slice(0, depth + 1).join('\n'))
    for (const part of parts) if (!first.has(part)) first.set(part, at)
    return { shot, at, places: parts.map((part) => first.get(part)!) }
  })
  return keyed
    .toSorted((a, b) => a.places.reduce((by, place, depth) => by || place - b.places[depth]!, 0) || a.at - b.at)
    .map(({ shot }) => shot)
}

export interface DayTally extends Tally {
  /** Places of the camera: shots without a set-up of their own are one each. */
  readonly setups: number
  /** What setting up takes. */
  readonly minutes: number
}

/** What a day comes to, without what is cut. */
export function dayTally(board: Board, { day, shots }: ShootingDay): DayTally {
  const left = shots.filter((shot) => !isCut(shot))
  const setups = new Set(
    left.map(({ id, sceneId, setup }) => (setup.trim() === '' ? id : `${sceneId} ${setup.trim()}`)),
  ).size
  return { ...tallyOf(board, shots), setups, minutes: setups * (day?.setupMinutes ?? 0) }
}
