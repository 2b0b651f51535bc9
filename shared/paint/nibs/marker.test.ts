import { createCanvas } from '@napi-rs/canvas'
import { expect, it } from 'vitest'
import { packPoints, unpackPoints } from '../strokePoints.ts'
import { paintStroke } from '../paintStroke.ts'
import { createPainter } from '../painter.ts'

const painter = createPainter({
  make(width, height) {
    const picture = createCanvas(width, height)
    return { surface: picture.getContext('2d') as never, picture }
  },
})

it.each([0.25, 1, 2])('a marker lies where the hand went, at %s times its size', (scale) => {
  const width = 400 * scale
  const height = 200 * scale
  const canvas = createCanvas(width, height)
  const surface = canvas.getContext('2d')
  surface.setTransform(scale, 0, 0, scale, 0, 0)
  const hand = Array.from({ length: 20 }, (_, at) => ({ x: 100 + at * 10, y: 150, pressure: 0.5, tilt: 0, azimuth: 0 }))
  const nib = { brush: 'marker', color: '#000000', size: 30, seed: 1 } as const
  paintStroke(surface as never, nib, unpackPoints(packPoints(hand)), painter, scale)
  const { data } = surface.getImageData(0, 0, width, height)
  const inked: number[][] = []
  for (let at = 3; at < data.length; at += 4)
    if (data[at]! > 128) inked.push([((at - 3) / 4) % width, Math.floor((at - 3) / 4 / width)])
  const middle = (axis: 0 | 1): number => inked.reduce((sum, place) => sum + place[axis]!, 0) / inked.length / scale
  expect(inked.length).toBeGreaterThan(190 * 8 * scale * scale)
  expect(middle(0)).toBeCloseTo(195, -1)
  expect(Math.abs(middle(1) - 150)).toBeLessThan(4)
})
