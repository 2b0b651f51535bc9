import { describe, expect, test } from 'vitest'
import { apply } from '#shared/tools/transformBox.ts'
import { figureOf, figureRefusal, readFigure, typedBox } from './typedBox.ts'

const box = { x: 110, y: 60, width: 200, height: 100 }
const frame = { x: 10, y: 20, width: 1000, height: 500 }

describe('a selection’s box by typed numbers', () => {
  test('they count from the frame’s corner, in panel px', () => {
    expect((['x', 'y', 'width', 'height', 'turn'] as const).map((figure) => figureOf(figure, box, frame))).toEqual([
      100, 40, 200, 100, 0,
    ])
    expect(apply(typedBox('x', 0, box, frame).matrix, box)).toEqual({ x: 10, y: 60 })
    expect(apply(typedBox('y', 12.5, box, frame).matrix, box)).toEqual({ x: 110, y: 32.5 })
  })

  test('sizes grow from the upper left corner, and never to nothing', () => {
    const corner = { x: box.x + box.width, y: box.y + box.height }
    expect(apply(typedBox('width', 50, box, frame).matrix, corner)).toEqual({ x: 160, y: 160 })
    expect(apply(typedBox('height', 0, box, frame).matrix, corner).y).toBeCloseTo(61)
  })

  test('a turn is clockwise about the middle', () => {
    const top = apply(typedBox('turn', 90, box, frame).matrix, { x: 210, y: 60 })
    expect(top.x).toBeCloseTo(260)
    expect(top.y).toBeCloseTo(110)
  })

  test('what can’t be read is said in words', () => {
    expect(figureRefusal('left')).toBe('“left” isn’t a number: nothing was changed.')
    expect(figureRefusal('1,000')).toBe('“1,000” can be read as 1 or as 1000: nothing was changed.')
    expect(figureRefusal('200000')).toBe('“200000” is too far: nothing was changed.')
    expect(figureRefusal(' ')).toBeNull()
    expect(figureRefusal('12,5')).toBeNull()
  })

  test('a comma is a decimal point, and what is no number changes nothing', () => {
    expect([readFigure('12,5'), readFigure('−3°'), readFigure(' 40 ')]).toEqual([12.5, -3, 40])
    expect(['١٢', '1 000', '1.000,5', '40 px', '½'].map(readFigure)).toEqual([12, 1000, 1000.5, 40, 0.5])
    expect([readFigure(''), readFigure('left'), readFigure('1e9')]).toEqual([null, null, null])
    // Of two readings neither is taken; nor is what no artist writes.
    expect([readFigure('1,000'), readFigure('1e3'), readFigure('0x10')]).toEqual([null, null, null])
  })
})
