import { createCanvas } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'
import { packPoints, unpackPoints } from './strokePoints.ts'
import { paintStroke } from './paintStroke.ts'
import { createPainter } from './painter.ts'
import type { Nib } from './nibs/nibOf.ts'

const painter = createPainter({
  make(width, height) {
    const picture = createCanvas(width, height)
    return { surface: picture.getContext('2d') as never, picture }
  },
})

/** Coverage of each px (0..1) across the middle of a horizontal black line: one list per row. */
function rows(brush: Nib['brush'], pressure: number, scale: number, size = 14): number[][] {
  const [width, height] = [200 * scale, 60 * scale]
  const surface = createCanvas(width, height).getContext('2d')
  surface.setTransform(scale, 0, 0, scale, 0, 0)
  const hand = Array.from({ length: 30 }, (_, i) => ({ x: 10 + i * 6, y: 30, pressure, tilt: 0, azimuth: 0 }))
  const nib = { brush, color: '#000000', size, seed: 5 }
  paintStroke(surface as never, nib, unpackPoints(packPoints(hand)), painter, scale)
  const { data } = surface.getImageData(50 * scale, 0, 100 * scale, height)
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: 100 * scale }, (__, x) => data[(y * 100 * scale + x) * 4 + 3]! / 255),
  )
}

describe('a pencil', () => {
  it.each([1, 2])('lays a pale grey under a light hand, not specks of black, at %s times its size', (scale) => {
    const light = rows('pencil', 0.15, scale)[30 * scale]!
    expect(Math.max(...light)).toBeLessThan(0.7)
    const inked = light.filter((cover) => cover > 0.08).length / light.length
    expect(inked).toBeGreaterThan(0.75)
  })

  it('comes near black only where it is pressed hard, and even there leaves some paper', () => {
    const hard = rows('pencil', 1, 2)[60]!
    const mean = hard.reduce((sum, cover) => sum + cover, 0) / hard.length
    expect(mean).toBeGreaterThan(0.8)
    expect(Math.min(...hard)).toBeLessThan(0.9)
  })
})

describe('a brush', () => {
  it('fades over its edge and is full over most of its breadth, as wet ink and not as sprayed', () => {
    const across = rows('brush', 1, 1, 28).map((row) => row[50]!)
    const [full, some] = [across.filter((cover) => cover > 0.9).length, across.filter((cover) => cover > 0.04).length]
    expect(some).toBeGreaterThanOrEqual(26)
    expect(full / some).toBeGreaterThan(0.6)
    const fading = across.filter((cover) => cover > 0.15 && cover < 0.85).length
    expect(fading).toBeGreaterThanOrEqual(4)
  })

  it('rises steadily from rim to heart, without rings', () => {
    const across = rows('brush', 1, 4, 28).map((row) => row[200]!)
    const rise = across.slice(0, across.length / 2)
    const steps = rise.slice(1).map((cover, i) => cover - rise[i]!)
    expect(Math.min(...steps)).toBeGreaterThan(-0.01)
    expect(Math.max(...steps)).toBeLessThan(0.25)
  })
})
