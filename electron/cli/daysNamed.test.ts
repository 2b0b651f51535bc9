import { expect, it } from 'vitest'
import type { Board } from '#shared/document/board.ts'
import { addShootDay, editShootDay, scheduleShots } from '#shared/document/commands/shooting.ts'
import { filmShots, numbersOf } from '#shared/document/select.ts'
import { testFilm } from '../../tests/support/testFilm.ts'
import { shotsOfDays } from './daysNamed.ts'

const START = testFilm([[1, 1], [1, 1], [1]])

/** Days 1 to 4 with a shot each, of which the last is called by another name and has a date; shot 3 has no day. */
function film(): Board {
  const days = ['a', 'b', 'c', 'd'].reduce(addShootDay, START)
  const dated = editShootDay(days, 'd', { label: 'Night - pier', date: '2026-03-04' })
  const ids = filmShots(dated).map(({ id }) => id)
  return ['b', 'a', 'c', 'd'].reduce((next, day, at) => scheduleShots(next, [ids[at]!], day, 0), dated)
}

function shots(board: Board, ...names: readonly string[]): string {
  const numbers = numbersOf(board).shots
  return shotsOfDays(board, names)
    .map((id) => numbers.get(id))
    .join(' ')
}

it('days are named by number, name or date, alone or from one to another, and come in shooting order', () => {
  expect(shots(film(), '2', '1')).toBe('1A 1')
  expect(shots(film(), 'day 3')).toBe('2')
  expect(shots(film(), '2-3')).toBe('1 2')
  expect(shots(film(), '02–3')).toBe('1 2')
  expect(shots(film(), 'night -  PIER')).toBe('2A')
  expect(shots(film(), '2026-03-04', '1')).toBe('1A 2A')
  expect(shots(film(), '3-Night - pier')).toBe('2 2A')
  expect(shots(film(), 'Day 3-2026-03-04')).toBe('2 2A')
})

it('a day that the film has not is named beside those that it has, also at the end of a span', () => {
  const known = 'It has “Day 1”, “Day 2”, “Day 3”, “Night - pier”.'
  expect(() => shots(film(), '1', '9')).toThrow(`This film has no day 9. ${known}`)
  expect(() => shots(film(), '3-4')).toThrow(`This film has no day 4. ${known}`)
  expect(() => shots(film(), 'Dawn')).toThrow(`This film has no shooting day “Dawn”. ${known}`)
  expect(() => shots(START, '1')).toThrow('This film has no day 1. It has none yet.')
})

it('a span that runs backwards, and a day without shots, are refused: without any shot all would be printed', () => {
  expect(() => shots(film(), '3-1')).toThrow('day 1 comes before 3')
  const empty = scheduleShots(film(), [filmShots(START)[0]!.id], '', 0)
  expect(() => shots(empty, '2')).toThrow('Day 2 has no shots yet.')
  expect(() => shots(['a', 'b'].reduce(addShootDay, START), '1-2')).toThrow('“1-2” has no shots yet.')
  expect(shots(empty, '1-3')).toBe('1A 2')
})
