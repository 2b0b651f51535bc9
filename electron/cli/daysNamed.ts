import type { Board } from '#shared/document/board.ts'
import { dayName } from '#shared/document/headWords.ts'
import type { ShotId } from '#shared/document/ids.ts'
import { shootingOrder } from '#shared/document/shooting.ts'
import type { ShootingDay } from '#shared/document/shooting.ts'
import type { ShootDay } from '#shared/document/shootDaySchema.ts'
import { CommandError, misuse } from './command.ts'
import { oneLine } from './printable.ts'

type Day = ShootingDay & { readonly day: ShootDay }

/**
 * The shots of days named as the shot list names them: by label, date or number, "1" for "Day 1", or from one to
 * another, "3-4"; in shooting order. Ends the command where the film has no such day, or a day has no shots.
 */
export function shotsOfDays(board: Board, names: readonly string[]): ShotId[] {
  const days = shootingOrder(board).filter((each): each is Day => each.day !== null)
  const wanted = new Set(names.flatMap((name) => named(days, name)))
  return days.filter((each) => wanted.has(each)).flatMap(({ shots }) => shots.map(({ id }) => id))
}

function named(days: readonly Day[], said: string): readonly Day[] {
  const at = days.findIndex((each) => isCalled(each, said))
  const found = at >= 0 ? days.slice(at, at + 1) : span(days, said)
  if (found.every(({ shots }) => shots.length === 0)) throw new CommandError(`${titleOf(said)} has no shots yet.`)
  return found
}

/** "3-4", of which either end can be a name or a date with hyphens of its own. */
function span(days: readonly Day[], said: string): readonly Day[] {
  const hyphens = [...said.matchAll(/[-–]/g)].map(({ index }) => index)
  const ends = hyphens.map((at) => [said.slice(0, at).trim(), said.slice(at + 1).trim()] as const)
  const places = ends.map((pair) => pair.map((end) => days.findIndex((each) => isCalled(each, end))))
  const which = places.findIndex((pair) => pair.every((at) => at >= 0))
  if (which < 0) throw absent(days, ends.find((pair) => pair.every(isNumber))?.find(isMissing(days)) ?? said)
  const [from = 0, to = 0] = places[which]!
  if (to < from) throw misuse(`day ${ends[which]![1]} comes before ${ends[which]![0]}`)
  return days.slice(from, to + 1)
}

function isCalled({ day }: Day, said: string): boolean {
  const names = [dayName(day), day.date, `${day.label} ${day.date}`].map(plain)
  return said !== '' && (names.includes(plain(said)) || (isNumber(said) && names[0] === `day ${Number(said)}`))
}

function isMissing(days: readonly Day[]) {
  return (end: string): boolean => !days.some((each) => isCalled(each, end))
}

function absent(days: readonly Day[], said: string): CommandError {
  const others = days.map(({ day }) => `“${oneLine(dayName(day))}”`).join(', ')
  const line = `This film has no ${isNumber(said) ? 'day ' : 'shooting day '}${quoted(said)}.`
  return new CommandError(`${line} ${others === '' ? 'It has none yet.' : `It has ${others}.`}`)
}

function quoted(said: string): string {
  return isNumber(said) ? said : `“${oneLine(said)}”`
}

function titleOf(said: string): string {
  return isNumber(said) ? `Day ${said}` : `“${oneLine(said)}”`
}

function isNumber(said: string): boolean {
  return /^\d+$/.test(said)
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase()
}
