import { describe, expect, it } from 'vitest'
import { makeNewId } from '#shared/document/ids.ts'
import type { MarkRow } from '#shared/document/schema.ts'
import { NIBS } from '#shared/paint/nibs/index.ts'
import { nibOf } from '#shared/paint/nibs/nibOf.ts'
import type { Brush } from '#shared/paint/nibs/nibOf.ts'
import { packPoints } from '#shared/paint/strokePoints.ts'
import { makeCanvas, painter } from '../../../../tests/support/paintCanvas.ts'
import { seeded } from '../../../../tests/support/randomCommands.ts'
import { createLayerBitmap } from './layerBitmap.ts'
import { createSpareCanvases } from './spareCanvases.ts'

const newId = makeNewId(Math.random)
const layerId = newId('layer')
const view = { frame: { x: 0, y: 0, width: 300, height: 60 }, scale: 1 }

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

/** A hand that turns sharply, across all of a large page. */
function zigzag(random: () => number, brush: Brush): MarkRow {
  const corners = Array.from({ length: 5 }, () => [32 + random() * 256, 18 + random() * 144] as const)
  return { ...stroke(corners), brush, size: nibOf(brush).start.size / 2, seed: Math.floor(random() * 1e6) } as MarkRow
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

function partsOf(clock: () => number) {
  return { painter, makeCanvas, spares: createSpareCanvases(makeCanvas), now: clock }
}

function newBitmap(clock = () => 0) {
  return createLayerBitmap(partsOf(clock), view)
}

function inkOf(bitmap: ReturnType<typeof newBitmap>, from = 0): number[] {
  const context = bitmap.canvas.getContext('2d')!
  return [...context.getImageData(from, 30, 300, 1).data].filter((_, i) => i % 4 === 3)
}

function pixelsOf({ canvas }: ReturnType<typeof newBitmap>): Uint8ClampedArray {
  return canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height).data
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
      expect(inkOf(bitmap)).toEqual(afresh(some))
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
      expect(inkOf(bitmap)).toEqual(afresh(some))
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
    expect(inkOf(changed)).toEqual(afresh(without.slice(0, 60)))
    expect(given.sync(without, 60)).toBe(false)
    given.sync(marks, 1000)
    given.sync(marks.slice(0, 60), 1000)
    expect(inkOf(given)).toEqual(afresh(marks.slice(0, 60)))
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
      expect(inkOf(bitmap)).toEqual(afresh(marks))
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
    const grown = createLayerBitmap(
      partsOf(() => (ticks += 1)),
      wider,
      bitmap,
    )
    expect(grown.sync(marks, 1000)).toBe(true)
    expect(ticks).toBe(1)
    expect(inkOf(grown, 50)).toEqual(afresh(marks))
    grown.sync(marks.slice(0, 1), 1000)
    expect(inkOf(grown, 50)).toEqual(afresh(marks.slice(0, 1)))
  })

  it('asks nothing of its canvas, which would take memory, as long as there is nothing to paint', () => {
    const asked: PropertyKey[] = []
    function watched(width: number, height: number): ReturnType<typeof makeCanvas> {
      const made = makeCanvas(width, height)
      const heard = { get: (of: object, name: PropertyKey) => (asked.push(name), Reflect.get(of, name, of) as unknown) }
      return { ...made, context: new Proxy<typeof made.context>(made.context, heard) }
    }
    const parts = { ...partsOf(() => 0), makeCanvas: watched }
    const bitmap = createLayerBitmap(parts, view)
    bitmap.sync([], 1000)
    const wider = { frame: { x: -50, y: 0, width: 400, height: 60 }, scale: 1 }
    createLayerBitmap(parts, wider, bitmap).sync([], 1000)
    expect(asked).toEqual([])
  })

  it.each(NIBS.map(({ id }) => id))(
    'shows long lines of the %s that cross as if it had been painted at once',
    (brush) => {
      const random = seeded(5)
      const large = { frame: { x: 0, y: 0, width: 320, height: 180 }, scale: 1.25 }
      const page = (): ReturnType<typeof newBitmap> =>
        createLayerBitmap(
          partsOf(() => 0),
          large,
        )
      const ground = Array.from({ length: 4 }, () => zigzag(random, 'pen'))
      const marks = [...ground, ...Array.from({ length: 8 }, () => zigzag(random, brush))]
      const changed = page()
      changed.sync(marks, 1000)
      for (let gone = 0; gone < marks.length; gone += 1) {
        const some = marks.toSpliced(gone, 1)
        changed.sync(some, 1000)
        const painted = page()
        painted.sync(some, 1000)
        const [is, meant] = [pixelsOf(changed), pixelsOf(painted)]
        expect(
          is.findIndex((value, at) => value !== meant[at]),
          `without line ${gone}`,
        ).toBe(-1)
      }
    },
  )
})
