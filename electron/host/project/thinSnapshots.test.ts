import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byTaking, readSnapshotName, writeSnapshotName } from './snapshotName.ts'
import type { SnapshotName } from './snapshotName.ts'
import { thinSnapshots } from './thinSnapshots.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const START = Date.UTC(2026, 2, 2, 9)

let sessions = 0
function taken(at: number, more: Partial<SnapshotName> = {}): SnapshotName {
  sessions += 1
  const facts = { session: sessions, turn: Infinity, before: null, damaged: false, ...more }
  const before = facts.before === 'migration' ? ('v2' as const) : facts.before
  return readSnapshotName(writeSnapshotName({ ...facts, at: new Date(at), before }))!
}

function left(all: readonly SnapshotName[]): SnapshotName[] {
  const gone = new Set(thinSnapshots(all))
  return all.filter((snapshot) => !gone.has(snapshot.name))
}

const twoWeeks = () => Array.from({ length: 14 }, (_, day) => taken(START + day * DAY))

describe('thinning by age', () => {
  it('keeps two hours of work whole, then one an hour, a day, a week', () => {
    const all = Array.from({ length: (400 * DAY) / HOUR }, (_, hour) => taken(START + hour * HOUR))
    const end = all.at(-1)!.at
    const minutes = Array.from({ length: 24 }, (_, at) => taken(end + (at + 1) * 5 * MINUTE))
    const ages = left([...all, ...minutes]).map((snapshot) => minutes.at(-1)!.at - snapshot.at)
    expect(ages.filter((age) => age <= 2 * HOUR).length).toBeGreaterThanOrEqual(24)
    expect(ages.filter((age) => age <= DAY).length).toBeGreaterThanOrEqual(24 + 20)
    expect(ages.filter((age) => age > DAY && age <= 30 * DAY).length).toBeGreaterThanOrEqual(28)
    expect(ages.filter((age) => age > 31 * DAY && age <= 365 * DAY).length).toBeGreaterThanOrEqual(46)
    expect(ages.length).toBeLessThan(140)
  })

  it('keeps the last three of a damaged board, and no more', () => {
    const whole = taken(START)
    const damaged = [1, 2, 3, 4].map((hour) => taken(START + hour * HOUR, { damaged: true }))
    expect(left([whole, ...damaged])).toEqual([whole, ...damaged.slice(1)])
  })

  it('takes none for recent that a clock years ahead has dated', () => {
    const ahead = Array.from({ length: 50 }, (_, at) => taken(START + 3650 * DAY + at * 1000))
    expect(left([...ahead, taken(START)]).length).toBeLessThan(5)
  })

  it('a dozen starts within a minute push no day out', () => {
    const days = twoWeeks()
    const starts = Array.from({ length: 12 }, (_, at) => taken(days.at(-1)!.at + HOUR + at * 5000))
    expect(left([...days, ...starts])).toEqual(expect.arrayContaining(days))
  })

  it('a dozen snapshots with any dates at all push no day of two weeks out, wherever they come between', () => {
    const date = fc.integer({ min: Date.UTC(1970), max: Date.UTC(2200) })
    fc.assert(
      fc.property(fc.array(date, { maxLength: 12 }), fc.nat(14), (dates, place) => {
        const days = Array.from({ length: 14 }, (_, day) => START + day * DAY)
        const all = [...days.slice(0, place), ...dates, ...days.slice(place)].map((at) => taken(at))
        const kept = left(all).map((snapshot) => Math.floor(snapshot.at / DAY))
        for (const day of days) expect(kept).toContain(Math.floor(day / DAY))
      }),
    )
  })

  it('never lets go of the newest whole one, nor of one before a risky step for a damaged one', () => {
    const step = fc.constantFrom(null, 'restore', 'delete', 'migration')
    const one = fc.record({ at: fc.integer({ min: 0, max: Date.UTC(2200) }), before: step, damaged: fc.boolean() })
    fc.assert(
      fc.property(fc.array(one, { maxLength: 60 }), (list) => {
        const all = list.map(({ at, ...more }) => taken(at, more))
        const kept = left(all)
        const newest = all
          .filter((snapshot) => !snapshot.damaged)
          .toSorted(byTaking)
          .at(-1)
        if (newest) expect(kept).toContain(newest)
        const withoutDamaged = left(all.filter((snapshot) => !snapshot.damaged))
        expect(kept.filter((snapshot) => !snapshot.damaged)).toEqual(withoutDamaged)
      }),
    )
  })

  it('gives the same whether it is done at every snapshot or once', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 3 * DAY }), { maxLength: 120 }), (gaps) => {
        let at = START
        const all = gaps.map((gap) => taken((at += gap)))
        const bit = all.reduce<SnapshotName[]>((kept, next) => left([...kept, next]), [])
        expect(bit).toEqual(left(all))
      }),
    )
  })

  it('keeps the last dozen before a risky step, whatever came after', () => {
    const risky = Array.from({ length: 12 }, (_, at) => taken(START + at * MINUTE, { before: 'restore' }))
    const later = Array.from({ length: 300 }, (_, hour) => taken(START + DAY + hour * HOUR))
    expect(left([...risky, ...later])).toEqual(expect.arrayContaining(risky))
  })
})

describe("a snapshot's name", () => {
  it('is read as it was written', () => {
    const before = fc.constantFrom('restore', 'delete', 'v7', null) as fc.Arbitrary<'restore' | 'v7' | null>
    const turn = fc.oneof(fc.nat(999_999), fc.constant(Infinity))
    const at = fc.integer({ min: 0, max: Date.UTC(2200) })
    fc.assert(
      fc.property(at, fc.nat(), turn, before, fc.boolean(), (ms, session, place, step, damaged) => {
        const name = writeSnapshotName({ at: new Date(ms), session, turn: place, before: step, damaged })
        expect(readSnapshotName(name)).toEqual({
          name,
          at: ms,
          session,
          turn: place,
          before: step === 'v7' ? 'migration' : step,
          damaged,
        })
      }),
    )
  })

  it.each([
    'board.sqlite',
    'my own copy.sqlite',
    '2026-03-04T10-00-00-000Z-s12.sqlite.bak',
    '2026-03-04T10-00-00-000Z-s12-before-lunch.sqlite',
    '2026-13-44T10-00-00-000Z-s12.sqlite',
    '../2026-03-04T10-00-00-000Z-s12.sqlite',
    '.2026-03-04T10-00-00-000Z-s12.sqlite.0123456789ab.part',
  ])('is not %s', (name) => {
    expect(readSnapshotName(name)).toBeNull()
  })

  it('orders them as they were taken, though the clock was set back in between', () => {
    const names = [
      '2031-01-01T00-00-00-000Z-s12-w1.sqlite',
      '2026-03-04T09-00-00-000Z-s12-w2-before-restore.sqlite',
      '2026-03-04T08-00-00-000Z-s12.sqlite',
      '2016-01-01T00-00-00-000Z-s13.sqlite',
    ]
    const read = names.map((name) => readSnapshotName(name)!)
    expect(read.toReversed().toSorted(byTaking)).toEqual(read)
  })
})
