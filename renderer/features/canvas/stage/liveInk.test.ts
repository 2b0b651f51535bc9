import { createCanvas } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'
import { packPoints } from '#shared/paint/strokePoints.ts'
import { screenPoint } from '#shared/geometry/points.ts'
import { paintMark } from '#shared/compositing/paintMark.ts'
import { createPainter } from '#shared/paint/painter.ts'
import type { Nib } from '#shared/paint/nibs/nibOf.ts'
import type { Gesture } from '#shared/tools/tool.ts'
import { tiledSurface } from '../../../../tests/support/liveTiles.ts'
import { createLiveInk } from './liveInk.ts'
import type { StageCanvas } from './stageCanvas.ts'

const [WIDTH, HEIGHT] = [400, 120]

function makeStageCanvas(width = WIDTH, height = HEIGHT): StageCanvas {
  const canvas = createCanvas(width, height)
  return {
    canvas: canvas as never as HTMLCanvasElement,
    context: canvas.getContext('2d') as never,
  }
}

const painter = createPainter({
  make(width, height) {
    const { canvas, context } = makeStageCanvas(width, height)
    return { surface: context, picture: canvas }
  },
})

/** What is drawn, and how: the number of points, and the px from one to the next. */
interface Hand {
  readonly brush: Nib['brush']
  readonly opacity?: number
  readonly size?: number
  readonly gap?: number
  readonly foreseen?: number
  readonly locked?: boolean
}

function strokeOf(hand: Hand, count: number): Extract<Gesture, { kind: 'stroke' }> {
  const { brush, opacity = 1, size = 12, gap = 2.5 } = hand
  const points = Array.from({ length: count }, (_, i) => ({
    x: 200 - 170 * Math.cos((i * gap) / 110),
    y: 60 + Math.sin((i * gap) / 22) * 25,
    pressure: 0.6 + 0.3 * Math.sin(i / 5),
    tilt: 0,
    azimuth: 0,
  }))
  const at = { x: 0, y: 0 }
  const last = { at, screen: screenPoint(0, 0), pressure: 0.6, tilt: 0, azimuth: 0 }
  const nib = { brush, size, seed: 5, color: '#806040' }
  return { kind: 'stroke', nib, opacity, steady: 0, still: 0, points, last, ruled: null }
}

function band(stageCanvas: StageCanvas): void {
  stageCanvas.context.fillStyle = '#a0c0e0'
  stageCanvas.context.fillRect(100, 0, 80, HEIGHT)
}

/** Draws the stroke point by point, as a hand does, on a layer that holds a band. */
function drawLive(hand: Hand, count = 140) {
  const { shown, seen } = tiledSurface(makeStageCanvas, WIDTH, HEIGHT, 90)
  const still = makeStageCanvas()
  band(still)
  const ink = createLiveInk(painter, shown, still, makeStageCanvas)
  ink.resize(WIDTH, HEIGHT)
  ink.aim({ scale: 1, x: 0, y: 0 })
  ink.lock(hand.locked === true)
  for (let at = 1; at <= count; at += 3) ink.show(strokeOf(hand, at + (hand.foreseen ?? 0)), at)
  const whole = strokeOf(hand, count)
  ink.show(whole, count)
  const committed = makeStageCanvas()
  band(committed)
  const { nib, points, opacity } = whole
  const within = hand.locked && hand.brush !== 'eraser' ? { within: true } : {}
  const mark = { kind: 'stroke', ...nib, opacity, transform: null, points: packPoints(points), ...within }
  paintMark(committed.context, mark as never, painter, {
    frame: { x: 0, y: 0, width: WIDTH, height: HEIGHT },
    scale: 1,
  })
  return { ink, seen, shown: seen(), still, committed }
}

/** The fraction of px that differ by more than anti-aliasing and packing can explain. */
function difference(a: StageCanvas, b: StageCanvas, by = 70): number {
  const [p, q] = [a, b].map(({ context }) => context.getImageData(0, 0, WIDTH, HEIGHT).data)
  let differing = 0
  for (let i = 0; i < p!.length; i += 4)
    if ([0, 1, 2, 3].some((c) => Math.abs(p![i + c]! - q![i + c]!) > by)) differing += 1
  return differing / (WIDTH * HEIGHT)
}

/** Px with any ink beside the band. */
function outside({ context }: StageCanvas): number {
  const beside = [context.getImageData(0, 0, 100, HEIGHT), context.getImageData(180, 0, WIDTH - 180, HEIGHT)]
  return beside.flatMap(({ data }) => [...data].filter((value, i) => i % 4 === 3 && value > 0)).length
}

describe('live ink', () => {
  it.each<Hand>([
    { brush: 'pencil' },
    { brush: 'pencil', opacity: 0.6 },
    { brush: 'pen' },
    { brush: 'pen', size: 24, gap: 8 },
    { brush: 'pen', size: 24, gap: 2 },
    { brush: 'brush' },
    { brush: 'brush', opacity: 0.6 },
    { brush: 'brush', size: 50, gap: 9 },
    { brush: 'airbrush', size: 30 },
    { brush: 'airbrush', size: 30, opacity: 0.5 },
    { brush: 'airbrush', size: 60, gap: 9 },
    { brush: 'marker', opacity: 0.4 },
    { brush: 'eraser' },
    { brush: 'eraser', size: 50, gap: 9 },
  ])('looks while it is drawn as it will when it is kept: %o', (hand) => {
    const { shown, committed, still } = drawLive(hand)
    expect(difference(shown, still)).toBeGreaterThan(hand.brush === 'eraser' ? 0.01 : 0.03)
    // A pencil's wobble restarts with each part, by a fraction of a px.
    expect(difference(shown, committed)).toBeLessThan(0.006)
  })

  it.each<Hand>([
    { brush: 'pencil', foreseen: 6 },
    { brush: 'pen', foreseen: 6 },
    { brush: 'brush', foreseen: 6 },
    { brush: 'airbrush', size: 30, foreseen: 6 },
    { brush: 'marker', opacity: 0.4, foreseen: 6 },
  ])('leaves nothing of points that were only foreseen: %o', (hand) => {
    const { shown, committed } = drawLive(hand)
    expect(difference(shown, committed)).toBeLessThan(0.006)
  })

  it.each<Hand>([
    { brush: 'pencil' },
    { brush: 'pen' },
    { brush: 'brush', opacity: 0.6 },
    { brush: 'brush' },
    { brush: 'airbrush', size: 30 },
    { brush: 'marker', opacity: 0.4 },
  ])('stays while it is drawn inside the ink of a layer whose transparency is locked: %o', (hand) => {
    const { shown, committed, still } = drawLive({ ...hand, locked: true })
    expect(outside(shown)).toBe(0)
    expect(difference(shown, still, 15)).toBeGreaterThan(0.005)
    expect(difference(shown, committed)).toBeLessThan(0.006)
  })

  it('is still cut by an eraser where its transparency is locked', () => {
    const { shown, committed } = drawLive({ brush: 'eraser', locked: true })
    expect(difference(shown, committed)).toBeLessThan(0.006)
  })

  it('keeps the marker even where its settled part meets its tail', () => {
    const { shown } = drawLive({ brush: 'marker', opacity: 0.4 })
    const { data } = shown.context.getImageData(200, 0, 150, HEIGHT)
    const alphas = [...data].filter((_, i) => i % 4 === 3)
    expect(Math.max(...alphas)).toBeLessThanOrEqual(Math.round(0.4 * 255) + 1)
  })

  it('is gone without a trace when it is let go of', () => {
    const { ink, seen } = drawLive({ brush: 'brush' })
    ink.clear()
    expect(
      seen()
        .context.getImageData(0, 0, WIDTH, HEIGHT)
        .data.some((value) => value !== 0),
    ).toBe(false)
  })
})
