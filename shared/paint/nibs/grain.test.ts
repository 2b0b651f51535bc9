import { createCanvas } from '@napi-rs/canvas'
import { expect, it } from 'vitest'
import { panelPoint, screenPoint } from '../../geometry/points.ts'
import { strokeTool } from '../../tools/strokes.ts'
import { createPainter } from '../painter.ts'
import { paintStroke } from '../paintStroke.ts'
import { airbrush } from './airbrush.ts'
import { pen } from './pen.ts'
import { pencil } from './pencil.ts'

const painter = createPainter({
  make(width, height) {
    const picture = createCanvas(width, height)
    return { surface: picture.getContext('2d') as never, picture }
  },
})

/** Coverage (0..255) of each px in the middle of a broad line, and what is asked of it. */
function middleOf(brush: 'pencil' | 'airbrush', grain?: number) {
  const surface = createCanvas(300, 80).getContext('2d')
  const points = Array.from({ length: 27 }, (_, at) => [20 + at * 10, 40, 0.6, 0, 0])
  const nib = { brush, size: 60, color: '#000000', seed: 5, ...(grain === undefined ? {} : { grain }) }
  paintStroke(surface as never, nib, Float32Array.from(points.flat()), painter, 2)
  const { data } = surface.getImageData(60, 35, 180, 10)
  const inks = Array.from({ length: data.length / 4 }, (_, at) => data[at * 4 + 3]!)
  const mean = inks.reduce((sum, ink) => sum + ink, 0) / inks.length
  const spread = Math.sqrt(inks.reduce((sum, ink) => sum + (ink - mean) ** 2, 0) / inks.length)
  return { inks, mean, spread }
}

it.each(['pencil', 'airbrush'] as const)(
  'the %s goes from an even tone to a rough one, as dark on the whole',
  (brush) => {
    const [even, fine, usual, rough] = [0, 0.25, 0.5, 1].map((grain) => middleOf(brush, grain))
    expect(usual).toEqual(middleOf(brush))
    expect(fine!.spread).toBeLessThan(usual!.spread * 0.75)
    expect(even!.spread).toBeLessThan(fine!.spread)
    expect(rough!.spread).toBeGreaterThan(usual!.spread * 1.2)
    for (const { mean } of [even!, rough!]) expect(Math.abs(mean / usual!.mean - 1)).toBeLessThan(0.15)
  },
)

it('a stroke says its grain where the nib has one and it is not the usual', () => {
  const sample = { at: panelPoint(5, 5), screen: screenPoint(5, 5), pressure: 1, tilt: 0, azimuth: 0 }
  const round = { zoom: 1, seed: 1, frame: { x: 0, y: 0, width: 9, height: 9 }, selected: null, move: null, add: false }
  const context = { ...round, other: false, color: '#000000', size: 5, opacity: 1, filled: false, steady: 0 }
  const said = ([pencil, airbrush, pen] as const).flatMap((nib) => {
    const tool = strokeTool(nib as typeof pencil)
    return [0.2, 0.5].map((grain) => {
      const outcome = tool.finish(tool.begin(sample, { ...context, grain }))
      return outcome.kind === 'mark' && 'grain' in outcome.mark ? outcome.mark.grain : null
    })
  })
  expect(said).toEqual([0.2, null, 0.2, null, null, null])
})
