import { describe, expect, it } from 'vitest'
import { EASES } from '../document/markSchema.ts'
import { partPlayed, playedMove } from './playedMove.ts'

const move = { start: [0, 0, 1920, 1080], end: [400, 200, 960, 540] } as const
const of = (ease: (typeof EASES)[number], part: number) =>
  playedMove({ start: [...move.start], end: [...move.end], ease }, part)

describe('a camera move that plays', () => {
  it.each(EASES)('goes from its start to its end without turning back: %s', (ease) => {
    expect(of(ease, 0)).toEqual(move.start)
    expect(of(ease, 1)).toEqual(move.end)
    expect(of(ease, 7)).toEqual(move.end)
    const across = Array.from({ length: 51 }, (_, step) => of(ease, step / 50)[0])
    expect(across).toEqual(across.toSorted((a, b) => a - b))
  })

  it('speeds up, slows down, or does both, and keeps the film’s ratio', () => {
    expect(of('even', 0.5)).toEqual([200, 100, 1440, 810])
    expect(of('in', 0.5)[0]).toBeLessThan(150)
    expect(of('out', 0.5)[0]).toBeGreaterThan(250)
    expect(of('both', 0.5)[0]).toBe(200)
    expect(of('both', 0.2)[0]).toBeLessThan(of('even', 0.2)[0])
    for (const ease of EASES) expect(of(ease, 0.3)[2] / of(ease, 0.3)[3]).toBeCloseTo(1920 / 1080)
  })

  it('takes its seconds, or as many in a few steps where motion is unwanted', () => {
    expect([-1, 0, 1, 2, 4, 9].map((elapsed) => partPlayed(elapsed, 4, false))).toEqual([0, 0, 0.25, 0.5, 1, 1])
    const steps = Array.from({ length: 400 }, (_, at) => partPlayed(at / 100, 4, true))
    expect([...new Set(steps)]).toEqual([0, 0.25, 0.5, 0.75, 1])
    expect(partPlayed(1, 0, false)).toBe(1)
  })
})
