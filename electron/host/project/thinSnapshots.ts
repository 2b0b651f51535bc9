import { byTaking } from './snapshotName.ts'
import type { SnapshotName } from './snapshotName.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const WEEK = 7 * DAY

/** Everything from the last stretch of work is kept; a hundred at most, since each is a copy of the database. */
const RECENT = { within: 2 * HOUR, most: 100 }

/** Keeps the newest per span, for this many spans that have one. */
const WORK = [
  { span: HOUR, most: 24 },
  { span: DAY, most: 31 },
  { span: WEEK, most: 53 },
] as const

/** Snapshots before risky steps are what people look for after one: these are thinned separately. */
const RISKY = { newest: 12, spans: [{ span: DAY, most: 31 } as const, { span: WEEK, most: 53 } as const] }

const DAMAGED_KEPT = 3

/**
 * The names to delete. Keeps everything from the last two hours of work, one an hour for a day of it, one a day for a
 * month, one a week for a year. Time is counted in hours, days and weeks that have a snapshot, in the order they were
 * taken, and never against today's date: a clock that is years ahead makes nothing old, and a summer without drawing
 * deletes nothing. A wrong date or a dozen starts within a minute cost one place of each kind, not two weeks.
 */
export function thinSnapshots(all: readonly SnapshotName[]): string[] {
  const newestFirst = all.toSorted((a, b) => byTaking(b, a))
  const whole = newestFirst.filter((snapshot) => !snapshot.damaged)
  const kept = new Set<SnapshotName>([
    ...whole.slice(0, 1),
    ...recent(whole),
    ...WORK.flatMap(({ span, most }) => newestOfEach(whole, span, most)),
    ...risky(whole.filter((snapshot) => snapshot.before !== null)),
    ...newestFirst.filter((snapshot) => snapshot.damaged).slice(0, DAMAGED_KEPT),
  ])
  return newestFirst.filter((snapshot) => !kept.has(snapshot)).map((snapshot) => snapshot.name)
}

function recent(newestFirst: readonly SnapshotName[]): SnapshotName[] {
  const last = newestFirst[0]
  if (!last) return []
  return newestFirst.filter((snapshot) => Math.abs(snapshot.at - last.at) <= RECENT.within).slice(0, RECENT.most)
}

function risky(newestFirst: readonly SnapshotName[]): SnapshotName[] {
  const spans = RISKY.spans.flatMap(({ span, most }) => newestOfEach(newestFirst, span, most))
  return [...newestFirst.slice(0, RISKY.newest), ...spans]
}

function newestOfEach(newestFirst: readonly SnapshotName[], span: number, most: number): SnapshotName[] {
  const found = new Map<number, SnapshotName>()
  for (const snapshot of newestFirst) {
    const place = Math.floor(snapshot.at / span)
    if (found.size < most && !found.has(place)) found.set(place, snapshot)
  }
  return [...found.values()]
}
