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

/** How far left the colour reaches that is poured in the middle of these marks. */
async function leftOf(marks: readonly StrokeMark[], set: Partial<{ tolerance: number }> = {}): Promise<number> {
  const paper = createCanvas(SIDE, SIDE)
  const pen = paper.getContext('2d')
  pen.fillStyle = '#f6f3ec'
  pen.fillRect(0, 0, SIDE, SIDE)
  for (const { brush, color, size, seed, points } of marks) {
    const own = createCanvas(SIDE, SIDE)
    paintStroke(own.getContext('2d') as never, { brush, color, size, seed }, unpackPoints(points), painter, 1)
    pen.drawImage(own, 0, 0)
  }
  const pixels = { width: SIDE, height: SIDE, data: pen.getImageData(0, 0, SIDE, SIDE).data }
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
})
