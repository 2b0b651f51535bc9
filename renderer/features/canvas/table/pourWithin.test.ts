import { createCanvas } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'
import { paintFill } from '#shared/compositing/paintFill.ts'
import { ringsOf } from '#shared/compositing/markBounds.ts'
import type { FillMark, StrokeMark } from '#shared/document/markSchema.ts'
import { panelPoint } from '#shared/geometry/points.ts'
import { createPainter } from '#shared/paint/painter.ts'
import { paintStroke } from '#shared/paint/paintStroke.ts'
import { packPoints, unpackPoints } from '#shared/paint/strokePoints.ts'
import { createToolSettings } from '../toolSettings.ts'
import { pourWithin } from './pourWithin.ts'

const SIDE = 420
const MIDDLE = SIDE / 2
const FRAME = { x: 0, y: 0, width: SIDE, height: SIDE }
const painter = createPainter({
  make(width, height) {
    const picture = createCanvas(width, height)
    return { surface: picture.getContext('2d') as never, picture }
  },
})

function stroke(
  brush: StrokeMark['brush'],
  size: number,
  pressure: number,
  place: (part: number) => readonly [number, number],
) {
  const path = Array.from({ length: 140 }, (_, i) => {
    const [x, y] = place(i / 139)
    return { x, y, pressure: pressure * (1 + 0.2 * Math.sin(i / 7)), tilt: 20, azimuth: 0 }
  })
  const base = { kind: 'stroke', id: 'mark_1', layerId: 'layer_1', order: 'a0', transform: null, opacity: 1 }
  return { ...base, brush, size, seed: 7, color: '#2a2927', points: packPoints(path) } as unknown as StrokeMark
}
const loop = (brush: StrokeMark['brush'], size: number, pressure: number) =>
  stroke(brush, size, pressure, (part) => [MIDDLE + 140 * Math.cos(part * 6.34), MIDDLE + 120 * Math.sin(part * 6.34)])

/** Paper with the marks on it, fills beneath. */
function panelOf(strokes: readonly StrokeMark[], fills: readonly FillMark[]) {
  const paper = createCanvas(SIDE, SIDE)
  const pen = paper.getContext('2d')
  pen.fillStyle = '#f6f3ec'
  pen.fillRect(0, 0, SIDE, SIDE)
  for (const fill of fills) paintFill(pen as never, ringsOf(fill), fill.color)
  for (const { brush, color, size, seed, points } of strokes) {
    const own = createCanvas(SIDE, SIDE)
    paintStroke(own.getContext('2d') as never, { brush, color, size, seed }, unpackPoints(points), painter, 1)
    pen.drawImage(own, 0, 0)
  }
  return { width: SIDE, height: SIDE, data: pen.getImageData(0, 0, SIDE, SIDE).data }
}

/** The panel after colours were poured one after the other, each at its place. */
async function poured(
  strokes: readonly StrokeMark[],
  pours: readonly (readonly [color: string, x: number, y: number])[],
  begun: readonly FillMark[] = [],
) {
  let fills = begun
  for (const [color, x, y] of pours) {
    const table = { ...createToolSettings().state(), color, opacities: {} }
    const pool = { pixels: panelOf(strokes, fills), frame: FRAME, scale: 1 }
    const fill = await pourWithin(pool, panelPoint(x, y), table, [...fills, ...strokes], () => false)
    fills = [...fills, { ...fill!, id: `fill_${fills.length}`, layerId: 'layer_1', order: 'a0' } as unknown as FillMark]
  }
  const { data } = panelOf(strokes, fills)
  return (x: number, y: number): string => {
    const at = (y * SIDE + x) * 4
    return `#${[0, 1, 2].map((part) => data[at + part]!.toString(16).padStart(2, '0')).join('')}`
  }
}

/** How far left the colour reaches that is poured in the middle of these marks. */
async function leftOf(marks: readonly StrokeMark[], set: Partial<{ tolerance: number }> = {}): Promise<number> {
  const pixels = panelOf(marks, [])
  const table = { ...createToolSettings().state(), ...set }
  const fill = await pourWithin(
    { pixels, frame: FRAME, scale: 1 },
    panelPoint(MIDDLE, MIDDLE),
    table,
    marks,
    () => false,
  )
  const seen = createCanvas(SIDE, 1)
  const row = seen.getContext('2d')
  row.translate(0, -MIDDLE)
  paintFill(row as never, ringsOf(fill as unknown as FillMark), '#000000')
  const { data } = row.getImageData(0, 0, SIDE, 1)
  return Array.from({ length: SIDE }, (_, x) => x).find((x) => data[x * 4 + 3]! > 128) ?? SIDE
}

describe('colour poured among lines', () => {
  it.each([
    ['pencil', 2, 0.02],
    ['pencil', 2, 0.1],
    ['pencil', 1, 0.15],
    ['brush', 2, 0.05],
    ['brush', 3, 0.02],
  ] as const)('stays within a loop of the %s of %s px at a breath of pressure, %s', async (brush, size, pressure) => {
    const left = await leftOf([loop(brush, size, pressure)])
    expect(left).toBeGreaterThan(MIDDLE - 146)
    expect(left).toBeLessThan(MIDDLE - 130)
  })

  it('goes over a faint line that holds nothing in, and over a haze', async () => {
    const across = stroke('pencil', 2, 0.05, (part) => [60 + 300 * part, 100])
    expect(await leftOf([across])).toBe(0)
    expect(await leftOf([across, stroke('airbrush', 120, 0.12, (part) => [MIDDLE + part, MIDDLE])])).toBe(0)
  })

  it.each([
    ['pen', 6, 0.6],
    ['pencil', 3, 0.4],
    ['marker', 20, 0.6],
    ['airbrush', 40, 0.9],
  ] as const)('of the %s stays out of areas that have colour already, up to its lines', async (brush, size, press) => {
    const across = stroke(brush, size, press, (part) => [MIDDLE, 40 + 340 * part])
    const seen = await poured(
      [loop(brush, size, press), across],
      [
        [RED, 140, 250],
        [BLUE, 280, 250],
        [GREY, 20, 20],
      ],
    )
    const beyond = Math.ceil(size / 2) + 6
    expect(seen(MIDDLE - beyond, 250)).toBe(RED)
    expect(seen(MIDDLE + beyond, 250)).toBe(BLUE)
    expect(seen(MIDDLE + 140 - beyond, MIDDLE + 10)).toBe(BLUE)
    expect(seen(MIDDLE + 140 + beyond, MIDDLE + 10)).toBe(GREY)
    // Nothing is left bare beside a line, on either of its sides.
    for (let x = 20; x < SIDE - 20; x += 1) expect(brightness(seen(x, 250)), `at ${x}`).toBeLessThan(200)
  })

  it('gives an area that has colour another, within its lines, and a patch without lines within its edge', async () => {
    const seen = await poured(
      [loop('pen', 6, 0.6)],
      [
        [GREY, MIDDLE, MIDDLE],
        [RED, MIDDLE, MIDDLE],
      ],
    )
    expect(seen(MIDDLE, 200)).toBe(RED)
    expect(seen(MIDDLE + 150, MIDDLE)).toBe('#f6f3ec')
    expect(Array.from({ length: SIDE }, (_, x) => seen(x, MIDDLE))).not.toContain(GREY)
    const corners = [
      [100, 100],
      [300, 110],
      [310, 300],
      [90, 290],
    ].map(([x, y]) => ({ x: x!, y: y!, pressure: 0, tilt: 0, azimuth: 0 }))
    const patch = {
      kind: 'fill',
      id: 'fill_a',
      layerId: 'layer_1',
      order: 'a0',
      color: GREY,
      opacity: 1,
      transform: null,
    }
    const anew = await poured([], [[RED, MIDDLE, MIDDLE]], [{ ...patch, rings: [packPoints(corners)] } as FillMark])
    expect(anew(105, 200)).toBe(RED)
    expect(anew(88, 200)).toBe('#f6f3ec')
    expect(anew(320, 200)).toBe('#f6f3ec')
  })
})

const [RED, BLUE, GREY] = ['#d8412f', '#3b6ea8', '#8c8a84']

function brightness(color: string): number {
  return Math.min(...[1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16)))
}
