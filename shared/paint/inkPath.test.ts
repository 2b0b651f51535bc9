import { expect, it } from 'vitest'
import { ribbon, sampleCurve } from './inkPath.ts'
import type { Surface } from './surface.ts'

/** Where a ribbon through these points has whole rounds, from left to right. */
function rounds(path: readonly (readonly [number, number])[], round = { from: true, to: true }): number[] {
  const at: number[] = []
  const surface = { moveTo: () => undefined, lineTo: () => undefined, closePath: () => undefined }
  const arc = (x: number): void => void at.push(Math.round(x))
  const curve = sampleCurve(Float32Array.from(path.flatMap(([x, y]) => [x, y, 0.5, 0, 0])), 2)
  ribbon({ ...surface, arc } as unknown as Surface, curve, 0, curve.count - 1, () => 6, round)
  return at.toSorted((a, b) => a - b)
}

it('a line is rounded at its ends, unless it goes on there, and where it turns back on itself', () => {
  const straight = [0, 40, 80, 120].map((x) => [x, 0] as const)
  expect(rounds(straight)).toEqual([0, 120])
  expect(rounds(straight, { from: false, to: false })).toEqual([])
  const back = rounds([
    [0, 0],
    [60, 0],
    [120, 0],
    [60, 2],
    [0, 4],
  ])
  expect(back.slice(0, 2)).toEqual([0, 0])
  // The curve cuts the corner of the turn a little.
  expect(back.length).toBeGreaterThan(2)
  expect(back.at(-1)!).toBeGreaterThan(80)
})
