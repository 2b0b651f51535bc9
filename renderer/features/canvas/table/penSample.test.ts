import { expect, it } from 'vitest'
import { traceSample } from './penSample.ts'
import type { PointerFacts } from './penSample.ts'

const CAMERA = { x: 0, y: 0, zoom: 1 }
const facts = (fields: Partial<PointerFacts>): PointerFacts => ({
  clientX: 10,
  clientY: 20,
  pressure: 0.5,
  pointerType: 'pen',
  timeStamp: 0,
  ...fields,
})
const sampled = (fields: Partial<PointerFacts>) => traceSample(facts(fields), 0, 0, CAMERA, null).sample

it('a pen’s lean is told from upright, in either way in which browsers tell it', () => {
  expect(sampled({ altitudeAngle: Math.PI / 2, azimuthAngle: 0 }).tilt).toBeCloseTo(0)
  const lying = sampled({ altitudeAngle: Math.PI / 6, azimuthAngle: -Math.PI / 2 })
  expect([lying.tilt, lying.azimuth].map(Math.round)).toEqual([60, 270])
  const older = sampled({ tiltX: 0, tiltY: 45 })
  expect([older.tilt, older.azimuth].map(Math.round)).toEqual([45, 90])
})

it('a pen presses as it says; a finger or a mouse, which say nothing or all, as lightly as they are quick', () => {
  expect(sampled({ pressure: 0.9 }).pressure).toBe(0.9)
  for (const pointerType of ['touch', 'mouse']) {
    const first = traceSample(facts({ pointerType, pressure: 1 }), 0, 0, CAMERA, null)
    const go = (px: number) =>
      traceSample(facts({ pointerType, pressure: 1, clientX: 10 + px, timeStamp: 10 }), 0, 0, CAMERA, first)
    expect(first.sample.pressure).toBeLessThan(0.6)
    expect(go(80).sample.pressure).toBeLessThan(go(2).sample.pressure)
  }
})
