import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { screenPoint } from './points.ts'
import { halfTurn, outOf, toView, toWindow, turnedBy } from './turn.ts'

const room = { width: 1200, height: 700 }
const degrees = fc.integer({ min: -179, max: 180 })
const place = fc.record({ x: fc.integer({ min: 0, max: 1200 }), y: fc.integer({ min: 0, max: 700 }) })

describe('a turned view', () => {
  it('covers the window, and every place in it comes back', () => {
    fc.assert(
      fc.property(degrees, fc.boolean(), place, (turn, flip, { x, y }) => {
        const out = outOf(turn, room)
        const view = { degrees: turn, flip, room, out }
        const at = toView(view, screenPoint(x, y))
        const back = toWindow(view, at)
        expect(Math.hypot(back.x - x, back.y - y)).toBeLessThan(1e-9)
        expect(at.x).toBeGreaterThan(-1e-9)
        expect(at.y).toBeGreaterThan(-1e-9)
        expect(at.x).toBeLessThan(room.width + 2 * out.x + 1e-9)
        expect(at.y).toBeLessThan(room.height + 2 * out.y + 1e-9)
      }),
    )
  })

  it('is the window itself while it is upright', () => {
    const out = outOf(0, room)
    expect(toView({ degrees: 0, flip: false, room, out }, screenPoint(30.25, 40.5))).toEqual({ x: 30.25, y: 40.5 })
    expect(toView({ degrees: 0, flip: true, room, out }, screenPoint(30.25, 40.5))).toEqual({ x: 1169.75, y: 40.5 })
  })

  it('turns clockwise, as a hand does on a table', () => {
    const [x, y] = turnedBy(90, 1, 0)
    expect([Math.round(x), Math.round(y)]).toEqual([0, 1])
    expect([0, 15, 180, 195, -180, 375].map(halfTurn)).toEqual([0, 15, 180, -165, 180, 15])
  })
})
