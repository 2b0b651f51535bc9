import { describe, expect, it } from 'vitest'
import { testFilm } from '../../tests/support/testFilm.ts'
import { eighthsLabel, pagesLabel } from '../film/eighthsLabel.ts'
import { patch } from './board.ts'
import { editShot } from './commands/shots.ts'
import { eighthsOf } from './eighths.ts'
import { filmShots, scenesOf } from './select.ts'

const bare = testFilm([[1, 1, 1, 1], [1]])
const [first, second] = scenesOf(bare)
const film = patch(bare, 'scene', first!.id, { eighths: 12 })
const shots = filmShots(film)

describe('eighths of a page', () => {
  it('are written as a breakdown writes them', () => {
    expect([1, 8, 12, 16, 19].map(eighthsLabel)).toEqual(['1/8', '1', '1 4/8', '2', '2 3/8'])
    expect([3, 8, 12].map(pagesLabel)).toEqual(['3/8 page', '1 page', '1 4/8 pages'])
  })

  it('are a scene’s own when all of its shots are there, its share when some are, and unknown without a script', () => {
    expect(eighthsOf(film, shots)).toBe(12)
    expect(eighthsOf(film, shots.slice(0, 1))).toBe(3)
    expect(eighthsOf(film, shots.slice(4))).toBeNull()
    expect(eighthsOf(patch(film, 'scene', second!.id, { eighths: 5 }), shots)).toBe(17)
  })

  it('of a scene that is shot on several days add up to the scene, whatever part of it a day has', () => {
    const days = ['day_a', 'day_b', 'day_a', 'day_c']
    const three = patch(film, 'scene', first!.id, { eighths: 3 })
    const board = shots
      .slice(0, 4)
      .reduce((next, { id }, at) => patch(next, 'shot', id, { shootDay: days[at]! }), three)
    const of = (...wanted: readonly string[]): number | null =>
      eighthsOf(
        board,
        filmShots(board).filter(({ shootDay }) => wanted.includes(shootDay)),
      )
    expect([of('day_a'), of('day_b'), of('day_c')]).toEqual([1, 1, 1])
    expect(of('day_a', 'day_b')).toBe(2)
    const two = shots
      .slice(0, 4)
      .reduce((next, { id }, at) => patch(next, 'shot', id, { shootDay: days[at % 2]! }), three)
    const sums = ['day_a', 'day_b'].map((day) =>
      eighthsOf(
        two,
        filmShots(two).filter(({ shootDay }) => shootDay === day),
      ),
    )
    expect(sums.toSorted((one, other) => one! - other!)).toEqual([1, 2])
  })

  it('of an omitted scene count out, as its shots do', () => {
    const omitted = patch(film, 'scene', first!.id, { omitted: true })
    expect(eighthsOf(omitted, filmShots(omitted))).toBeNull()
  })

  it('leave cut shots out on both sides', () => {
    const cut = editShot(film, shots[0]!.id, { status: 'cut' })
    expect(eighthsOf(cut, filmShots(cut).slice(1, 4))).toBe(12)
    expect(eighthsOf(cut, filmShots(cut).slice(0, 1))).toBeNull()
  })
})
