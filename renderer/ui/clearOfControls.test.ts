import { describe, expect, it } from 'vitest'
import { liftOver } from './clearOfControls.ts'

const sides = (left: number, top: number, right: number, bottom: number) => ({ left, top, right, bottom })
const MESSAGE = sides(400, 840, 900, 884)

describe('a message at the foot of the window', () => {
  it('stays where it covers no control', () => {
    expect(liftOver(MESSAGE, [], 64)).toBe(0)
    expect(liftOver(MESSAGE, [sides(900, 840, 960, 880), sides(400, 800, 500, 840)], 64)).toBe(0)
  })

  it('goes over the one that it would cover, and over whatever it would cover there', () => {
    const tool = sides(860, 850, 890, 880)
    expect(liftOver(MESSAGE, [tool], 64)).toBe(42)
    expect(liftOver(MESSAGE, [tool, sides(300, 800, 420, 830)], 64)).toBe(92)
  })

  it('stays where the whole column above it is full of them', () => {
    const column = Array.from({ length: 30 }, (_, at) => sides(400, at * 30, 500, at * 30 + 28))
    expect(liftOver(MESSAGE, column, 64)).toBe(0)
  })
})
