import { createCanvas } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'
import { createPainter } from '../painter.ts'
import { paintStroke } from '../paintStroke.ts'

const painter = createPainter({
  make(width, height) {
    const picture = createCanvas(width, height)
    return { surface: picture.getContext('2d') as never, picture }
  },
})
const [WIDTH, HEIGHT, STROKES] = [400, 24, 120]

/** Graphite (0..1) per column of a straight horizontal line, averaged over many with different tooth offsets. */
function columns(pressed: (part: number) => number): number[] {
  const sums = new Float64Array(WIDTH)
  for (let stroke = 0; stroke < STROKES; stroke += 1) {
    const pen = createCanvas(WIDTH, HEIGHT).getContext('2d')
    const points = Array.from({ length: 38 }, (_, at) => [10 + at * 10, 12, pressed(at / 37), 10, 0])
    const nib = { brush: 'pencil', size: 7, color: '#000000', seed: stroke * 7919 } as const
    paintStroke(pen as never, nib, Float32Array.from(points.flat()), painter, 1)
    const { data } = pen.getImageData(0, 0, WIDTH, HEIGHT)
    for (let at = 3; at < data.length; at += 4) sums[(at >> 2) % WIDTH]! += data[at]! / 255
  }
  return Array.from(sums, (sum) => sum / STROKES)
}

describe('a pencil', () => {
  it('grows darker under the hand without a spot where one shade meets the next', () => {
    const shade = columns((part) => 0.1 + 0.85 * part)
    expect(shade[360]).toBeGreaterThan(shade[40]! * 1.5)
    for (let x = 24; x < WIDTH - 36; x += 1) {
      const near = [-8, -7, -6, 6, 7, 8].reduce((sum, by) => sum + shade[x + by]!, 0) / 6
      expect(shade[x]! / near, `at ${x}`).toBeLessThan(1.25)
    }
  })
})
