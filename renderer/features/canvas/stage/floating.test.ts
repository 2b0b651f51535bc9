import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { makeNewId } from '#shared/document/ids.ts'
import type { MarkRow } from '#shared/document/schema.ts'
import type { Brush } from '#shared/paint/nibs/nibOf.ts'
import { packPoints } from '#shared/paint/strokePoints.ts'
import { paintMark } from '#shared/compositing/paintMark.ts'
import { tiledSurface } from '../../../../tests/support/liveTiles.ts'
import { makeCanvas, painter } from '../../../../tests/support/paintCanvas.ts'
import { createFloating } from './floating.ts'
import type { StageCanvas } from './stageCanvas.ts'

const [WIDTH, HEIGHT] = [240, 120]
const frame = { x: 0, y: 0, width: WIDTH, height: HEIGHT }
const view = { frame, scale: 1 }
const newId = makeNewId(Math.random)
const layerId = newId('layer')

type Place = readonly [x: number, y: number]

function line(brush: Brush, color: string, from: Place, to: Place, opacity = 1): MarkRow {
  const points = [0, 0.25, 0.5, 0.75, 1].map((part) => ({
    x: from[0] + (to[0] - from[0]) * part,
    y: from[1] + (to[1] - from[1]) * part,
    pressure: 0.8,
    tilt: 0,
    azimuth: 0,
  }))
  const fields = { layerId, order: 'a0', transform: null, color, opacity, kind: 'stroke', seed: 3, size: 22 } as const
  return { ...fields, id: newId('mark'), brush, points: packPoints(points) }
}

function paint(marks: readonly MarkRow[]): StageCanvas {
  const stageCanvas = makeCanvas(WIDTH, HEIGHT)
  for (const mark of marks) paintMark(stageCanvas.context, mark, painter, view)
  return stageCanvas
}

/** A layer with some of its marks held, moved down by so much; and how it looks when they are put down there. */
function moved(
  all: readonly MarkRow[],
  lifted: readonly MarkRow[],
  down: number,
): { shown: StageCanvas; landed: StageCanvas } {
  const { shown, seen } = tiledSurface(makeCanvas, WIDTH, HEIGHT, 70)
  const floating = createFloating(painter, {
    shown,
    still: paint(all.filter((mark) => !lifted.includes(mark))),
    makeCanvas,
    aim: () => ({ scale: 1, x: 0, y: 0 }),
    frame: () => frame,
    layer: () => all,
  })
  floating.lift(lifted)
  floating.at([1, 0, 0, 1, 0, 9])
  floating.at([1, 0, 0, 1, 0, down])
  const landed = all.map((mark) => (lifted.includes(mark) ? { ...mark, transform: [1, 0, 0, 1, 0, down] } : mark))
  return { shown: seen(), landed: paint(landed as MarkRow[]) }
}

/** Px that differ by more than rounding. */
function differing(a: StageCanvas, b: StageCanvas): number {
  const [p, q] = [a, b].map(({ context }) => context.getImageData(0, 0, WIDTH, HEIGHT).data)
  let count = 0
  for (let i = 0; i < p!.length; i += 4)
    if ([0, 1, 2, 3].some((c) => Math.abs(p![i + c]! - q![i + c]!) > 40)) count += 1
  return count
}

const held = line('pen', '#c03020', [20, 30], [220, 30])
const high = line('pen', '#f0a000', [20, 60], [220, 60])
const below = line('pen', '#208040', [60, 5], [60, 115])
const above = line('pen', '#2040c0', [120, 5], [120, 115])
const cut = line('eraser', '#000000', [170, 5], [170, 115])
const tone = line('marker', '#8d8b86', [90, 5], [90, 115], 0.5)

// On a busy machine a turn is over before its marks are: there are no frames here, so that the next one comes at once.
beforeEach(() => {
  vi.stubGlobal('requestAnimationFrame', (turn: FrameRequestCallback) => {
    turn(performance.now())
    return 0
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
})

describe('marks in the hand', () => {
  it.each([
    ['over what lies below them', [below, held], [held]],
    ['under ink that lies over them', [below, held, above], [held]],
    ['cut by an eraser that came after them', [below, held, cut, above], [held]],
    ['darkened by tone that lies over them', [held, tone, above], [held]],
    ['among the others, each at its own place', [below, held, above, tone, high], [held, high]],
    ['under ink that keeps within the layer', [held, { ...above, within: true as const }], [held]],
    ['cutting what they cut', [below, above, cut, held], [cut]],
    ['darkening what they darken', [below, above, tone, held], [tone]],
  ] as const)('are shown as they will lie: %s', (_, all, lifted) => {
    const { shown, landed } = moved(all, lifted, 30)
    expect(differing(shown, landed)).toBeLessThan(20)
  })

  it('leave nothing where they were, and nothing at all when they are let go of', () => {
    const { shown, seen } = tiledSurface(makeCanvas, WIDTH, HEIGHT, 70)
    const still = paint([below])
    const floating = createFloating(painter, {
      shown,
      still,
      makeCanvas,
      aim: () => ({ scale: 1, x: 0, y: 0 }),
      frame: () => frame,
      layer: () => [below, held],
    })
    floating.lift([held])
    floating.at([1, 0, 0, 1, 0, 400])
    expect(differing(seen(), still)).toBe(0)
    floating.drop()
    expect(
      seen()
        .context.getImageData(0, 0, WIDTH, HEIGHT)
        .data.some((value) => value !== 0),
    ).toBe(false)
  })
})
