import { createCanvas } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'
import { makeNewId } from '#shared/document/ids.ts'
import type { MarkRow } from '#shared/document/schema.ts'
import { packPoints } from '#shared/document/strokePoints.ts'
import { createPainter } from '#shared/paint/painter.ts'
import { createLayerBitmap } from './layerBitmap.ts'

const newId = makeNewId(Math.random)
const layerId = newId('layer')
const view = { frame: { x: 0, y: 0, width: 300, height: 60 }, scale: 1 }

function makeCanvas(width: number, height: number) {
  const canvas = createCanvas(width, height)
  return {
    canvas: canvas as never as HTMLCanvasElement,
    pen: canvas.getContext('2d') as never as CanvasRenderingContext2D,
  }
}

const painter = createPainter({
  make(width, height) {
    const { canvas, pen } = makeCanvas(width, height)
    return { surface: pen, picture: canvas }
  },
})

function upright(i: number): MarkRow {
  const x = 2 + (i % 296)
  const points = [10, 30, 50].map((y) => ({ x, y, pressure: 0.8, tilt: 0, azimuth: 0 }))
  const mark = {
    layerId,
    order: `a${i}`,
    transform: null,
    color: '#000000',
    opacity: 1,
    kind: 'stroke',
    seed: 1,
  } as const
  return { ...mark, id: newId('mark'), brush: 'pen', size: 2, points: packPoints(points) }
}

function newBitmap(clock = () => 0) {
  return createLayerBitmap(painter, view, makeCanvas, clock)
}

function inkOf(bitmap: ReturnType<typeof newBitmap>, from = 0): string {
  const pen = bitmap.canvas.getContext('2d')!
  return [...pen.getImageData(from, 30, 300, 1).data].filter((_, i) => i % 4 === 3).join(',')
}

/** What a bitmap that was given these marks at once shows. */
function afresh(marks: readonly MarkRow[]): string {
  const bitmap = newBitmap()
  while (!bitmap.sync(marks, 1000));
  return inkOf(bitmap)
}

describe('the bitmap of a layer', () => {
  it('shows after any undo, redo or change further down what painting it anew shows', () => {
    const marks = Array.from({ length: 260 }, (_, i) => upright(i))
    const bitmap = newBitmap()
    bitmap.sync(marks, 1000)
    for (const some of [marks.slice(0, 259), marks.slice(0, 120), marks, marks.filter((_, i) => i !== 40), [], marks]) {
      bitmap.sync(some, 1000)
      expect(inkOf(bitmap)).toBe(afresh(some))
    }
  })

  it('paints no more than a fixed number of marks for an undo, however many the layer has', () => {
    const marks = Array.from({ length: 1200 }, (_, i) => upright(i))
    let ticks = 0
    const bitmap = newBitmap(() => (ticks += 1))
    bitmap.sync(marks, Infinity)
    for (let left = 1199; left > 900; left -= 1) {
      ticks = 0
      expect(bitmap.sync(marks.slice(0, left), Infinity)).toBe(true)
      // One look at the clock for each mark painted, and one at the start.
      expect(ticks).toBeLessThanOrEqual(49)
    }
  })

  it('works in pieces when its time is up, and comes to the same', () => {
    const marks = Array.from({ length: 50 }, (_, i) => upright(i * 5))
    let clock = 0
    const bitmap = newBitmap(() => (clock += 1))
    let pieces = 1
    while (!bitmap.sync(marks, 4)) pieces += 1
    expect(pieces).toBeGreaterThan(5)
    expect(inkOf(bitmap)).toBe(afresh(marks))
  })

  it('grows round what it shows without painting it anew, and still undoes', () => {
    const marks = [upright(100), upright(200)]
    const bitmap = newBitmap()
    bitmap.sync(marks, 1000)
    let ticks = 0
    const wider = { frame: { x: -50, y: 0, width: 400, height: 60 }, scale: 1 }
    const grown = createLayerBitmap(painter, wider, makeCanvas, () => (ticks += 1), bitmap)
    expect(grown.sync(marks, 1000)).toBe(true)
    expect(ticks).toBe(1)
    expect(inkOf(grown, 50)).toBe(afresh(marks))
    grown.sync(marks.slice(0, 1), 1000)
    expect(inkOf(grown, 50)).toBe(afresh(marks.slice(0, 1)))
  })
})
