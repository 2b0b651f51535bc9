import { describe, expect, it } from 'vitest'
import { makeNewId } from '#shared/document/ids.ts'
import type { FillMark, StrokeMark } from '#shared/document/markSchema.ts'
import { panelPoint } from '#shared/geometry/points.ts'
import { packPoints } from '#shared/paint/strokePoints.ts'
import { fillOf } from '#shared/tools/lassoFill.ts'
import { fillPlace, isRough, liesOnLines } from './fillPlace.ts'

const newId = makeNewId(Math.random)
const layerId = newId('layer')
type Path = readonly (readonly [number, number])[]

function stroke(brush: StrokeMark['brush'], ...path: Path): StrokeMark {
  const points = packPoints(path.map(([x, y]) => ({ x, y, pressure: 0.5, tilt: 0, azimuth: 0 })))
  const base = { id: newId('mark'), layerId, order: 'a0', transform: null, color: '#2a2927', opacity: 1 }
  return { ...base, kind: 'stroke', brush, size: 8, seed: 1, points }
}

function box(x: number, y: number, side: number): FillMark {
  const ring = [panelPoint(x, y), panelPoint(x + side, y), panelPoint(x + side, y + side), panelPoint(x, y + side)]
  return { ...fillOf([ring], '#c4c1b9', 1), id: newId('mark'), layerId, order: 'a0' }
}

const frame = stroke('pencil', [100, 100], [200, 100], [200, 200], [100, 200], [100, 100])
const middle = panelPoint(150, 150)
const fill = box(100, 100, 100)

describe('lines that a fill meets', () => {
  it('are of rough graphite if any of them was drawn so, an eraser aside', () => {
    expect(isRough([frame, box(0, 0, 10)])).toBe(false)
    expect(isRough([frame, { ...frame, grain: 0.9 }])).toBe(true)
    expect(isRough([{ ...stroke('eraser', [0, 0], [9, 9]), grain: 0.9 }])).toBe(false)
  })
})

describe('a fill among the marks of a layer', () => {
  it('lies beneath the lines around it', () => {
    expect(fillPlace([frame, stroke('pen', [0, 150], [99, 150])], fill, middle)).toBe(0)
    expect(liesOnLines([frame], fill, 0)).toBe(false)
  })

  it('lies above an earlier fill of the same place, wherever that was moved from, and not above one elsewhere', () => {
    expect(fillPlace([box(400, 400, 50), frame, box(120, 120, 20)], fill, middle)).toBe(3)
    const moved = {
      ...box(0, 0, 20),
      transform: [1, 0, 0, 1, 130, 130] as [number, number, number, number, number, number],
    }
    expect(fillPlace([moved, frame], fill, middle)).toBe(1)
    expect(fillPlace([box(400, 400, 50), frame], fill, middle)).toBe(0)
  })

  it('lies above an eraser that went over its place, which would cut it away', () => {
    const over = stroke('eraser', [140, 90], [150, 160])
    expect(fillPlace([frame, over, frame], fill, middle)).toBe(2)
    expect(liesOnLines([frame, over, frame], fill, 2)).toBe(true)
    const beside = stroke('eraser', [250, 90], [250, 160])
    expect(fillPlace([frame, beside], fill, middle)).toBe(0)
  })

  it('lies above what covers the place where it is poured: a recoloured tone is seen', () => {
    const tone = stroke('marker', [150, 120], [150, 180])
    expect(fillPlace([frame, tone], fill, middle)).toBe(2)
    expect(fillPlace([frame, tone], fill, null)).toBe(0)
  })
})
