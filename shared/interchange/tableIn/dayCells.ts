import { filmOf } from '../../document/board.ts'
import type { Board } from '../../document/board.ts'
import { editFilm } from '../../document/commands/film.ts'
import { scheduleShots } from '../../document/commands/shooting.ts'
import type { NewId, ShotId } from '../../document/ids.ts'
import { LIMITS } from '../../document/limits.ts'
import { shotOf } from '../../document/select.ts'
import type { ShootDay } from '../../document/shootDaySchema.ts'
import { dayName, dayTitle } from '../shotTable/shotColumns.ts'
import type { Place } from './places.ts'
import type { CellChange, UnreadCell } from './tablePlan.ts'

interface DayCells {
  readonly board: Board
  readonly changes: ReadonlyMap<ShotId, CellChange>
  readonly unread: ReadonlyMap<ShotId, UnreadCell>
}

const LABEL = 'Shooting day'

/**
 * The days that rows name: "Day 3 2026-03-04", or its label alone. Their shots go behind the others of the day, in the
 * table's order; a day that the film has not is added behind its days.
 */
export function readDayCells(
  start: Board,
  places: readonly Place[],
  { clear, newId }: { readonly clear: boolean; readonly newId: NewId },
): DayCells {
  const days = [...filmOf(start).shootDays]
  const changes = new Map<ShotId, CellChange>()
  const unread = new Map<ShotId, UnreadCell>()
  const wanted = new Map<string, ShotId[]>()
  for (const { entry, shotId, why } of places) {
    const said = entry.cell('day')?.replace(/\s+/g, ' ').trim()
    const shot = shotId === null ? undefined : shotOf(start, shotId)
    if (said === undefined || !shot || shotId === null || why !== '' || (said === '' && !clear)) continue
    const before = dayName(start, shot)
    if (said === before) continue
    const day = said === '' ? undefined : (dayNamed(days, said) ?? newDay(days, said, newId))
    if (typeof day === 'string') {
      unread.set(shotId, { label: LABEL, text: said, why: day })
      continue
    }
    if (day && !days.includes(day)) days.push(day)
    if ((day?.id ?? '') === shot.shootDay) continue
    changes.set(shotId, { label: LABEL, before, after: day ? dayTitle(day) : '' })
    const others = wanted.get(day?.id ?? '')
    if (others) others.push(shotId)
    else wanted.set(day?.id ?? '', [shotId])
  }
  const withDays = days.length > filmOf(start).shootDays.length ? editFilm(start, { shootDays: days }) : start
  const board = [...wanted].reduce((next, [dayId, ids]) => scheduleShots(next, ids, dayId, Infinity), withDays)
  return { board, changes, unread }
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase()
}

function dayNamed(days: readonly ShootDay[], said: string): ShootDay | undefined {
  return (
    days.find((day) => plain(dayTitle(day)) === plain(said)) ??
    days.find(({ label, date }) => [label, date].some((part) => part !== '' && plain(part) === plain(said)))
  )
}

/** Why not, where it can't be one. */
function newDay(days: readonly ShootDay[], said: string, newId: NewId): ShootDay | string {
  if (days.length >= LIMITS.shootDays) return `a film has no more than ${LIMITS.shootDays} shooting days`
  const [, label = '', date = ''] = /^(.*?) ?(\d{4}-\d{2}-\d{2})?$/.exec(said) ?? []
  if (label.length > LIMITS.line) return `it is longer than ${LIMITS.line} characters`
  // A number alone is what a day is called on a call sheet. A date alone stays one: the first that a table in story
  // order names need not be the first day.
  const called = /^\d+$/.test(label) ? `Day ${label}` : label
  const known = days.find((day) => day.label === called && day.date === date)
  return known ?? { id: `day_${newId('scene')}`, label: called, date, setupMinutes: days.at(-1)?.setupMinutes ?? 20 }
}
