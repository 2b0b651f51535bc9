import { createCanvas } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'
import { makeNewId } from '../document/ids.ts'
import type { MarkRow } from '../document/schema.ts'
import { packPoints } from '../paint/strokePoints.ts'
import { markBounds } from './markBounds.ts'
import { paintMark } from './paintMark.ts'
import type { Brush } from '../paint/nibs/nibOf.ts'
import { createPainter } from '../paint/painter.ts'

const newId = makeNewId(Math.random)
const painter = createPainter({
  make(width, height) {
    const picture = createCanvas(width, height)
    return { surface: picture.getContext('2d') as never, picture }
  },
})
const SIDE = 400
const base = {
  id: newId('mark'),
  layerId: newId('layer'),
  order: 'a0',
  transform: null,
  color: '#000000',
  opacity: 1,
} as const

/** How far the mark's ink reaches past its bounds, in panel px. */
function overreach(mark: MarkRow): number {
  const pen = createCanvas(SIDE, SIDE).getContext('2d')
  paintMark(pen as never, mark, painter, { frame: { x: 0, y: 0, width: SIDE, height: SIDE }, scale: 1 })
  const { data } = pen.getImageData(0, 0, SIDE, SIDE)
  const box = markBounds(mark)
  let [most, inked] = [-Infinity, 0]
  for (let y = 0; y < SIDE; y += 1)
    for (let x = 0; x < SIDE; x += 1) {
      if (data[(y * SIDE + x) * 4 + 3]! < 8) continue
      inked += 1
      most = Math.max(most, box.x - x - 1, x - box.x - box.width, box.y - y - 1, y - box.y - box.height)
    }
  expect(inked).toBeGreaterThan(100)
  return most
}

function stroke(brush: Brush, angle: number, tilt: number): MarkRow {
  const hand = Array.from({ length: 30 }, (_, i) => ({
    x: 200 + Math.cos(angle) * (i - 15) * 5,
    y: 200 + Math.sin(angle) * (i - 15) * 5,
    pressure: 1,
    tilt,
    azimuth: 0,
  }))
  return { ...base, id: newId('mark'), kind: 'stroke', brush, size: 40, seed: 3, points: packPoints(hand) }
}

const boxOfWords = (text: string) =>
  markBounds({ ...base, id: newId('mark'), kind: 'text', x: 0, y: 0, size: 40, text })

describe('the bounds of a mark', () => {
  it.each(['pencil', 'pen', 'brush', 'airbrush', 'marker'] as const)(
    'hold all the ink of a %s pressed hard',
    (brush) => {
      for (const angle of [0, 0.6, Math.PI / 2, 2.4])
        for (const tilt of [0, 80]) expect(overreach(stroke(brush, angle, tilt))).toBeLessThanOrEqual(0)
    },
  )

  it.each(['line', 'arrow', 'rectangle', 'ellipse'] as const)('hold all of a shape’s line: %s', (shape) => {
    const rest = { kind: 'shape', shape, size: 24, filled: false, bend: null } as const
    const mark: MarkRow = { ...base, ...rest, id: newId('mark'), from: [120, 260], to: [280, 140] }
    expect(overreach(mark)).toBeLessThanOrEqual(0)
  })

  it('of words are as wide as the longest line, and as high as all of them', () => {
    const [one, three] = [boxOfWords('the harbour'), boxOfWords('tide\nthe harbour\nebb')]
    expect([three.width, three.height - one.height]).toEqual([one.width, 100])
  })
})
