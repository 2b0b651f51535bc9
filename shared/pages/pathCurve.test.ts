import { describe, expect, it } from 'vitest'
import { INK } from './look.ts'
import type { PathBox } from './model.ts'
import { pathCurve } from './pathCurve.ts'

const path = (strokes: PathBox['strokes']): PathBox => ({
  kind: 'path',
  x: 100,
  y: 50,
  strokes,
  color: INK,
  weight: 0.8,
})
/** The ends of a curve's parts, after its beginning. */
const endsOf = (curve: string) =>
  [...curve.matchAll(/[LQ][-\d. ]+/g)].map(([part]) => part.slice(1).trim().split(' ').map(Number).slice(-2))

describe('a line of strokes', () => {
  it('goes straight where it is straight', () => {
    const strokes = [
      { x: 100, y: 90, wavy: false },
      { x: 130, y: 90, wavy: false },
    ]
    expect(pathCurve(path(strokes))).toBe('M100 50 L100 90 L130 90')
  })

  it('swings to both sides alike where it is wavy, and ends on its line', () => {
    const curve = pathCurve(path([{ x: 100, y: 120, wavy: true }]))
    const handles = [...curve.matchAll(/Q([-\d.]+)/g)].map(([, x]) => Number(x) - 100)
    expect(handles.length).toBeGreaterThan(8)
    expect(handles.reduce((sum, x) => sum + x, 0)).toBeCloseTo(0)
    expect(Math.max(...handles)).toBeGreaterThan(2)
    for (const [x] of endsOf(curve)) expect(x).toBe(100)
    expect(endsOf(curve).at(-1)).toEqual([100, 120])
  })

  it('goes on from where a wave ended, and a wave of no length goes nowhere', () => {
    const curve = pathCurve(
      path([
        { x: 100, y: 50, wavy: true },
        { x: 100, y: 60, wavy: true },
        { x: 100, y: 80, wavy: false },
      ]),
    )
    expect(curve).not.toContain('NaN')
    expect(endsOf(curve).at(-1)).toEqual([100, 80])
  })
})
