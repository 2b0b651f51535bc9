import { createCanvas } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'
import { put } from '../document/board.ts'
import type { Board } from '../document/board.ts'
import type { LayerId } from '../document/ids.ts'
import { makeNewId } from '../document/ids.ts'
import type { StrokeMark } from '../document/markSchema.ts'
import { newProject } from '../document/newProject.ts'
import type { LayerRow, MarkRow } from '../document/schema.ts'
import { filmPanels, layerOf, layersOf, marksOf } from '../document/select.ts'
import { packPoints } from '../paint/strokePoints.ts'
import { paintPanel } from './paintPanel.ts'
import { createPainter } from '../paint/painter.ts'
import { addLayer, editLayer, putMark, removeLayer } from '../document/commands/layers.ts'
import { mergeDown, mergeRefusal } from './mergeLayers.ts'

const newId = makeNewId(Math.random)
const painter = createPainter({
  make(width, height) {
    const picture = createCanvas(width, height)
    return { surface: picture.getContext('2d') as never, picture }
  },
})

/** A stroke straight across at a given height, or straight down at a given x. */
function stroke(
  layerId: LayerId,
  at: { across: number } | { down: number },
  fields: Partial<StrokeMark> = {},
): MarkRow {
  const path = 'across' in at ? [200, 900, 1700].map((x) => [x, at.across]) : [100, 400, 850].map((y) => [at.down, y])
  const points = path.map(([x, y]) => ({ x: x!, y: y!, pressure: 0.8, tilt: 0, azimuth: 0 }))
  const base = { id: newId('mark'), layerId, order: `a${next()}`, transform: null, color: '#c02020', opacity: 1 }
  return { ...base, kind: 'stroke', brush: 'pen', size: 60, seed: 1, points: packPoints(points), ...fields }
}
let count = 0
function next(): number {
  count = (count + 1) % 10
  return count
}

const made = newProject({ title: 'Tare', ratio: 2, createdAt: '' }, newId)
const panel = filmPanels(made)[0]!
const [{ id: lower }, ...others] = layersOf(made, panel.id) as [LayerRow, ...LayerRow[]]
/** A panel with one layer. */
const start = others.reduce((board, { id }) => removeLayer(board, id), made)
const upper = newId('layer')

interface Two {
  readonly lower: readonly MarkRow[]
  readonly upper: readonly MarkRow[]
  readonly below?: Partial<LayerRow>
  readonly above?: Partial<LayerRow>
}

/** A panel with two drawings. */
function film(two: Two): Board {
  const drawn = [...two.lower, ...two.upper].reduce(putMark, addLayer(start, upper, panel.id, 1, { name: 'Ink' }))
  return editLayer(editLayer(drawn, lower, two.below ?? {}), upper, two.above ?? {})
}

function pixelsOf(board: Board): Uint8ClampedArray {
  const surface = createCanvas(240, 120).getContext('2d')
  const stack = layersOf(board, panel.id).map((layer) => ({ layer, marks: marksOf(board, layer.id), picture: null }))
  paintPanel(surface as never, stack, '#f0e8d0', painter, {
    frame: { x: 0, y: 0, width: 1920, height: 960 },
    scale: 0.125,
  })
  return surface.getImageData(0, 0, 240, 120).data
}

/** The largest difference between two pixels, 0..255. */
function apart(a: Uint8ClampedArray, b: Uint8ClampedArray): number {
  return a.reduce((most, value, at) => Math.max(most, Math.abs(value - b[at]!)), 0)
}

const MEETING = { lower: [stroke(lower, { across: 480 })], upper: [stroke(upper, { down: 900 }, { color: '#2030c0' })] }
const MARKER = { brush: 'marker', color: '#40a0d0' } as const

describe('a merge leaves every pixel as it was', () => {
  it.each<[string, Two]>([
    ['ink over ink', MEETING],
    ['the upper at half', { ...MEETING, above: { opacity: 0.5 } }],
    ['the lower at half', { ...MEETING, below: { opacity: 0.5 } }],
    ['both at half, where they meet', { ...MEETING, above: { opacity: 0.5 }, below: { opacity: 0.5 } }],
    ['both faint, each otherwise', { ...MEETING, above: { opacity: 0.3 }, below: { opacity: 0.7 } }],
    [
      'both at half, crossing themselves and not each other',
      {
        lower: [stroke(lower, { across: 200 }), stroke(lower, { across: 220 })],
        upper: [stroke(upper, { across: 700 }), stroke(upper, { across: 720 })],
        above: { opacity: 0.5 },
        below: { opacity: 0.5 },
      },
    ],
    [
      'a marker over a marker, both multiplied',
      {
        lower: [stroke(lower, { across: 480 }, MARKER)],
        upper: [stroke(upper, { down: 900 }, { ...MARKER, color: '#e0c040' })],
        above: { blend: 'multiply' },
        below: { blend: 'multiply' },
      },
    ],
    [
      'an eraser below',
      { ...MEETING, lower: [...MEETING.lower, stroke(lower, { down: 900 }, { brush: 'eraser', size: 120 })] },
    ],
  ])('%s', (_name, two) => {
    const board = film(two)
    expect(mergeRefusal(board, upper)).toBeNull()
    const merged = mergeDown(board, upper)
    expect(layersOf(merged, panel.id).map((layer) => layer.id)).toEqual([lower])
    expect(apart(pixelsOf(board), pixelsOf(merged))).toBeLessThanOrEqual(3)
  })
})

describe('a merge that would change a pixel is refused with the reason', () => {
  it.each<[string, Two, RegExp]>([
    ['an eraser', { ...MEETING, upper: [stroke(upper, { down: 900 }, { brush: 'eraser' })] }, /eraser on “Ink”/],
    ['a marker over other ink', { ...MEETING, upper: [stroke(upper, { down: 900 }, MARKER)] }, /marker on “Ink”/],
    [
      'ink drawn with transparency locked',
      { ...MEETING, upper: [stroke(upper, { down: 900 }, { within: true })] },
      /transparency locked/,
    ],
    [
      'ink that multiplies with the ink below',
      { ...MEETING, above: { blend: 'multiply' }, below: { blend: 'multiply' } },
      /multiplies with/,
    ],
    [
      'a faint layer whose strokes cross',
      { ...MEETING, upper: [...MEETING.upper, stroke(upper, { across: 480 })], above: { opacity: 0.5 } },
      /“Ink” lie over each other/,
    ],
    ['a layer that shows nothing', { ...MEETING, below: { opacity: 0 } }, /hidden/],
    ['a hidden layer', { ...MEETING, above: { visible: false } }, /hidden/],
    ['a lock', { ...MEETING, above: { locked: true } }, /locked/],
    ['a take', { ...MEETING, below: { kind: 'take' } }, /is a take/],
    ['a picture', { ...MEETING, below: { kind: 'picture' } }, /is a picture/],
    ['a camera move', { ...MEETING, above: { kind: 'camera' } }, /camera move/],
    ['two blends', { ...MEETING, above: { blend: 'multiply' } }, /blend differently/],
  ])('%s', (_name, two, why) => {
    const board = film(two)
    expect(mergeRefusal(board, upper)).toMatch(why)
    expect(mergeDown(board, upper)).toBe(board)
  })

  it('leaves an eraser as strong as it was, however faint its layer is', () => {
    const erased = stroke(upper, { across: 800 }, { brush: 'eraser' })
    const board = film({
      lower: [stroke(lower, { across: 200 })],
      upper: [stroke(upper, { across: 800 }), erased],
      above: { opacity: 0.5 },
    })
    expect(mergeRefusal(board, upper)).toBeNull()
    const kept = marksOf(mergeDown(board, upper), lower)
    const strengths = kept.map((mark) => `${mark.kind === 'stroke' ? mark.brush : ''} ${mark.opacity}`)
    expect(strengths.toSorted()).toEqual(['eraser 1', 'pen 0.5', 'pen 1'])
  })

  it('takes no layer that other panels show too', () => {
    const board = film({ lower: [stroke(lower, { across: 200 })], upper: [stroke(upper, { across: 800 })] })
    const elsewhere = put(board, 'layer', { ...layerOf(board, upper)!, id: newId('layer'), sharedFrom: upper })
    expect(mergeRefusal(elsewhere, upper)).toContain('is shared with other panels')
    expect(mergeDown(elsewhere, upper)).toBe(elsewhere)
  })
})
