import { describe, expect, it } from 'vitest'
import { filmOf } from '#shared/document/board.ts'
import { editScene } from '#shared/document/commands/scenes.ts'
import { scenesOf } from '#shared/document/select.ts'
import { testFilm } from '../../../../tests/support/testFilm.ts'
import { captionFont } from '../paint/words.ts'
import { ARRANGEMENTS } from './arrangement.ts'
import type { Arrangement } from './arrangement.ts'
import { filmHeight, fitFilm, leastFit, sceneCells } from './fitting.ts'
import { layBoard } from './layout.ts'
import { spacingAt } from './spacing.ts'

/** Scenes of uneven length, as films have them. */
function filmOfShots(shots: number, ratio: number): ReturnType<typeof testFilm> {
  const scenes: number[][] = []
  for (let left = shots, at = 0; left > 0; at += 1) {
    const count = Math.min(left, 1 + ((at * 7) % 19))
    scenes.push(Array.from({ length: count }, () => 1))
    left -= count
  }
  return testFilm(scenes, ratio)
}

const ROOMS = [1024, 1440, 1920].flatMap((across, at) => {
  const down = [700, 900, 1080][at]! - 96
  return [
    { width: across, height: down },
    { width: across - 540, height: down },
  ]
})
const SIZES = [1, 7, 40, 421, 1000]
const RATIOS = [2.39, 1.78, 1, 0.5625]
const CASES = SIZES.flatMap((shots) => ROOMS.map((room) => [shots, room] as const))

function fitted(shots: number, ratio: number, room: { width: number; height: number }, arrangement: Arrangement) {
  const film = filmOfShots(shots, ratio)
  const fit = fitFilm(sceneCells(film), ratio, room, arrangement)
  return { ...fit, layout: layBoard(film, fit.grid, arrangement) }
}

describe('a fitted film', () => {
  it.each(CASES)('of %i shots fills the room %o, whatever its ratio', (shots, room) => {
    for (const ratio of RATIOS)
      for (const arrangement of ['scenes', 'contact'] as const) {
        const { layout, zoom, whole } = fitted(shots, ratio, room, arrangement)
        const [across, down] = [(layout.width * zoom) / room.width, (layout.height * zoom) / room.height]
        const words = `${arrangement} ${ratio} ${across.toFixed(2)} × ${down.toFixed(2)}`
        expect(across, words).toBeLessThanOrEqual(1.0001)
        if (whole) expect(down, words).toBeLessThanOrEqual(1.0001)
        // One edge is filled; a single row or column of few frames leaves room beside it.
        expect(Math.max(across, Math.min(1, down)), words).toBeGreaterThan(0.97)
        if (shots >= 40) expect(across * Math.min(1, down), words).toBeGreaterThan(0.78)
        if (!whole) expect(zoom).toBe(leastFit(ratio))
      }
  })

  it('has no row that another would fit beside, and no smaller frames than can be recognised', () => {
    for (const [shots, room] of CASES) {
      const { layout, zoom } = fitted(shots, 2.39, room, 'contact')
      expect(layout.frame.width * zoom).toBeGreaterThanOrEqual(35.99)
      expect(captionFont(zoom, layout.spacing.caption)).toBeGreaterThanOrEqual(10)
    }
  })

  it('is as high as it is then laid, in every arrangement, with empty and omitted scenes', () => {
    const some = testFilm([[1, 2, 1], [], [1], [1, 1, 1, 1, 1, 1, 1]])
    const film = editScene(some, scenesOf(some)[2]!.id, { omitted: true })
    for (const arrangement of ARRANGEMENTS)
      for (const columns of [1, 3, 5])
        for (const zoom of [0.05, 0.3, 1.5])
          for (const headed of [true, false]) {
            const flows = arrangement === 'contact'
            const across = arrangement === 'filmstrip' ? Infinity : columns
            const grid = { columns: across, flows, spacing: spacingAt(zoom, flows, headed) }
            const height = filmHeight({ scenes: sceneCells(film), ratio: 2.39 }, grid)
            expect(layBoard(film, grid, arrangement).height).toBeCloseTo(height, 6)
          }
  })

  it('shows four hundred shots at once on 1440 × 900, each with its number under its picture', () => {
    for (const [width, least] of [
      [1440, 56],
      [900, 40],
    ] as const) {
      const { layout, zoom, whole } = fitted(400, 2.39, { width, height: 900 - 100 }, 'contact')
      expect(whole).toBe(true)
      expect(layout.cells).toHaveLength(400)
      expect(layout.frame.width * zoom).toBeGreaterThanOrEqual(least)
      expect(captionFont(zoom, layout.spacing.caption)).toBeGreaterThanOrEqual(10)
    }
  })

  it('keeps a scene in rows of its own while that costs little, and lets scenes share rows in a long film', () => {
    const room = { width: 1440, height: 800 }
    const even = testFilm(Array.from({ length: 4 }, () => Array.from({ length: 10 }, () => 1)))
    expect(fitFilm(sceneCells(even), 2.39, room, 'scenes').grid.flows).toBe(false)
    expect(fitted(421, 2.39, room, 'scenes').grid).toMatchObject({ flows: true })
    expect(fitted(421, 2.39, room, 'scenes').grid.spacing.heading).toBeGreaterThan(0)
  })

  it('of nothing at all is no division by nothing', () => {
    const film = testFilm([])
    const fit = fitFilm(sceneCells(film), filmOf(film).ratio, { width: 900, height: 600 }, 'scenes')
    expect(fit.zoom).toBeGreaterThan(0)
    expect(fit.grid.columns).toBeGreaterThan(0)
  })
})
