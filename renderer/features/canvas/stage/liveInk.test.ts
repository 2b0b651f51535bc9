import { createCanvas } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'
import { packPoints } from '#shared/document/strokePoints.ts'
import { screenPoint } from '#shared/geometry/points.ts'
import { paintMark } from '#shared/paint/paintMark.ts'
import { createPainter } from '#shared/paint/painter.ts'
import type { Nib } from '#shared/paint/nib.ts'
import type { Gesture } from '../tools/tool.ts'
import { createLiveInk } from './liveInk.ts'
import type { Sheet } from './sheet.ts'

const [WIDTH, HEIGHT] = [400, 120]

function makeSheet(width = WIDTH, height = HEIGHT): Sheet {
  const canvas = createCanvas(width, height)
  return {
    canvas: canvas as never as HTMLCanvasElement,
    pen: canvas.getContext('2d') as never,
  }
}

const painter = createPainter({
  make(width, height) {
    const { canvas, pen } = makeSheet(width, height)
    return { surface: pen, picture: canvas }
  },
})

function strokeOf(brush: Nib['brush'], count: number, opacity = 1): Extract<Gesture, { kind: 'stroke' }> {
  const points = Array.from({ length: count }, (_, i) => ({
    x: 20 + i * 2.5,
    y: 60 + Math.sin(i / 9) * 25,
    pressure: 0.6,
    tilt: 0,
    azimuth: 0,
  }))
  const at = { x: 0, y: 0 }
  const last = { at, screen: screenPoint(0, 0), pressure: 0.6, tilt: 0, azimuth: 0 }
  const nib = { brush, size: 12, seed: 5, color: '#806040' }
  return { kind: 'stroke', nib, opacity, steady: 0, still: 0, points, last }
}

function band(sheet: Sheet): void {
  sheet.pen.fillStyle = '#a0c0e0'
  sheet.pen.fillRect(100, 0, 80, HEIGHT)
}

/** Draws the stroke point by point, as a hand does, on a layer that holds a band. */
function drawLive(brush: Nib['brush'], opacity: number, foresee = 0) {
  const [shown, still] = [makeSheet(), makeSheet()]
  band(still)
  const ink = createLiveInk(painter, shown, still, makeSheet)
  ink.resize(WIDTH, HEIGHT)
  ink.aim({ scale: 1, x: 0, y: 0 })
  for (let count = 1; count <= 140; count += 3) ink.show(strokeOf(brush, count + foresee, opacity), count)
  const whole = strokeOf(brush, 140, opacity)
  ink.show(whole, 140)
  const committed = makeSheet()
  band(committed)
  const { nib, points } = whole
  const mark = { kind: 'stroke', ...nib, opacity, transform: null, points: packPoints(points) }
  paintMark(committed.pen, mark as never, painter, { frame: { x: 0, y: 0, width: WIDTH, height: HEIGHT }, scale: 1 })
  return { ink, shown, still, committed }
}

/** The part of px that differ by more than anti-aliasing and packing can explain. */
function difference(a: Sheet, b: Sheet): number {
  const [p, q] = [a, b].map(({ pen }) => pen.getImageData(0, 0, WIDTH, HEIGHT).data)
  let differing = 0
  for (let i = 0; i < p!.length; i += 4)
    if ([0, 1, 2, 3].some((c) => Math.abs(p![i + c]! - q![i + c]!) > 70)) differing += 1
  return differing / (WIDTH * HEIGHT)
}

describe('live ink', () => {
  it.each([
    ['pencil', 1],
    ['pen', 1],
    ['brush', 0.6],
    ['marker', 0.4],
    ['eraser', 1],
  ] as const)('looks while it is drawn as it will when it is kept: %s', (brush, opacity) => {
    const { shown, committed, still } = drawLive(brush, opacity)
    expect(difference(shown, still)).toBeGreaterThan(brush === 'eraser' ? 0.01 : 0.03)
    // A pencil's wobble begins anew with each part, by a fraction of a px.
    expect(difference(shown, committed)).toBeLessThan(0.006)
  })

  it('leaves nothing of points that were only foreseen', () => {
    const { shown, committed } = drawLive('pen', 1, 6)
    expect(difference(shown, committed)).toBeLessThan(0.004)
  })

  it('keeps the marker even where its settled part meets its tail', () => {
    const { shown } = drawLive('marker', 0.4)
    const { data } = shown.pen.getImageData(200, 0, 150, HEIGHT)
    const alphas = [...data].filter((_, i) => i % 4 === 3)
    expect(Math.max(...alphas)).toBeLessThanOrEqual(Math.round(0.4 * 255) + 1)
  })

  it('is gone without a trace when it is let go of', () => {
    const { ink, shown } = drawLive('brush', 1)
    ink.clear()
    expect(shown.pen.getImageData(0, 0, WIDTH, HEIGHT).data.some((value) => value !== 0)).toBe(false)
  })
})
