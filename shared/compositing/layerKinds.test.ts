import { createCanvas } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'
import { blankLayer } from '../document/newProject.ts'
import { makeNewId } from '../document/ids.ts'
import type { LayerRow, MarkRow } from '../document/schema.ts'
import { packPoints } from '../paint/strokePoints.ts'
import type { LayerContent } from './paintLayer.ts'
import { paintPanel } from './paintPanel.ts'
import { createPainter } from '../paint/painter.ts'

const newId = makeNewId(Math.random)
const painter = createPainter({
  make(width, height) {
    const picture = createCanvas(width, height)
    return { surface: picture.getContext('2d') as never, picture }
  },
})

function stroke(path: readonly (readonly [number, number])[], fields: Partial<MarkRow>): MarkRow {
  const points = packPoints(path.map(([x, y]) => ({ x, y, pressure: 0.6, tilt: 0, azimuth: 0 })))
  const base = { id: newId('mark'), layerId: newId('layer'), order: 'a0', transform: null, color: '#000000' }
  return { ...base, opacity: 1, kind: 'stroke', brush: 'pen', size: 20, seed: 7, points, ...fields } as MarkRow
}

/** The colour at a point of a 200 × 100 px panel on white. */
function paint(stack: readonly LayerContent[]): (x: number, y: number) => number[] {
  const pen = createCanvas(200, 100).getContext('2d')
  paintPanel(pen as never, stack, '#ffffff', painter, { frame: { x: 0, y: 0, width: 200, height: 100 }, scale: 1 })
  return (x, y) => Array.from(pen.getImageData(x, y, 1, 1).data.subarray(0, 3))
}

const layer = (fields: Partial<LayerRow>): LayerRow => ({
  ...blankLayer(newId('layer'), newId('panel'), 'a0'),
  ...fields,
})

describe('ink drawn with transparency locked', () => {
  const bar = stroke(
    [
      [20, 50],
      [180, 50],
    ].map(([x, y]) => [x!, y!] as const),
    { brush: 'marker', size: 30 },
  )
  const post = [
    [100, 5],
    [100, 50],
    [100, 95],
  ].map(([x, y]) => [x!, y!] as const)

  it.each(['pen', 'pencil', 'brush', 'marker'] as const)('shows only where the layer held ink: %s', (brush) => {
    const within = stroke(post, { brush, color: '#ff0000', size: 30, within: true })
    const at = paint([{ layer: layer({}), marks: [bar, within], picture: null }])
    expect(at(100, 15)).toEqual([255, 255, 255])
    expect(at(100, 88)).toEqual([255, 255, 255])
    expect(at(100, 50)[0]).toBeGreaterThan(90)
    expect(at(100, 50)[1]).toBeLessThan(90)
    expect(at(50, 50)).toEqual([0, 0, 0])
  })
})

describe('a placed picture', () => {
  it('shows its crop and nothing beside its place', () => {
    const source = createCanvas(80, 40)
    const pen = source.getContext('2d')
    for (const [x, color] of [
      [0, '#ff0000'],
      [40, '#0000ff'],
    ] as const) {
      pen.fillStyle = color
      pen.fillRect(x, 0, 40, 40)
    }
    const placed = layer({
      kind: 'picture',
      placement: { x: 50, y: 20, width: 60, height: 60, degrees: 0 },
      crop: { x: 0.5, y: 0, width: 0.5, height: 1 },
    })
    const at = paint([{ layer: placed, marks: [], picture: { source, width: 80, height: 40 } }])
    expect(at(55, 50)).toEqual([0, 0, 255])
    expect(at(105, 50)).toEqual([0, 0, 255])
    expect(at(45, 50)).toEqual([255, 255, 255])
    expect(at(115, 50)).toEqual([255, 255, 255])
  })
})
