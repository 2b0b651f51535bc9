import { describe, expect, it } from 'vitest'
import { newTestId } from '../../tests/support/film.ts'
import { testFilm } from '../../tests/support/testFilm.ts'
import type { Board } from './board.ts'
import { filmOf, patch } from './board.ts'
import { duplicateShot } from './commands/duplicate.ts'
import { addPanel } from './commands/panels.ts'
import { editScene } from './commands/scenes.ts'
import {
  addShootDay,
  arrangeDay,
  editShootDay,
  moveShootDay,
  removeShootDay,
  scheduleShots,
} from './commands/shooting.ts'
import { editShot } from './commands/shots.ts'
import { splitShot } from './commands/splitMerge.ts'
import { dayName } from './headWords.ts'
import { filmShots, numbersOf, scenesOf, shotOf } from './select.ts'
import { dayTally, shootingOrder } from './shooting.ts'

const bare = testFilm([
  [1, 1],
  [1, 1],
  [1, 1],
])
const [quay, boat, quayAgain] = scenesOf(bare)
const placed = [
  [quay, 'Quay', 'day'],
  [boat, 'Boat', 'night'],
  [quayAgain, 'QUAY', 'day'],
] as const
const film = placed.reduce(
  (board, [scene, location, timeOfDay]) => editScene(board, scene!.id, { location, timeOfDay }),
  bare,
)
const ids = filmShots(film).map(({ id }) => id)
const twoDays = addShootDay(addShootDay(film, 'd1'), 'd2')

/** "d1: 2 1A | open: …", by numbers. */
function plan(board: Board): string {
  const numbers = numbersOf(board).shots
  return shootingOrder(board)
    .map(({ day, shots }) => `${day?.label ?? 'open'}: ${shots.map(({ id }) => numbers.get(id)).join(' ')}`.trim())
    .join(' | ')
}

describe('the shooting order', () => {
  it('has no shot less for a day that is gone, and a new day takes the last one’s minutes', () => {
    const lost = patch(film, 'shot', ids[0]!, { shootDay: 'd9', shootOrder: 'a0' })
    expect(plan(lost)).toBe('open: 1 1A 3 3A 2 2A')
    const third = addShootDay(editShootDay(twoDays, 'd2', { setupMinutes: 35 }), 'd3')
    expect(filmOf(third).shootDays.map(({ setupMinutes }) => setupMinutes)).toEqual([20, 35, 35])
    const without = removeShootDay(scheduleShots(twoDays, [ids[0]!], 'd1', 0), 'd1')
    expect(shotOf(without, ids[0]!)).toMatchObject({ shootDay: '', shootOrder: '' })
  })

  it('begins with no day, and the shots together by place and light', () => {
    expect(plan(film)).toBe('open: 1 1A 3 3A 2 2A')
  })

  it('is the days’ own, and changes neither story order nor a number', () => {
    const first = scheduleShots(twoDays, [ids[2]!, ids[0]!], 'd1', 0)
    const second = scheduleShots(first, [ids[5]!], 'd1', 1)
    const moved = scheduleShots(second, [ids[0]!], 'd2', 0)
    expect(plan(second)).toBe('Day 1: 2 3A 1 | Day 2: | open: 1A 3 2A')
    expect(plan(moved)).toBe('Day 1: 2 3A | Day 2: 1 | open: 1A 3 2A')
    expect(filmShots(moved).map(({ id }) => id)).toEqual(ids)
    expect([...numbersOf(moved).shots]).toEqual([...numbersOf(film).shots])
  })

  it('has a day earlier or later with its shots, as far as there are days', () => {
    const day = scheduleShots(twoDays, [ids[0]!], 'd2', 0)
    expect(plan(moveShootDay(day, 'd2', -1))).toBe('Day 2: 1 | Day 1: | open: 1A 3 3A 2 2A')
    expect(plan(moveShootDay(day, 'd1', 1))).toBe('Day 2: 1 | Day 1: | open: 1A 3 3A 2 2A')
    expect([moveShootDay(day, 'd1', -1), moveShootDay(day, 'd2', 1), moveShootDay(day, 'd9', 1)]).toEqual([
      day,
      day,
      day,
    ])
  })

  it('has a copy, the other part of a split and a new shot beside the one that they come from', () => {
    const day = scheduleShots(twoDays, [ids[0]!, ids[2]!, ids[4]!], 'd1', 0)
    const copied = duplicateShot(day, newTestId, ids[2]!).board
    expect(plan(copied)).toMatch(/^Day 1: 1 2 2A 3 \|/)
    const copy = filmShots(copied).find(({ id }) => shotOf(day, id) === undefined)!
    expect(plan(scheduleShots(copied, [ids[5]!], 'd1', 2))).toMatch(/^Day 1: 1 2 3A 2A 3 \|/)
    const panel = newTestId('panel')
    const two = addPanel(copied, { panelId: panel, layerId: newTestId('layer') }, copy.id, 1)
    expect(plan(splitShot(two, panel, newTestId('shot')))).toMatch(/^Day 1: 1 2 2A 2B 3 \|/)
    // Two windows can give one key to two shots: what goes between them parts them.
    const tied = patch(day, 'shot', ids[2]!, { shootOrder: shotOf(day, ids[0]!)!.shootOrder })
    expect(plan(scheduleShots(tied, [ids[5]!], 'd1', 1))).toMatch(/^Day 1: 1 3A 2 3 \|/)
  })

  it('takes shots off a day that goes, and off their day when asked', () => {
    const planned = scheduleShots(twoDays, ids.slice(0, 3), 'd1', 0)
    expect(plan(removeShootDay(planned, 'd1'))).toBe('Day 2: | open: 1 1A 3 3A 2 2A')
    expect(plan(scheduleShots(planned, [ids[0]!], '', 0))).toBe('Day 1: 1A 2 | Day 2: | open: 1 3 3A 2A')
    expect(scheduleShots(planned, [ids[0]!], 'none', 0)).toBe(planned)
  })

  it('puts a day together by place, light and set-up', () => {
    const mixed = scheduleShots(twoDays, [ids[0]!, ids[2]!, ids[4]!, ids[3]!, ids[1]!], 'd1', 0)
    expect(plan(arrangeDay(mixed, 'd1'))).toBe('Day 1: 1 3 1A 2 2A | Day 2: | open: 3A')
    expect(arrangeDay(arrangeDay(mixed, 'd1'), 'd1')).toEqual(arrangeDay(mixed, 'd1'))
  })

  it('counts set-ups and their minutes, without what is cut', () => {
    const planned = scheduleShots(editShootDay(twoDays, 'd1', { setupMinutes: 30 }), ids.slice(0, 4), 'd1', 0)
    const shared = editShot(editShot(planned, ids[0]!, { setup: 'A' }), ids[1]!, { setup: ' A' })
    const board = editShot(shared, ids[3]!, { status: 'cut' })
    expect(dayTally(board, shootingOrder(board)[0]!)).toEqual({ shots: 3, seconds: 6, setups: 2, minutes: 60 })
    expect(filmOf(board).shootDays.map(({ label }) => label)).toEqual(['Day 1', 'Day 2'])
  })
})

it('a day is called by its label, by its date where it has none, and is never without a name', () => {
  expect(dayName({ label: ' Harbour ', date: '2026-03-04' })).toBe('Harbour')
  expect(dayName({ label: ' ', date: '2026-03-04' }, '4 Mar')).toBe('4 Mar')
  expect(dayName({ label: '', date: '' })).toBe('Untitled day')
})
