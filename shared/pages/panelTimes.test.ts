import { expect, it } from 'vitest'
import { patch } from '../document/board.ts'
import { filmShots, panelsOf } from '../document/select.ts'
import { testFilm } from '../../tests/support/testFilm.ts'
import { panelTimes } from './panelTimes.ts'

const film = testFilm([[3]])
const shot = filmShots(film)[0]!

function timesOf(seconds: number | null, own: readonly (number | null)[]) {
  const timed = panelsOf(film, shot.id).reduce(
    (board, panel, at) => patch(board, 'panel', panel.id, { seconds: own[at] ?? null }),
    patch(film, 'shot', shot.id, { seconds }),
  )
  return panelTimes(timed, filmShots(timed)[0]!)
}

it('the printed times of a shot’s panels add up to the shot, to the tenth', () => {
  expect(timesOf(10, []).map(({ shown }) => shown)).toEqual(['3.3', '3.4', '3.3'])
  expect(timesOf(5, []).map(({ shown }) => shown)).toEqual(['1.7', '1.7', '1.6'])
  expect(timesOf(10.25, []).map(({ shown }) => shown)).toEqual(['3.4', '3.4', '3.45'])
})

it('what panels add to their pages comes to the shot, whatever seconds they were given', () => {
  const times = timesOf(12, [1, 1, 2])
  expect(times.map(({ shown }) => shown)).toEqual(['1', '1', '2'])
  expect(times.map(({ counts }) => counts)).toEqual([3, 3, 6])
})
