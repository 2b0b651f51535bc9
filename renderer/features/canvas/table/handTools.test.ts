import { describe, expect, it } from 'vitest'
import { makeNewId } from '#shared/document/ids.ts'
import type { MarkRow } from '#shared/document/schema.ts'
import { packPoints, unpackPoints } from '#shared/paint/strokePoints.ts'
import { panelPoint, screenPoint } from '#shared/geometry/points.ts'
import { cameraTool } from '#shared/tools/cameraMove.ts'
import { markAt, marksInArea, marksInLoop } from './hitMarks.ts'
import { lassoFillTool } from '#shared/tools/lassoFill.ts'
import { lassoTool, selectTool } from '#shared/tools/select.ts'
import type { Outcome, PenSample, Tool, ToolContext } from '#shared/tools/tool.ts'
import { apply, dragMatrix, gripAt, gripsOf } from '#shared/tools/transformBox.ts'

const newId = makeNewId(Math.random)
const layerId = newId('layer')
const context: ToolContext = {
  color: '#2a2927',
  size: 8,
  opacity: 0.5,
  filled: false,
  steady: 0,
  seed: 42,
  zoom: 1,
  frame: { x: 0, y: 0, width: 1000, height: 500 },
  selected: null,
  add: false,
  other: false,
  move: null,
}

function sample(x: number, y: number): PenSample {
  return { at: panelPoint(x, y), screen: screenPoint(x, y), pressure: 0.5, tilt: 0, azimuth: 0 }
}

function draw(tool: Tool, path: readonly (readonly [number, number])[], more: Partial<ToolContext> = {}): Outcome {
  const begun = tool.begin(sample(...path[0]!), { ...context, ...more })
  return tool.finish(path.slice(1).reduce((next, at) => tool.move(next, [sample(...at)], false), begun))
}

function stroke(...path: readonly (readonly [number, number])[]): MarkRow {
  const points = packPoints(path.map(([x, y]) => ({ x, y, pressure: 0.5, tilt: 0, azimuth: 0 })))
  const rest = { layerId, order: 'a0', transform: null, color: '#000000', opacity: 1, seed: 1 } as const
  return { ...rest, id: newId('mark'), kind: 'stroke', brush: 'pen', size: 4, points }
}

describe('the lasso fill', () => {
  it('fills what the pen went round, in the colour and opacity in hand', () => {
    const done = draw(lassoFillTool, [
      [10, 10],
      [60, 10],
      [60, 60],
    ])
    expect(done).toMatchObject({ kind: 'mark', mark: { kind: 'fill', color: '#2a2927', opacity: 0.5 } })
    const ring = done.kind === 'mark' && done.mark.kind === 'fill' ? unpackPoints(done.mark.rings[0]!) : []
    expect([...ring].filter((_, i) => i % 5 < 2)).toEqual([10, 10, 60, 10, 60, 60])
  })

  it('leaves nothing where there is no area', () => {
    const flat = draw(lassoFillTool, [
      [10, 10],
      [60, 10],
      [90, 10],
    ])
    expect(flat).toEqual({ kind: 'nothing' })
  })
})

describe('selecting', () => {
  const marks = [stroke([10, 10], [20, 20]), stroke([100, 100], [300, 100]), stroke([15, 15], [400, 400])]

  it('takes what a frame drawn either way meets, and with Shift adds to it', () => {
    const done = draw(
      selectTool,
      [
        [50, 50],
        [0, 0],
      ],
      { add: true },
    )
    expect(done).toEqual({ kind: 'take', area: { x: 0, y: 0, width: 50, height: 50 }, loop: null, add: true })
    expect(marksInArea(marks, { x: 0, y: 0, width: 50, height: 50 })).toEqual([marks[0], marks[2]])
  })

  it('takes the topmost mark that is touched, also between its points', () => {
    expect(draw(selectTool, [[200, 100]])).toMatchObject({ kind: 'touch', near: 6 })
    expect(markAt(marks, panelPoint(200, 104), 6)).toBe(marks[1])
    expect(markAt(marks, panelPoint(200, 150), 6)).toBeUndefined()
  })

  it('takes with the lasso what lies mostly inside it', () => {
    const loop = [panelPoint(0, 0), panelPoint(40, 0), panelPoint(40, 40), panelPoint(0, 40)]
    expect(marksInLoop(marks, loop)).toEqual([marks[0]])
    const done = draw(lassoTool, [
      [0, 0],
      [40, 0],
      [40, 40],
    ])
    expect(done).toMatchObject({ kind: 'take', area: null, add: false })
    const more = [
      [0, 0],
      [40, 0],
      [40, 40],
    ] as const
    expect(draw(lassoTool, more, { add: true })).toMatchObject({ kind: 'take', add: true })
  })

  it('sees a mark where its transform has put it', () => {
    const moved: MarkRow = { ...marks[0]!, transform: [1, 0, 0, 1, 500, 0] }
    expect(markAt([moved], panelPoint(515, 15), 6)).toBe(moved)
    expect(markAt([moved], panelPoint(15, 15), 6)).toBeUndefined()
  })
})

const fromInside = (to: [number, number]): [number, number][] => [[150, 150], to]

describe('the box round a selection', () => {
  const box = { x: 100, y: 100, width: 200, height: 100 }

  it('is moved by its inside, scaled by corner or side, turned by its knob, at any zoom', () => {
    expect(gripAt(box, panelPoint(180, 150), 1)).toEqual({ kind: 'inside' })
    expect(gripAt(box, panelPoint(301, 201), 1)).toEqual({ kind: 'scale', across: 1, down: 1 })
    expect(gripAt(box, panelPoint(200, 74), 1)).toEqual({ kind: 'turn' })
    expect(gripAt(box, panelPoint(200, 87), 2)).toEqual({ kind: 'turn' })
    expect(gripAt(box, panelPoint(320, 220), 1)).toBeNull()
    const done = draw(
      selectTool,
      [
        [150, 150],
        [180, 140],
      ],
      { selected: box },
    )
    expect(done).toEqual({ kind: 'transform', matrix: [1, 0, 0, 1, 30, -10], grip: 'inside' })
  })

  it('with Alt its copies are moved; with Shift a press that hardly moves touches the mark under it', () => {
    const copied = draw(selectTool, fromInside([180, 140]), { selected: box, other: true })
    expect(copied).toEqual({ kind: 'transform', matrix: [1, 0, 0, 1, 30, -10], grip: 'inside', copy: true })
    const touched = draw(selectTool, fromInside([152, 151]), { selected: box, add: true })
    expect(touched).toMatchObject({ kind: 'touch', at: { x: 150, y: 150 }, add: true })
    const moved = draw(selectTool, fromInside([180, 150]), { selected: box, add: true })
    expect(moved).toMatchObject({ kind: 'transform', matrix: [1, 0, 0, 1, 30, 0] })
  })

  it('is moved by its inside however small it is, and scaled from just outside it', () => {
    const dot = { x: 100, y: 100, width: 10, height: 10 }
    expect(gripAt(dot, panelPoint(105, 105), 1)).toEqual({ kind: 'inside' })
    expect(gripAt(dot, panelPoint(99, 105), 1)).toEqual({ kind: 'inside' })
    expect(gripAt(dot, panelPoint(114, 114), 1)).toEqual({ kind: 'scale', across: 1, down: 1 })
    const line = { x: 100, y: 100, width: 300, height: 8 }
    expect(gripAt(line, panelPoint(104, 104), 1)).toEqual({ kind: 'inside' })
    expect(gripAt(line, panelPoint(250, 104), 1)).toEqual({ kind: 'inside' })
    expect(gripAt(line, panelPoint(250, 112), 1)).toEqual({ kind: 'scale', across: 0.5, down: 1 })
    expect(gripAt(line, panelPoint(405, 111), 1)).toEqual({ kind: 'scale', across: 1, down: 1 })
    expect(gripsOf(line, 1)).toHaveLength(6)
    expect(gripsOf(line, 6)).toHaveLength(8)
  })

  it('keeps the opposite corner where it is, and the shape while Shift is held', () => {
    const grip = { kind: 'scale', across: 1, down: 1 } as const
    const free = dragMatrix(grip, box, panelPoint(300, 200), panelPoint(400, 200), false)
    expect(free).toEqual([1.5, 0, 0, 1, -50, 0])
    const held = dragMatrix(grip, box, panelPoint(300, 200), panelPoint(400, 200), true)
    expect([held[0], held[3]]).toEqual([1.5, 1.5])
  })

  it('turns about its middle, by fifteenths of a turn while Shift is held', () => {
    const turned = dragMatrix({ kind: 'turn' }, box, panelPoint(200, 74), panelPoint(276, 150), false)
    expect(turned[0]).toBeCloseTo(0)
    expect(turned[1]).toBeCloseTo(1)
    const held = dragMatrix({ kind: 'turn' }, box, panelPoint(200, 74), panelPoint(215, 78), true)
    expect(Math.asin(held[1])).toBeCloseTo(Math.PI / 12)
  })

  it('asks for nothing when it was put back where it was', () => {
    const path = [
      [150, 150],
      [190, 150],
      [150, 150],
    ] as const
    expect(draw(selectTool, path, { selected: box })).toEqual({ kind: 'nothing' })
  })
})

describe('the camera move', () => {
  it('moves a frame one way only while Shift is held, so that a pan stays level', () => {
    const move = { start: [0, 0, 1000, 500], end: [500, 250, 400, 200], ease: 'in' } as never
    const begun = cameraTool.begin(sample(600, 300), { ...context, move })
    expect(cameraTool.finish(cameraTool.move(begun, [sample(660, 320)], true))).toMatchObject({
      move: { end: [560, 250, 400, 200] },
    })
    expect(cameraTool.finish(cameraTool.move(begun, [sample(610, 280)], true))).toMatchObject({
      move: { end: [500, 230, 400, 200] },
    })
  })

  it('starts with the whole frame and ends on what was drawn, in the film’s ratio', () => {
    const done = draw(cameraTool, [
      [500, 250],
      [900, 300],
    ])
    expect(done).toEqual({
      kind: 'camera',
      move: { start: [0, 0, 1000, 500], end: [500, 250, 400, 200], ease: 'even' },
    })
  })

  it('is moved by a frame’s inside and sized by its corners, the ratio kept', () => {
    const move = { start: [0, 0, 1000, 500], end: [500, 250, 400, 200], ease: 'in' } as const
    const held = { move: { start: [...move.start], end: [...move.end], ease: move.ease } } as never
    expect(
      draw(
        cameraTool,
        [
          [600, 300],
          [610, 280],
        ],
        held,
      ),
    ).toMatchObject({ move: { end: [510, 230, 400, 200], start: move.start, ease: 'in' } })
    expect(
      draw(
        cameraTool,
        [
          [900, 450],
          [700, 350],
        ],
        held,
      ),
    ).toMatchObject({ move: { end: [500, 250, 200, 100] } })
  })
})

describe('what a hand takes hold of', () => {
  const corner = stroke([0, 0], [100, 0], [100, 100])

  it('is what is drawn in the frame, not what only reaches round it', () => {
    expect(marksInArea([corner], { x: 10, y: 60, width: 30, height: 30 })).toEqual([])
    expect(marksInArea([corner], { x: 90, y: 60, width: 30, height: 60 })).toEqual([corner])
  })

  it('is the mark that is seen where several lie', () => {
    const over = stroke([0, 0], [100, 0])
    expect(markAt([corner, over], panelPoint(50, 0), 3)).toBe(over)
  })

  it('can always be drawn out again, and turns about its middle', () => {
    const box = { x: 100, y: 100, width: 200, height: 100 }
    const flat = dragMatrix(
      { kind: 'scale', across: 1, down: 1 },
      box,
      panelPoint(300, 200),
      panelPoint(100, 100),
      false,
    )
    expect([Math.abs(flat[0]), Math.abs(flat[3])]).toEqual([0.02, 0.02])
    const turned = dragMatrix({ kind: 'turn' }, box, panelPoint(200, 50), panelPoint(300, 150), false)
    const middle = apply(turned, panelPoint(200, 150))
    expect([middle.x, middle.y]).toEqual([expect.closeTo(200), expect.closeTo(150)])
    expect(apply(turned, panelPoint(200, 50)).x).toBeCloseTo(300)
  })
})
