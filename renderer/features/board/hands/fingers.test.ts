import { describe, expect, it } from 'vitest'
import { loneFinger, NO_FINGERS, pinchOf, withFinger, withoutFinger } from './fingers.ts'

const one = withFinger(NO_FINGERS, 1, { x: 110, y: 100 })
const two = withFinger(one, 2, { x: 210, y: 100 })

describe('two fingers', () => {
  it('pan by their middle and zoom by how far they part, about that middle', () => {
    expect(pinchOf(two, withFinger(two, 2, { x: 310, y: 100 }))).toEqual({
      pan: { x: 50, y: 0 },
      factor: 2,
      at: { x: 210, y: 100 },
    })
  })

  it('are no pinch while there is only one of them', () => {
    expect(pinchOf(one, withFinger(one, 1, { x: 0, y: 0 }))).toBe(null)
    expect(pinchOf(two, withoutFinger(two, 2))).toBe(null)
  })

  it('that lie on one spot zoom by no more than they then part, px', () => {
    const same = withFinger(one, 2, { x: 110, y: 100 })
    expect(pinchOf(same, withFinger(same, 2, { x: 120, y: 100 }))?.factor).toBe(10)
  })

  it('leave one that is known by itself', () => {
    expect(loneFinger(NO_FINGERS)).toBe(null)
    expect(loneFinger(two)).toBe(null)
    expect(loneFinger(withoutFinger(two, 1))).toEqual({ id: 2, at: { x: 210, y: 100 } })
  })
})
