import { describe, expect, it } from 'vitest'
import type { Camera } from '#shared/geometry/camera.ts'
import { panelPoint } from '#shared/geometry/points.ts'
import { toolOf } from '#shared/tools/toolbox.ts'
import {
  KIND_OF,
  context,
  down,
  facts,
  hands,
  move,
  pointsOf,
  press,
  up,
} from '../../../../tests/support/tableHands.ts'
import type { HandsUnder } from '../../../../tests/support/tableHands.ts'
import { guideFrom } from '../helpers/perspectiveSnap.ts'
import { traceSample } from './penSample.ts'
import type { Press } from './pointing.ts'

function toolOfDown(more: Partial<Press>, pointer = 2, space = false): string | null {
  const on = hands()
  on.tell({ kind: 'space', held: space })
  down(on, pointer, 10, 10, 0, more)
  return on.state().work?.tool.id ?? null
}

/** A finger that has moved `px`, and a second one that arrives `after` so many ms. */
function landed(after: number, px: number): HandsUnder {
  const on = hands()
  down(on, 3, 100, 100, 0)
  move(on, 3, [facts('touch', 100 + px, 100, after - 1)])
  down(on, 4, 300, 100, after)
  return on
}

/** The paper's position when one finger moved it, one moves it again, another lands, and finally, `at`, a pen. */
function shoved(at: number): Camera {
  const on = hands()
  down(on, 3, 100, 100, 0, { inHand: toolOf('hand') })
  move(on, 3, [facts('touch', 130, 140, 20)])
  up(on, 3, 130, 140, 30)
  down(on, 4, 100, 100, 40, { inHand: toolOf('hand') })
  move(on, 4, [facts('touch', 150, 100, 50)])
  down(on, 5, 300, 300, 60, { inHand: toolOf('hand') })
  down(on, 2, 400, 400, at)
  return on.camera()
}

describe('a press', () => {
  it('takes the tool that the pen’s end, its barrel, Space or the hand mean', () => {
    expect(toolOfDown({})).toBe('pencil')
    expect(toolOfDown({ button: 5, buttons: 32 })).toBe('eraser')
    expect(toolOfDown({ button: 2, buttons: 2 })).toBe('eyedropper')
    expect(toolOfDown({ button: 2, buttons: 2, inHand: toolOf('zoom') })).toBe('zoom')
    expect(toolOfDown({}, 2, true)).toBe('hand')
    expect(toolOfDown({ button: 2, buttons: 2 }, 1)).toBeNull()
    expect(toolOfDown({}, 3)).toBe('pencil')
    expect(toolOfDown({ penUsed: true }, 3)).toBe('hand')
  })

  it('of a pointer whose release was never told ends its line first, and begins another', () => {
    const on = hands()
    down(on, 2, 10, 10, 0)
    move(on, 2, [facts('pen', 60, 10, 10)])
    down(on, 2, 200, 200, 400)
    expect(on.effects().map(({ kind }) => kind)).toEqual(
      ['show', 'hover', 'show', 'finish', 'ask', 'show'].toSpliced(0, 0, 'ask'),
    )
    expect(on.state().work?.first.sample.at).toEqual({ x: 200, y: 200 })
  })
})

describe('fingers', () => {
  it('take the first half of a pinch for no line, and no palm beside one for its end', () => {
    const pinch = landed(299, 200)
    expect(pinch.effects().at(-1)).toEqual({ kind: 'cancelled' })
    move(pinch, 4, [facts('touch', 340, 100, 310)])
    expect(pinch.effects().at(-1)).toMatchObject({ kind: 'pinch', after: [{ x: 300 }, { x: 340 }] })
    expect(landed(900, 23).state().work).toBeNull()
    expect(landed(300, 24).state().work?.pointer.id).toBe(3)
  })

  it('do nothing one by one after a pinch, until all are up', () => {
    const on = landed(100, 5)
    up(on, 4, 300, 100, 120)
    const before = on.effects().length
    move(on, 3, [facts('touch', 150, 150, 140)])
    expect(on.effects()).toHaveLength(before)
    up(on, 3, 150, 150, 150)
    down(on, 3, 150, 150, 400)
    expect(on.state().work?.tool.id).toBe('pencil')
  })

  it('that lay down just before a pen were its hand: their line and their shove are put back', () => {
    const drew = hands()
    down(drew, 3, 100, 100, 0)
    move(drew, 3, [facts('touch', 200, 100, 50)])
    down(drew, 2, 300, 300, 500)
    expect(drew.told.flatMap(({ effects }) => effects).some(({ kind }) => kind === 'finish')).toBe(false)
    expect(drew.state()).toMatchObject({ work: { pointer: { id: 2 } }, fingers: { down: [] } })
    expect(shoved(739)).toEqual({ x: 30, y: 40, zoom: 1 })
    expect(shoved(740)).toEqual({ x: 80, y: 40, zoom: 1 })
  })
})

describe('a gesture', () => {
  it('that moved the paper puts it back when it is cancelled', () => {
    const on = hands()
    down(on, 1, 100, 100, 0, { inHand: toolOf('hand') })
    move(on, 1, [facts('mouse', 160, 90, 10)])
    expect(on.camera()).toEqual({ x: 60, y: -10, zoom: 1 })
    on.tell({ kind: 'cancel' })
    expect(on.camera()).toEqual({ x: 0, y: 0, zoom: 1 })
    expect(
      on
        .effects()
        .slice(-2)
        .map(({ kind }) => kind),
    ).toEqual(['putBack', 'cancelled'])
  })

  it('of a finger that the system takes away is taken back, and so is a pen’s that drew nothing', () => {
    const finger = hands()
    down(finger, 3, 10, 10, 0)
    finger.tell({ kind: 'lost', id: 3 })
    expect(finger.effects().at(-1)).toEqual({ kind: 'cancelled' })
    const pen = hands()
    down(pen, 2, 10, 10, 0, { inHand: toolOf('select') })
    pen.tell({ kind: 'lost', id: 2 })
    expect(pen.effects().at(-1)).toEqual({ kind: 'cancelled' })
  })

  it('ends where the pen was lifted, pressed as it last was', () => {
    const on = hands()
    down(on, 2, 10, 10, 0)
    move(on, 2, [facts('pen', 50, 10, 10, 0.8)])
    up(on, 2, 90, 10, 20)
    const end = on.effects().at(-1)
    if (end?.kind !== 'finish' || end.outcome.kind !== 'mark' || end.outcome.mark.kind !== 'stroke')
      throw new Error('It should have left a stroke.')
    const [x, y, pressure] = pointsOf(end.outcome.mark).at(-1)!
    expect([x, y, Math.round(pressure! * 10)]).toEqual([90, 10, 8])
  })

  it('ends when a mouse moves on with another button', () => {
    const on = hands()
    down(on, 1, 10, 10, 0)
    move(on, 1, [facts('mouse', 50, 10, 10)], { buttons: 2 })
    expect(on.effects().at(-1)).toMatchObject({ kind: 'finish' })
  })

  it('is foreseen for a pen and a finger, with what is certain said, and for a mouse not', () => {
    const foreseen = [facts('pen', 90, 10, 20)]
    for (const [pointer, certain] of [
      [2, 2],
      [1, undefined],
    ] as const) {
      const on = hands()
      down(on, pointer, 10, 10, 0)
      move(on, pointer, [facts(KIND_OF[pointer]!, 50, 10, 10)], { foreseen })
      const shown = on.effects().at(-1)
      if (shown?.kind !== 'show' || shown.gesture.kind !== 'stroke') throw new Error('It should show a stroke.')
      expect([shown.gesture.points.length, shown.certain]).toEqual([certain === undefined ? 2 : 3, certain])
    }
  })

  it('is shown without what was foreseen once the pen rests, and as far as it came', () => {
    const on = hands()
    down(on, 2, 10, 10, 0)
    move(on, 2, [facts('pen', 50, 10, 10)], { foreseen: [facts('pen', 90, 10, 20)] })
    on.tell({ kind: 'rest' })
    const shown = on.effects().at(-1)
    if (shown?.kind !== 'show' || shown.gesture.kind !== 'stroke') throw new Error('It should show a stroke.')
    expect([shown.gesture.points.length, shown.certain]).toEqual([2, undefined])
    up(on, 2, 50, 10, 900)
    const before = on.effects().length
    on.tell({ kind: 'rest' })
    expect(on.effects().length).toBe(before)
  })

  it('follows the perspective that it began with', () => {
    const grid = { horizon: 0, points: [[1000, 0]] as [number, number][] }
    const first = traceSample(facts('pen', 0, 0, 0), 0, 0, { x: 0, y: 0, zoom: 1 }, null)
    const begin = { kind: 'begin', press: press(2, 0, 0, 0), tool: toolOf('pencil'), context, first } as const
    const guide = guideFrom(panelPoint(0, 0), grid, 14)
    const on = hands()
    on.tell({ ...begin, camera: on.camera(), guide })
    move(on, 2, [facts('pen', 60, 9, 10), facts('pen', 120, 20, 20)])
    const { work } = on.state()
    if (work?.gesture.kind !== 'stroke') throw new Error('It should be a stroke.')
    expect(work.gesture.points.map(({ x, y }) => [x, y])).toEqual([
      [0, 0],
      [60, 0],
      [120, 0],
    ])
    expect(guide.line).toBe('undecided')
  })
})

/** The effects of ending what this tool does from one place to another. */
function ended(tool: Parameters<typeof toolOf>[0]): string[] {
  const on = hands()
  down(on, 2, 100, 100, 0, { inHand: toolOf(tool) })
  move(on, 2, [facts('pen', 200, 140, 20)])
  const before = on.effects().length
  on.tell({ kind: 'end' })
  move(on, 2, [facts('pen', 300, 140, 30)])
  up(on, 2, 300, 140, 40)
  return on
    .effects()
    .slice(before)
    .flatMap((effect) =>
      effect.kind === 'finish' ? [`finish ${effect.outcome.kind}`] : effect.kind === 'hover' ? [] : [effect.kind],
    )
}

describe('a gesture that is ended before the hand is lifted', () => {
  it('is kept as far as it came if it draws, and what was being chosen is not chosen', () => {
    expect(ended('pencil')).toEqual(['finish mark'])
    expect(ended('line')).toEqual(['finish mark'])
    expect(ended('hand')).toEqual(['finish nothing'])
    expect(ended('select')).toEqual(['cancelled'])
    expect(ended('zoom')).toEqual(['cancelled'])
  })
})
