import { describe, expect, it } from 'vitest'
import { testFilm } from '../../tests/support/testFilm.ts'
import { patch } from './board.ts'
import { editShot } from './commands/shots.ts'
import { eighthsOf } from './eighths.ts'
import { filmShots, scenesOf } from './select.ts'

const bare = testFilm([[1, 1, 1, 1], [1]])
const [first, second] = scenesOf(bare)
const film = patch(bare, 'scene', first!.id, { eighths: 12 })
const shots = filmShots(film)

describe('eighths of a page', () => {
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

  it('of a scene with more days than eighths come to the scene all the same, as parts of any other kind do', () => {
    const days = ['day_a', 'day_b', 'day_b', 'day_c']
    for (const eighths of [1, 2, 3, 5, 11]) {
      const long = patch(bare, 'scene', first!.id, { eighths })
      const board = shots
        .slice(0, 4)
        .reduce((next, { id }, at) => patch(next, 'shot', id, { shootDay: days[at]! }), long)
      const of = (has: (day: string, at: number) => boolean): number =>
        eighthsOf(
          board,
          filmShots(board)
            .slice(0, 4)
            .filter(({ shootDay }, at) => has(shootDay, at)),
        )!
      const byDay = ['day_a', 'day_b', 'day_c'].map((wanted) => of((day) => day === wanted))
      expect([eighths, byDay[0]! + byDay[1]! + byDay[2]!]).toEqual([eighths, eighths])
      if (eighths === 1) expect(byDay).toEqual([0, 1, 0])
      expect(of((_, at) => at % 2 === 0) + of((_, at) => at % 2 === 1)).toBe(eighths)
    }
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
