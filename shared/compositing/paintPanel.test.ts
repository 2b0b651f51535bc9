import { createCanvas } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'
import { blankLayer } from '../document/newProject.ts'
import { makeNewId } from '../document/ids.ts'
import type { LayerRow, MarkRow } from '../document/schema.ts'
import type { ShapeMark, StrokeMark, TextMark } from '../document/markSchema.ts'
import { packPoints } from '../paint/strokePoints.ts'
import type { Rect } from '../geometry/rect.ts'
import { filmFrame } from '../film/filmFrame.ts'
import { markBounds, marksBounds } from './markBounds.ts'
import type { LayerContent } from './paintLayer.ts'
import { paintMark } from './paintMark.ts'
import { paintPanel } from './paintPanel.ts'
import { createPainter, viewSize } from '../paint/painter.ts'

const newId = makeNewId(Math.random)
const panelId = newId('panel')
const painter = createPainter({
  make(width, height) {
    const picture = createCanvas(width, height)
    return { surface: picture.getContext('2d') as never, picture }
  },
})
const FRAME: Rect = { x: 0, y: 0, width: 200, height: 100 }

function layer(fields: Partial<LayerRow> = {}): LayerRow {
  return { ...blankLayer(newId('layer'), panelId, 'a0'), ...fields }
}

function stroke(
  fields: Partial<StrokeMark> & { path: readonly (readonly [number, number])[]; press?: number },
): MarkRow {
  const { path, press = 0.6, ...rest } = fields
  const points = path.map(([x, y]) => ({ x, y, pressure: press, tilt: 0, azimuth: 0 }))
  return {
    id: newId('mark'),
    layerId: newId('layer'),
    order: 'a0',
    transform: null,
    color: '#000000',
    opacity: 1,
    kind: 'stroke',
    brush: 'pen',
    size: 20,
    seed: 7,
    points: packPoints(points),
    ...rest,
  }
}

const across = (y: number) => Array.from({ length: 30 }, (_, i) => [10 + i * 6, y] as const)

function drawing(marks: readonly MarkRow[], fields: Partial<LayerRow> = {}): LayerContent {
  return { layer: layer(fields), marks, picture: null }
}

/** Lightness 0..255 of the panel's pixels, painted on white. */
function paint(stack: readonly LayerContent[], scale = 1, frame = FRAME) {
  const view = { frame, scale }
  const { width, height } = viewSize(view)
  const canvas = createCanvas(width, height)
  paintPanel(canvas.getContext('2d') as never, stack, '#ffffff', painter, view)
  const { data } = canvas.getContext('2d').getImageData(0, 0, width, height)
  const at = (x: number, y: number) => data[(Math.round(y) * width + Math.round(x)) * 4]!
  const mean = (box: Rect) => {
    let sum = 0
    for (let y = 0; y < box.height; y += 1) for (let x = 0; x < box.width; x += 1) sum += at(box.x + x, box.y + y)
    return sum / (box.width * box.height)
  }
  return { at, mean, width, height }
}

describe('a painted panel', () => {
  it('is paper where nothing is drawn', () => {
    const shown = paint([drawing([])])
    expect(shown.mean(FRAME)).toBe(255)
  })

  it('shows ink of a pen on its path and nowhere else', () => {
    const shown = paint([drawing([stroke({ path: across(50) })])])
    expect(shown.at(100, 50)).toBe(0)
    expect(shown.at(100, 80)).toBe(255)
  })

  it('cuts with the eraser on its own layer and leaves the others', () => {
    const below = drawing([stroke({ path: across(30) }), stroke({ path: across(70) })])
    const above = drawing([
      stroke({ path: across(50) }),
      stroke({
        brush: 'eraser',
        size: 30,
        path: [
          [100, 0],
          [100, 50],
          [100, 100],
        ],
      }),
    ])
    const shown = paint([below, above])
    expect(shown.at(100, 50)).toBe(255)
    expect(shown.at(60, 50)).toBe(0)
    expect(shown.at(100, 30)).toBe(0)
  })

  it('keeps a marker even where the stroke crosses itself, and darker where two strokes cross', () => {
    const loop = [
      [20, 20],
      [180, 80],
      [180, 20],
      [20, 80],
    ] as const
    const tone = { brush: 'marker', color: '#000000', opacity: 0.4, size: 16 } as const
    const one = paint([drawing([stroke({ ...tone, path: loop.flatMap((a, i) => between(a, loop[i + 1])) })])])
    const crossing = one.at(100, 50)
    expect(Math.abs(crossing - one.at(70, 39))).toBeLessThanOrEqual(1)
    const two = paint([
      drawing([stroke({ ...tone, path: across(50) }), stroke({ ...tone, path: between([100, 5], [100, 95]) })]),
    ])
    expect(two.at(100, 50)).toBeLessThan(two.at(60, 50) - 20)
  })

  it('darkens with a layer that multiplies, and covers with one that does not', () => {
    const grey = stroke({ path: across(50), color: '#808080' })
    const normal = paint([drawing([grey]), drawing([grey])])
    const multiplied = paint([drawing([grey]), drawing([grey], { blend: 'multiply' })])
    expect(normal.at(100, 50)).toBe(128)
    expect(multiplied.at(100, 50)).toBeLessThan(70)
  })

  it('lets half of a layer at half opacity through and nothing of a hidden one', () => {
    const ink = stroke({ path: across(50) })
    expect(paint([drawing([ink], { opacity: 0.5 })]).at(100, 50)).toBeGreaterThan(120)
    expect(paint([drawing([ink], { visible: false })]).mean(FRAME)).toBe(255)
  })

  it('lays more graphite under more pressure, with the paper showing through the grain', () => {
    const box = { x: 30, y: 46, width: 140, height: 8 }
    const [light, middle, hard] = [pencil(0.15), pencil(0.5), pencil(1)].map((shown) => shown.mean(box))
    expect(middle!).toBeLessThan(light! - 20)
    expect(hard!).toBeLessThan(middle! - 20)
    const shown = pencil(0.5)
    const tones = Array.from({ length: 100 }, (_, i) => shown.at(40 + i, 50))
    expect(Math.max(...tones) - Math.min(...tones)).toBeGreaterThan(80)
  })

  it('gives a pencil held on its side a wider, paler line', () => {
    const [upright, side] = [tilted(0), tilted(70)]
    expect(side.mean({ x: 30, y: 58, width: 140, height: 4 })).toBeLessThan(250)
    expect(upright.mean({ x: 30, y: 58, width: 140, height: 4 })).toBe(255)
    expect(side.mean({ x: 30, y: 48, width: 140, height: 4 })).toBeGreaterThan(
      upright.mean({ x: 30, y: 48, width: 140, height: 4 }),
    )
  })

  it.each(['pencil', 'pen', 'brush', 'airbrush', 'marker'] as const)(
    'redraws a %s alike at twice the size',
    (brush) => {
      const stack = [drawing([stroke({ brush, size: 14, path: across(50) })])]
      const [small, large] = [paint(stack), paint(stack, 2)]
      const box = { x: 20, y: 30, width: 160, height: 40 }
      const twice = { x: 40, y: 60, width: 320, height: 80 }
      expect(Math.abs(small.mean(box) - large.mean(twice))).toBeLessThan(6)
    },
  )

  it('paints the same stroke to the same pixels every time', () => {
    const stack = [drawing([stroke({ brush: 'pencil', path: across(50) })])]
    const [first, again] = [paint(stack), paint(stack)]
    for (let x = 10; x < 190; x += 3) expect(first.at(x, 50)).toBe(again.at(x, 50))
  })

  it('moves a mark by its transform, and knows its bounds', () => {
    const moved = { ...stroke({ path: across(20) }), transform: [1, 0, 0, 1, 0, 50] } as MarkRow
    const shown = paint([drawing([moved])])
    expect(shown.at(100, 20)).toBe(255)
    expect(shown.at(100, 70)).toBe(0)
    expect(markBounds(moved).y).toBeGreaterThan(50)
    expect(marksBounds([moved, stroke({ path: across(5) })])!.y).toBeLessThan(5)
    expect(marksBounds([])).toBeNull()
  })

  it('draws shapes, arrows and words', () => {
    const base = {
      id: newId('mark'),
      layerId: newId('layer'),
      order: 'a0',
      transform: null,
      color: '#000000',
      opacity: 1,
    }
    const shape = (fields: Partial<ShapeMark>): MarkRow => ({
      ...base,
      kind: 'shape',
      shape: 'line',
      size: 6,
      from: [40, 30],
      to: [160, 70],
      bend: null,
      filled: false,
      ...fields,
    })
    expect(paint([drawing([shape({})])]).at(100, 50)).toBe(0)
    expect(paint([drawing([shape({ shape: 'rectangle' })])]).at(100, 50)).toBe(255)
    expect(paint([drawing([shape({ shape: 'rectangle' })])]).at(100, 30)).toBe(0)
    expect(paint([drawing([shape({ shape: 'ellipse', filled: true })])]).at(100, 50)).toBe(0)
    expect(paint([drawing([shape({ shape: 'ellipse', filled: true })])]).at(42, 32)).toBe(255)
    expect(
      paint([drawing([shape({ shape: 'arrow', from: [40, 50], to: [160, 50], bend: [100, 20] })])]).at(100, 20),
    ).toBe(0)
    const words: TextMark = { ...base, kind: 'text', x: 20, y: 20, size: 40, text: 'M' }
    expect(paint([drawing([words])]).mean({ x: 20, y: 20, width: 40, height: 40 })).toBeLessThan(240)
  })

  it('fills the frame with a picture that has no place of its own, cropped, and puts one that has into it', () => {
    const source = createCanvas(300, 50)
    const pen = source.getContext('2d')
    pen.fillStyle = '#ff0000'
    pen.fillRect(0, 0, 300, 50)
    pen.fillStyle = '#0000ff'
    pen.fillRect(100, 0, 100, 50)
    const picture = { source, width: 300, height: 50 }
    const filled = paint([{ layer: layer({ kind: 'picture' }), marks: [], picture }])
    expect(filled.mean(FRAME)).toBeLessThan(1)
    const placement = { x: 50, y: 25, width: 100, height: 50, degrees: 0 }
    const placed = paint([{ layer: layer({ kind: 'take', placement }), marks: [], picture }])
    expect(placed.at(20, 50)).toBe(255)
    expect(placed.at(100, 50)).toBe(0)
  })
})

describe('the film frame', () => {
  it('is the paper itself at the ratio it was made for', () => {
    expect(filmFrame({ width: 1920, height: 803 }, 2.39)).toEqual({ x: 0, y: 0, width: 1920, height: 803 })
  })

  it('crops for a wider ratio, opens for a taller one, and brings a crop back', () => {
    const panel = { width: 1920, height: 1079 }
    expect(filmFrame(panel, 2.39)).toEqual({ x: 0, y: 138, width: 1920, height: 803 })
    expect(filmFrame(panel, 1)).toEqual({ x: 0, y: -420.5, width: 1920, height: 1920 })
    expect(filmFrame(panel, 1.78)).toEqual({ x: 0, y: 0, width: 1920, height: 1079 })
  })

  it('hides what lies outside it without losing it', () => {
    const low = stroke({ path: across(95) })
    const frame = filmFrame({ width: 200, height: 100 }, 4)
    expect(paint([drawing([low])], 1, frame).mean({ x: 0, y: 0, width: 200, height: 50 })).toBe(255)
    expect(paint([drawing([low])]).at(100, 95)).toBe(0)
  })

  it('crosses a missing picture out, however faint its layer is', () => {
    const [whole, faint] = [1, 0.05].map((opacity) =>
      paint([{ layer: layer({ kind: 'picture', opacity }), marks: [], picture: null, lost: true }]).mean(FRAME),
    )
    expect(whole).toBeLessThan(250)
    expect(faint).toBeCloseTo(whole!)
  })
})

function between(
  a: readonly [number, number],
  b: readonly [number, number] | undefined,
): (readonly [number, number])[] {
  if (!b) return [a]
  return Array.from(
    { length: 20 },
    (_, i) => [a[0] + ((b[0] - a[0]) * i) / 20, a[1] + ((b[1] - a[1]) * i) / 20] as const,
  )
}

function pencil(press: number) {
  return paint([drawing([stroke({ brush: 'pencil', size: 16, path: across(50), press })])])
}

function tilted(tilt: number) {
  const points = across(50).map(([x, y]) => ({ x, y, pressure: 0.6, tilt, azimuth: 0 }))
  return paint([
    drawing([{ ...stroke({ brush: 'pencil', size: 10, path: [] }), points: packPoints(points) } as StrokeMark]),
  ])
}

it('a pencil’s line that was turned on its side is drawn as finely as before', () => {
  const path = Array.from({ length: 24 }, (_, i) => [10 + i * 3.4, 50 + 30 * Math.sin(i * 1.1)] as const)
  const square = { x: 0, y: 0, width: 100, height: 100 }
  const inkOf = (transform: StrokeMark['transform']) => {
    const pen = createCanvas(100, 100).getContext('2d')
    paintMark(pen as never, stroke({ path, brush: 'pencil', transform }), painter, { frame: square, scale: 1 })
    return pen.getImageData(0, 0, 100, 100).data
  }
  const [upright, turned] = [inkOf(null), inkOf([0, 1, -1, 0, 100, 0])]
  let [ink, apart] = [0, 0]
  for (let y = 0; y < 100; y += 1)
    for (let x = 0; x < 100; x += 1) {
      const was = upright[(y * 100 + x) * 4 + 3]!
      ink += was
      apart += Math.abs(was - turned[(x * 100 + 99 - y) * 4 + 3]!)
    }
  expect(apart / ink).toBeLessThan(0.05)
})
