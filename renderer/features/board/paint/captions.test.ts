import { describe, expect, it } from 'vitest'
import { testFilm } from '../../../../tests/support/testFilm.ts'
import { shotOf } from '#shared/document/select.ts'
import type { ShotRow } from '#shared/document/schema.ts'
import { layBoard } from '../layout/layout.ts'
import type { Band, Cell } from '../layout/layout.ts'
import type { BoardColors } from './boardColors.ts'
import { captionLine } from './caption.ts'
import { cardScale, keptScale, showsPictures } from './cardScale.ts'
import { headingLine } from './heading.ts'
import { captionFont, endOf, shortened } from './words.ts'
import type { WordLine } from './words.ts'

/** Every letter is 6 px wide in any font. */
const measure = (_font: string, words: string): number => words.length * 6
const colors = new Proxy({}, { get: (_, name) => String(name) }) as BoardColors
const film = testFilm([[1, 2]])
const layout = layBoard(film, 3)
const cell = layout.cells[0]!
const row = shotOf(film, cell.shotId)!
const said = (line: WordLine): string[] => line.runs.map((run) => run.words)

function caption(width: number, of: Partial<Cell> = {}, shot: Partial<ShotRow> = {}): WordLine {
  const whole: ShotRow = { ...row, size: 'cu', movement: 'dolly', direction: 'in', status: 'approved', ...shot }
  return captionLine(measure, { cell: { ...cell, ...of }, shot: whole, panel: undefined, size: 10, width, colors })
}

describe('a caption', () => {
  it('says number, size and movement, and the time at the frame’s right edge', () => {
    const line = caption(200, { seconds: 4.5 })
    expect(said(line)).toEqual(['1', '4.5', 'CU · Dolly in'])
    const time = line.runs[1]!
    expect(time.x + measure('', time.words)).toBe(200)
    expect(line.dot?.color).toBe('ok')
    expect(line.strike).toBe(null)
  })

  it('keeps the number to the last: words are cut first, then they and the time go, then it is cut itself', () => {
    expect(said(caption(95))[2]).toMatch(/…$/)
    expect(said(caption(20))).toEqual(['1'])
    expect(said(caption(48, { number: '123456789' }))).toEqual(['1234…'])
  })

  it('counts long shots by the clock', () => {
    expect(said(caption(200, { seconds: 99 }))[1]).toBe('99.0')
    expect(said(caption(200, { seconds: 125 }))[1]).toBe('2:05')
  })

  it('strikes out the number of a shot that was cut', () => {
    const { strike, runs } = caption(200, {}, { status: 'cut' })
    expect(strike!.from).toBeLessThan(runs[0]!.x)
    expect(strike!.to).toBeGreaterThan(runs[0]!.x + 6)
  })

  it('of a later panel says which of them it is', () => {
    const line = caption(200, { part: 2, parts: 3, number: '1A' })
    expect(said(line)).toEqual(['1A · 2 of 3'])
    expect(line.dot).toBe(null)
  })
})

describe('a scene’s heading', () => {
  const band: Band = { ...layout.bands[0]!, title: 'EXT. QUARRY - DUSK', tally: { shots: 2, seconds: 65 } }
  const heading = (room: number, of: Partial<Band> = {}): WordLine =>
    headingLine(measure, { band: { ...band, ...of }, size: 10, room, atHand: false, colors })

  it('says number, heading, how many shots and how long', () => {
    expect(said(heading(900))).toEqual(['1', 'EXT. QUARRY - DUSK', '2 shots · 1:05'])
    expect(said(heading(900, { tally: { shots: 1, seconds: 65 } }))).toEqual([
      '1',
      'EXT. QUARRY - DUSK',
      '1 shot · 1:05',
    ])
    expect(said(heading(900, { shotIds: [] }))).toHaveLength(2)
  })

  it('gives way: a long heading to the count after it, in little room the count to the number', () => {
    const long = heading(560, { title: 'EXT. '.repeat(40) })
    expect(long.runs).toHaveLength(3)
    expect(long.runs[1]!.words).toMatch(/…$/)
    const last = long.runs[2]!
    expect(last.x + measure('', last.words)).toBeLessThanOrEqual(560)
    expect(said(heading(60))).toHaveLength(2)
  })

  it('is the same in all the room that it needs and in more', () => {
    const needed = endOf(measure, heading(Infinity))
    expect(heading(needed)).toEqual(heading(Infinity))
    expect(heading(needed - 1)).not.toEqual(heading(Infinity))
  })

  it('of an omitted scene is struck out', () => {
    const line = heading(900, { omitted: true, title: 'OMITTED' })
    expect(said(line)).toEqual(['1', 'OMITTED'])
    expect(line.strike!.to - line.strike!.from).toBe(42)
  })

  it('shows by its number that the scene is at hand', () => {
    const line = headingLine(measure, { band, size: 10, room: 900, atHand: true, colors })
    expect(line.runs[0]!.color).toBe('hand')
    expect(heading(900).runs[0]!.color).toBe('text')
  })
})

describe('words that are cut', () => {
  it('are as long as fits, with their ellipsis', () => {
    expect(shortened(measure, '', 'WEIGHBRIDGE', 66)).toBe('WEIGHBRIDGE')
    expect(shortened(measure, '', 'WEIGHBRIDGE', 65)).toBe('WEIGHBRID…')
    expect(shortened(measure, '', 'WEIGHBRIDGE', 10)).toBe('')
  })
})

describe('the scale of cards', () => {
  it('puts frames on whole device px', () => {
    for (const density of [1, 1.5, 2]) {
      const scale = cardScale(layout, 0.377, density)
      for (const px of [scale.width, scale.height, scale.baseline]) expect((px * density) % 1).toBeCloseTo(0, 6)
    }
  })

  it('leaves captions out where they could not be read, and pictures where nothing could be told from them', () => {
    expect(captionFont(0.17)).toBe(0)
    expect(captionFont(0.18)).toBe(10)
    expect(captionFont(3)).toBe(15)
    expect(showsPictures(layout, 0.04)).toBe(false)
    expect(showsPictures(layout, 0.05)).toBe(true)
  })

  it('asks for pictures as sharp as the screen', () => {
    expect(cardScale(layout, 0.38, 1).mip).toBe(240)
    expect(cardScale(layout, 0.38, 2).mip).toBe(480)
  })

  it('is the very same while nothing of it changes', () => {
    const scale = cardScale(layout, 0.3, 1)
    expect(keptScale(scale, cardScale(layout, 0.3, 1))).toBe(scale)
    expect(keptScale(scale, cardScale(layout, 0.3, 2))).not.toBe(scale)
  })
})
