import { describe, expect, it } from 'vitest'
import { menuPlace } from './menuPlace.ts'

const box = (left: number, top: number, width: number, height: number) => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
})
const LIST = box(100, 50, 800, 600)

describe('a menu that is asked for by key', () => {
  it('opens under the start of the row or cell that the keyboard is on', () => {
    expect(menuPlace(box(100, 200, 800, 30), LIST)).toEqual({ x: 116, y: 230 })
    expect(menuPlace(box(500, 200, 60, 80), LIST)).toEqual({ x: 516, y: 280 })
    expect(menuPlace(box(500, 200, 20, 80), LIST)).toEqual({ x: 510, y: 280 })
  })

  it('stays within what is seen of the list', () => {
    expect(menuPlace(box(60, 620, 800, 90), LIST)).toEqual({ x: 116, y: 650 })
  })

  it('leaves the place to the system where nothing of the row is seen', () => {
    expect(menuPlace(null, LIST)).toBeNull()
    expect(menuPlace(box(100, 700, 800, 30), LIST)).toBeNull()
    expect(menuPlace(box(950, 200, 60, 30), LIST)).toBeNull()
    // What is there for screen readers alone.
    expect(menuPlace(box(100, 200, 1, 1), LIST)).toBeNull()
  })
})
