import { describe, expect, it } from 'vitest'
import { makeNewId } from '#shared/document/ids.ts'
import type { StrokeMark } from '#shared/document/markSchema.ts'
import { panelPoint } from '#shared/geometry/points.ts'
import { packPoints } from '#shared/paint/strokePoints.ts'
import { marksInLoop, marksTouching } from './hitMarks.ts'
import { isMirrored } from './writing.ts'

const newId = makeNewId(Math.random)

function stroke(...path: readonly (readonly [number, number])[]): StrokeMark {
  const points = packPoints(path.map(([x, y]) => ({ x, y, pressure: 0.5, tilt: 0, azimuth: 0 })))
  const base = {
    id: newId('mark'),
    layerId: newId('layer'),
    order: 'a0',
    transform: null,
    color: '#2a2927',
    opacity: 1,
  }
  return { ...base, kind: 'stroke', brush: 'pen', size: 8, seed: 1, points }
}

describe('a frame drawn over marks on a turned paper', () => {
  it('takes what it touches, as an upright one does, and nothing of what is only in the box around it', () => {
    const diamond = [panelPoint(100, 0), panelPoint(200, 100), panelPoint(100, 200), panelPoint(0, 100)]
    const reaching = stroke([100, 100], [300, 100], [400, 100])
    const inCorner = stroke([5, 5], [20, 20])
    expect(marksTouching([reaching, inCorner], diamond)).toEqual([reaching])
    expect(marksInLoop([reaching, inCorner], diamond)).toEqual([])
  })
})

describe('words that are typed', () => {
  it('are turned back where they would be seen as in a mirror', () => {
    expect(isMirrored([1, 0, 0, 1, 0, 0], false)).toBe(false)
    expect(isMirrored([1, 0, 0, 1, 0, 0], true)).toBe(true)
    expect(isMirrored([-1, 0, 0, 1, 0, 0], false)).toBe(true)
    expect(isMirrored([0, 1, 1, 0, 0, 0], true)).toBe(false)
  })
})
