import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { POINT_STRIDE, countPoints, packPoints, unpackPoints } from './strokePoints.ts'

const point = fc.record({
  x: fc.double({ min: -30_000, max: 30_000, noNaN: true }),
  y: fc.double({ min: -30_000, max: 30_000, noNaN: true }),
  pressure: fc.double({ min: 0, max: 1, noNaN: true }),
  tilt: fc.integer({ min: 0, max: 90 }),
  azimuth: fc.integer({ min: 0, max: 359 }),
})

describe('a stroke’s points as text', () => {
  it('come back as near as they are kept: a sixteenth of a pixel, a 255th of the pressure, a degree', () => {
    fc.assert(
      fc.property(fc.array(point, { maxLength: 60, size: 'max' }), (points) => {
        const text = packPoints(points)
        const back = unpackPoints(text)
        expect(back).toHaveLength(points.length * POINT_STRIDE)
        expect(countPoints(text)).toBe(points.length)
        points.forEach(({ x, y, pressure, tilt, azimuth }, i) => {
          const [bx, by, bp, bt, ba] = back.subarray(i * POINT_STRIDE)
          expect(Math.abs(bx! - x)).toBeLessThanOrEqual(1 / 32 + 1e-6)
          expect(Math.abs(by! - y)).toBeLessThanOrEqual(1 / 32 + 1e-6)
          expect(Math.abs(bp! - pressure)).toBeLessThanOrEqual(1 / 510 + 1e-6)
          expect([bt, ba]).toEqual([tilt, azimuth])
        })
      }),
    )
  })

  it('pack to the same text again, so that saving what was loaded changes nothing', () => {
    fc.assert(
      fc.property(fc.array(point, { maxLength: 40, size: 'max' }), (points) => {
        const text = packPoints(points)
        const back = unpackPoints(text)
        const again = Array.from({ length: points.length }, (_, i) => {
          const [x, y, pressure, tilt, azimuth] = back.subarray(i * POINT_STRIDE)
          return { x: x!, y: y!, pressure: pressure!, tilt: tilt!, azimuth: azimuth! }
        })
        expect(packPoints(again)).toBe(text)
      }),
    )
  })

  it('give the whole points before a fault, and never throw', () => {
    const points = Array.from({ length: 5 }, (_, i) => ({ x: i * 40, y: 9, pressure: 0.5, tilt: 0, azimuth: 0 }))
    const text = packPoints(points)
    for (let cut = 0; cut <= text.length; cut += 1) {
      const back = unpackPoints(text.slice(0, cut))
      expect(back.length % POINT_STRIDE).toBe(0)
      expect(back).toEqual(unpackPoints(text).subarray(0, back.length))
    }
    expect(unpackPoints(`${text}{not points}`)).toEqual(unpackPoints(text))
    fc.assert(fc.property(fc.string(), (noise) => unpackPoints(noise).length % POINT_STRIDE === 0))
  })

  it('take about seven characters a point of a hand’s stroke', () => {
    const points = Array.from({ length: 200 }, (_, i) => ({
      x: 300 + i * 3.3,
      y: 500 + Math.sin(i / 9) * 60,
      pressure: 0.5 + Math.sin(i / 14) * 0.2,
      tilt: 35,
      azimuth: 120,
    }))
    expect(packPoints(points).length / points.length).toBeLessThan(8)
  })
})
