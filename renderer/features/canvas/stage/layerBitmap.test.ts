import { createCanvas } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'
import { makeNewId } from '#shared/document/ids.ts'
import type { MarkRow } from '#shared/document/schema.ts'
import { packPoints } from '#shared/paint/strokePoints.ts'
import { createPainter } from '#shared/paint/painter.ts'
import { seeded } from '../../../../tests/support/randomCommands.ts'
import { createLayerBitmap } from './layerBitmap.ts'

const newId = makeNewId(Math.random)
const layerId = newId('layer')
const view = { frame: { x: 0, y: 0, width: 300, height: 60 }, scale: 1 }

function makeCanvas(width: number, height: number) {
  const canvas = createCanvas(width, height)
  return {
    canvas: canvas as never as HTMLCanvasElement,
    context: canvas.getContext('2d') as never as CanvasRenderingContext2D,
  }
}

const painter = createPainter({
  make(width, height) {
    const { canvas, context } = makeCanvas(width, height)
    return { surface: context, picture: canvas }
  },
})

function stroke(places: readonly (readonly [number, number])[], erases = false): MarkRow {
  const points = places.map(([x, y]) => ({ x, y, pressure: 0.8, tilt: 0, azimuth: 0 }))
  return {
    id: newId('mark'),
    layerId,
    order: 'a0',
    transform: null,
    color: '#000000',
    opacity: 1,
    kind: 'stroke',
    seed: 1,
    brush: erases ? 'eraser' : 'pen',
    size: erases ? 6 : 2,
    points: packPoints(points),
  }
}

function upright(i: number, erases = false): MarkRow {
  const x = 2 + (i % 296)
  return stroke(
    [10, 30, 50].map((y) => [x, y]),
    erases,
  )
}

/** Reaches from the left edge to its own place, so that all of these overlap. */
function hook(i: number): MarkRow {
  const x = 4 + 2 * i
  return stroke([
    [2, 5],
    [x, 5],
    [x, 30],
    [x, 55],
  ])
}

function newBitmap(clock = () => 0) {
  return createLayerBitmap(painter, view, makeCanvas, clock)
}

function inkOf(bitmap: ReturnType<typeof newBitmap>, from = 0): number[] {
  const context = bitmap.canvas.getContext('2d')!
  return [...context.getImageData(from, 30, 300, 1).data].filter((_, i) => i % 4 === 3)
}

/** Parts painted separately may round their edges differently: by a sixteenth, as canvas computes coverage. */
const ROUNDING = 16

/** The largest difference between two rows of px. */
function apart(a: readonly number[], b: readonly number[]): number {
  return Math.max(...a.map((value, i) => Math.abs(value - b[i]!)))
}

/** What a bitmap shows that was given all these marks at once. */
function afresh(marks: readonly MarkRow[]): number[] {
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
      expect(apart(inkOf(bitmap), afresh(some))).toBeLessThanOrEqual(ROUNDING)
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

  it('paints only what lies over a change, however far down the layer it is', () => {
    const marks = Array.from({ length: 1200 }, (_, i) => upright(i))
    let ticks = 0
    const bitmap = newBitmap(() => (ticks += 1))
    bitmap.sync(marks, Infinity)
    for (const some of [marks.filter((_, i) => i !== 5), marks]) {
      ticks = 0
      expect(bitmap.sync(some, Infinity)).toBe(true)
      // Up to five marks share a place, and a mark has six neighbours on either side near enough to be touched.
      expect(ticks).toBeLessThanOrEqual(5 * 13 + 2)
      expect(apart(inkOf(bitmap), afresh(some))).toBeLessThanOrEqual(ROUNDING)
    }
  })

  it('undoes from what a change further down left, and from what one left that was given up half way', () => {
    const marks = Array.from({ length: 120 }, (_, i) => hook(i))
    const without = marks.filter((_, i) => i !== 10)
    const [changed, given] = [newBitmap(), newBitmap(() => (clock += 1))]
    let clock = 0
    for (const bitmap of [changed, given]) while (!bitmap.sync(marks, 1000));
    changed.sync(without, 1000)
    changed.sync(without.slice(0, 60), 1000)
    expect(apart(inkOf(changed), afresh(without.slice(0, 60)))).toBeLessThanOrEqual(ROUNDING)
    expect(given.sync(without, 60)).toBe(false)
    given.sync(marks, 1000)
    given.sync(marks.slice(0, 60), 1000)
    expect(apart(inkOf(given), afresh(marks.slice(0, 60)))).toBeLessThanOrEqual(ROUNDING)
  })

  it('comes to the same however changes follow each other, however little time each is given', () => {
    const random = seeded(11)
    const spares = Array.from({ length: 500 }, (_, i) => upright(Math.floor(random() * 296), i % 5 === 0))
    let clock = 0
    const bitmap = newBitmap(() => (clock += 1))
    let marks: readonly MarkRow[] = spares.slice(0, 300)
    let undone = marks
    for (let step = 0; step < 80; step += 1) {
      bitmap.sync(marks, 1 + Math.floor(random() * 20))
      if (random() < 0.3) bitmap.copyWhenIdle()
      const at = Math.floor(random() * marks.length)
      const some = spares.filter((mark) => !marks.includes(mark)).slice(0, 1 + Math.floor(random() * 3))
      const turn = random()
      const before = marks
      if (turn < 0.2) marks = undone
      else if (turn < 0.35) marks = marks.slice(0, -1 - Math.floor(random() * 60))
      else if (turn < 0.55) marks = marks.toSpliced(at, 1)
      else if (turn < 0.7) marks = marks.toSpliced(at, 0, ...some)
      else if (turn < 0.8) marks = [...marks.slice(0, at), ...marks.slice(at).toReversed()]
      else marks = [...marks, ...spares.filter((mark) => !marks.includes(mark)).slice(0, 60)]
      undone = before
      if (random() < 0.6) continue
      while (!bitmap.sync(marks, 50));
      expect(apart(inkOf(bitmap), afresh(marks))).toBeLessThanOrEqual(ROUNDING)
    }
  })

  it('works in pieces when its time is up, and comes to the same', () => {
    const marks = Array.from({ length: 50 }, (_, i) => upright(i * 5))
    let clock = 0
    const bitmap = newBitmap(() => (clock += 1))
    let pieces = 1
    while (!bitmap.sync(marks, 4)) pieces += 1
    expect(pieces).toBeGreaterThan(5)
    expect(inkOf(bitmap)).toEqual(afresh(marks))
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
    expect(inkOf(grown, 50)).toEqual(afresh(marks))
    grown.sync(marks.slice(0, 1), 1000)
    expect(inkOf(grown, 50)).toEqual(afresh(marks.slice(0, 1)))
  })
})
