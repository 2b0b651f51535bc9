import { createCanvas } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'
import { makeNewId } from '../document/ids.ts'
import { blankLayer } from '../document/newProject.ts'
import type { CameraMark } from '../document/markSchema.ts'
import type { LayerRow, MarkRow } from '../document/schema.ts'
import { packPoints } from '../paint/strokePoints.ts'
import { markBounds } from './markBounds.ts'
import { mirroredMove } from './paintCamera.ts'
import { paintPanel } from './paintPanel.ts'
import { createPainter } from '../paint/painter.ts'

const newId = makeNewId(Math.random)
const painter = createPainter({
  make(width, height) {
    const picture = createCanvas(width, height)
    return { surface: picture.getContext('2d') as never, picture }
  },
})
const base = { layerId: newId('layer'), order: 'a0', transform: null, opacity: 1 } as const

function ring(...corners: readonly (readonly [number, number])[]): string {
  return packPoints(corners.map(([x, y]) => ({ x, y, pressure: 0, tilt: 0, azimuth: 0 })))
}

function square(from: number, to: number): string {
  return ring([from, from], [to, from], [to, to], [from, to])
}

/** The colour at a point (panel px) of a 200 × 100 panel on white. */
function paint(mark: MarkRow, kind: LayerRow['kind'], scale = 1): (x: number, y: number) => number[] {
  const pen = createCanvas(200 * scale, 100 * scale).getContext('2d')
  const layer = { ...blankLayer(newId('layer'), newId('panel'), 'a0'), kind }
  const view = { frame: { x: 0, y: 0, width: 200, height: 100 }, scale }
  paintPanel(pen as never, [{ layer, marks: [mark], picture: null }], '#ffffff', painter, view)
  return (x, y) => Array.from(pen.getImageData(x * scale, y * scale, 1, 1).data.subarray(0, 3))
}

describe('a fill', () => {
  const fill: MarkRow = {
    ...base,
    id: newId('mark'),
    kind: 'fill',
    color: '#3a6ea8',
    rings: [square(10, 90), square(30, 60)],
  }

  it('covers its area at any size and leaves its holes open', () => {
    for (const scale of [1, 3]) {
      const at = paint(fill, 'drawing', scale)
      expect(at(20, 20)).toEqual([0x3a, 0x6e, 0xa8])
      expect(at(45, 45)).toEqual([255, 255, 255])
      expect(at(95, 50)).toEqual([255, 255, 255])
    }
  })

  it('goes where its transform puts it', () => {
    const moved: MarkRow = { ...fill, transform: [1, 0, 0, 1, 100, 0] }
    expect(paint(moved, 'drawing')(120, 20)).toEqual([0x3a, 0x6e, 0xa8])
    expect(markBounds(moved).x).toBe(109)
  })
})

describe('a camera move', () => {
  const move: CameraMark = {
    ...base,
    id: newId('mark'),
    kind: 'camera',
    color: '#d8412f',
    start: [10, 10, 80, 40],
    end: [110, 45, 80, 40],
    ease: 'in',
  }

  it('draws both frames, each in its colour, and an arrow from the one to the other, on its own kind of layer', () => {
    const at = paint(move, 'camera')
    const red = [0xd8, 0x41, 0x2f]
    expect(at(40, 10)).toEqual(red)
    expect(at(170, 45)).toEqual([0x2f, 0x6f, 0xd0])
    expect(at(100, 47)).toEqual(red)
    expect(at(100, 20)).toEqual([255, 255, 255])
  })

  it('has words that are read in a mirror, where a flipped view asks for it, at the same corner', () => {
    const mirror = ([x, y, width, height]: typeof move.start): typeof move.start => [200 - x - width, y, width, height]
    const other = { ...move, start: mirror(move.start), end: mirror(move.end) }
    const meant = paint(other, 'camera', 4)
    const differs = (at: ReturnType<typeof paint>): number => {
      const places = Array.from({ length: 72 * 36 }, (_, i) => [112 + (i % 72), 12 + Math.floor(i / 72)] as const)
      return places.filter(([x, y]) => Math.abs(at(199.75 - x, y)[1]! - meant(x, y)[1]!) > 100).length
    }
    expect(differs(paint(mirroredMove(move), 'camera', 4))).toBe(0)
    expect(differs(paint(move, 'camera', 4))).toBeGreaterThan(10)
  })
})
