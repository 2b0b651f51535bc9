import { createCanvas } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'
import { packPoints, unpackPoints } from '../strokePoints.ts'
import type { PenPoint } from '../strokePoints.ts'
import { paintStroke } from '../paintStroke.ts'
import { createPainter } from '../painter.ts'
import type { Painter } from '../painter.ts'
import { airbrush } from './airbrush.ts'

function newPainter(): Painter {
  return createPainter({
    make(width, height) {
      const picture = createCanvas(width, height)
      return { surface: picture.getContext('2d') as never, picture }
    },
  })
}
const painter = newPainter()
const [WIDTH, HEIGHT, SIZE] = [300, 120, 60]

function level(pressure: number): PenPoint[] {
  return Array.from({ length: 40 }, (_, i) => ({ x: 30 + i * 6, y: 60, pressure, tilt: 0, azimuth: 0 }))
}

/** Coverage of each px (0..1) by a black stroke. */
function covered(points: readonly PenPoint[], { scale = 1, seed = 9, by = painter } = {}): number[] {
  const pen = createCanvas(WIDTH * scale, HEIGHT * scale).getContext('2d')
  pen.setTransform(scale, 0, 0, scale, 0, 0)
  const nib = { brush: 'airbrush', size: SIZE, color: '#000000', seed } as const
  paintStroke(pen as never, nib, unpackPoints(packPoints(points)), by, scale)
  const { data } = pen.getImageData(0, 0, WIDTH * scale, HEIGHT * scale)
  return Array.from({ length: data.length / 4 }, (_, at) => data[at * 4 + 3]! / 255)
}

/** Mean coverage of each row in the middle of a horizontal line, in panel px. */
function across(points: readonly PenPoint[], scale = 1): number[] {
  const cover = covered(points, { scale })
  return Array.from({ length: HEIGHT }, (_, row) => {
    let sum = 0
    for (let y = row * scale; y < (row + 1) * scale; y += 1)
      for (let x = 100 * scale; x < 220 * scale; x += 1) sum += cover[y * WIDTH * scale + x]!
    return sum / (120 * scale * scale)
  })
}

const mean = (list: readonly number[]): number => list.reduce((sum, each) => sum + each, 0) / list.length

describe('an airbrush', () => {
  it('fades from its heart to nothing without an edge', () => {
    const rise = across(level(0.8)).slice(25, 61)
    const steps = rise.slice(1).map((cover, i) => cover - rise[i]!)
    expect(rise[0]).toBeLessThan(0.01)
    expect(rise.at(-1)).toBeGreaterThan(0.5)
    expect(Math.min(...steps)).toBeGreaterThan(-0.03)
    expect(Math.max(...steps)).toBeLessThan(0.08)
    // At most a third of its width is near full strength, against two thirds for the brush.
    expect(rise.filter((cover) => cover > 0.9 * rise.at(-1)!).length / 30).toBeLessThan(0.4)
  })

  it('is denser the harder it is pressed, from a breath to nearly full', () => {
    const [breath, half, full] = [0.1, 0.5, 1].map((pressure) => across(level(pressure))[60]!)
    expect(breath).toBeGreaterThan(0.01)
    expect(breath).toBeLessThan(0.15)
    expect(half).toBeGreaterThan(breath! + 0.2)
    expect(full).toBeGreaterThan(half! + 0.2)
  })

  it('is the same cloud each time, on any machine, and another for another stroke', () => {
    const once = covered(level(0.6))
    expect(covered(level(0.6), { by: newPainter() })).toEqual(once)
    expect(covered(level(0.6), { seed: 10 })).not.toEqual(once)
  })

  it.each([0.25, 3])('has the tone of the table in a picture of %s times its size', (scale) => {
    const [seen, printed] = [covered(level(0.6)), covered(level(0.6), { scale })]
    expect(mean(printed) / mean(seen)).toBeGreaterThan(0.95)
    expect(mean(printed) / mean(seen)).toBeLessThan(1.05)
  })

  it('leaves a round cloud where it is pressed without a move', () => {
    const cover = covered([{ x: 60, y: 60, pressure: 1, tilt: 0, azimuth: 0 }])
    const round = (dx: number, dy: number) => {
      const near = [-2, -1, 0, 1, 2].flatMap((x) => [-2, -1, 0, 1, 2].map((y) => [60 + dx + x, 60 + dy + y]))
      return mean(near.map(([x, y]) => cover[y! * WIDTH + x!]!))
    }
    const sides = [round(15, 0), round(-15, 0), round(0, 15), round(0, -15)]
    expect(Math.max(...sides)).toBeLessThan(round(0, 0))
    expect(Math.max(...sides) - Math.min(...sides)).toBeLessThan(0.15)
  })

  it('gathers under a hand that stays, up to what it presses with, and thins under one that hurries', () => {
    const flow = airbrush.flow!
    const stayed = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].reduce<number[]>(
      (kept) => [...kept, flow({ pressure: 0.8, before: kept.at(-1)!, px: 0, ms: 50 })],
      [0],
    )
    for (let at = 1; at < stayed.length; at += 1) expect(stayed[at]).toBeGreaterThan(stayed[at - 1]!)
    expect(stayed.at(-1)).toBeGreaterThan(0.75)
    expect(stayed.at(-1)).toBeLessThanOrEqual(0.8)
    const slow = flow({ pressure: 0.8, before: 0.5, px: 5, ms: 16 })
    expect(flow({ pressure: 0.8, before: 0.5, px: 120, ms: 16 })).toBeLessThan(slow)
  })
})
