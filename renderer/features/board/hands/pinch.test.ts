import { describe, expect, it } from 'vitest'
import { createPinch } from './pinch.ts'

/** A finger's event: the pinch reads nothing of it but which finger it is. */
const finger = (pointerId: number) => ({ pointerId }) as PointerEvent

describe('two fingers', () => {
  it('pan by their middle and zoom by how far they part, about that middle', () => {
    const done: unknown[] = []
    const pinch = createPinch({
      pan: (left, top) => done.push(['pan', left, top]),
      zoom: (factor, at) => done.push(['zoom', factor, at]),
    })
    expect(pinch.down(finger(1), { left: 100, top: 100 })).toBe(false)
    expect(pinch.move(finger(1), { left: 110, top: 100 })).toBe(false)
    expect(pinch.down(finger(2), { left: 210, top: 100 })).toBe(true)
    expect(pinch.move(finger(2), { left: 310, top: 100 })).toBe(true)
    expect(done).toEqual([
      ['pan', 50, 0],
      ['zoom', 2, { left: 210, top: 100 }],
    ])
    expect(pinch.up(finger(2))).toBe(true)
    expect(pinch.up(finger(1))).toBe(false)
    expect(pinch.move(finger(1), { left: 0, top: 0 })).toBe(false)
  })
})
