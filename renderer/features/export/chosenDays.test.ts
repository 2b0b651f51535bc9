import { expect, it } from 'vitest'
import type { ShootingDay } from '#shared/document/shooting.ts'
import { daysChosen } from '#shared/document/daysChosen.ts'
import { withDay } from './chosenDays.ts'

const day = (...ids: readonly string[]) => ({ day: null, shots: ids.map((id) => ({ id })) }) as unknown as ShootingDay
const DAYS = [day('1A', '3B'), day('2A'), day()]

it('one day is chosen in the place of all shots, another beside it, and all shots are there again without any', () => {
  const first = withDay(DAYS, [], DAYS[0]!, true)
  expect(first).toEqual(['1A', '3B'])
  expect(daysChosen(DAYS, first)).toEqual({ has: [true, false, false], exactly: true })
  const both = withDay(DAYS, first, DAYS[1]!, true)
  expect(both).toEqual(['1A', '3B', '2A'])
  expect(withDay(DAYS, both, DAYS[0]!, false)).toEqual(['2A'])
  expect(withDay(DAYS, ['2A'], DAYS[1]!, false)).toEqual([])
})

it('shots that were selected by hand are no days, unless they are all of one, and give way to a day', () => {
  expect(daysChosen(DAYS, ['1A'])).toEqual({ has: [false, false, false], exactly: false })
  expect(daysChosen(DAYS, ['1A', '2A'])).toEqual({ has: [false, true, false], exactly: false })
  expect(daysChosen(DAYS, [])).toEqual({ has: [false, false, false], exactly: false })
  expect(withDay(DAYS, ['1A', '2A'], DAYS[0]!, true)).toEqual(['1A', '3B'])
})
