import { expect, it } from 'vitest'
import { newTestId } from '../../tests/support/film.ts'
import { coverageOf } from '../breakdown/coverage.ts'
import { scriptPages } from '../breakdown/scriptPages.ts'
import { readFountain } from '../script/fountain/readFountain.ts'
import { linedShape, shotLineBoxes } from './linedShots.ts'
import { INK } from './look.ts'
import type { Measure } from './measure.ts'

/** Every character is half as wide as its size. */
const measure: Measure = {
  width: (text, size) => text.length * size * 0.5,
  runs: (text, size) => (text === '' ? [] : [{ font: 'test', text, width: text.length * size * 0.5 }]),
  breaks: () => [],
}

it('a cut shot’s number is struck over its line, level and upright', () => {
  const pages = scriptPages(readFountain('INT. QUAY - DAY #1#\n\nRain.\n\nWind.\n'))
  const draftId = newTestId('draft')
  const parts = [{ from: { element: 1, at: 0 }, to: { element: 1, at: 5 }, onCamera: true }]
  const shots = (['cut', 'boarded'] as const).map((status) => ({
    id: newTestId('shot'),
    status,
    covers: { draftId, parts },
  }))
  const coverage = coverageOf(pages.lines, draftId, shots)
  const boxes = (number: string) =>
    shotLineBoxes(
      {
        pages,
        coverage,
        shotNumbers: new Map([[shots[0]!.id, number]]),
        measure,
        shape: linedShape(612, coverage.lanes),
      },
      0,
    )
  const [, , level, struck] = boxes('1A')
  expect([level, struck]).toMatchObject([{ kind: 'text' }, { kind: 'rule', fill: INK }])
  if (level?.kind !== 'text' || struck?.kind !== 'rule') throw new Error('no number')
  expect(struck.x < level.x && struck.x + struck.width > level.x + level.width).toBe(true)
  expect(struck.y < level.y && struck.y > level.y - level.size).toBe(true)
  const [, , upright, along] = boxes('PICKUP-104A')
  if (upright?.kind !== 'text' || along?.kind !== 'rule') throw new Error('no number')
  expect(along.height).toBeGreaterThan(upright.width)
  expect(along.x < upright.x && along.x > upright.x - upright.size).toBe(true)
  // Each line has a foot.
  expect(boxes('1A').filter(({ kind }) => kind === 'rule')).toHaveLength(3)
})
