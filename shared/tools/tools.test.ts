import { describe, expect, it } from 'vitest'
import { unpackPoints } from '#shared/paint/strokePoints.ts'
import { panelPoint, screenPoint } from '#shared/geometry/points.ts'
import { handTool } from './hand.ts'
import { TOOLS, TOOL_GROUPS } from './index.ts'
import { arrowTool, lineTool, rectangleTool } from './shapes.ts'
import { textTool } from './spots.ts'
import { COMMANDS } from '../commands/commandTable.ts'
import type { CommandEntry } from '../commands/commandTable.ts'
import { digitOf, toolOf } from './toolbox.ts'
import type { MarkDraft, PenSample, Tool, ToolContext } from './tool.ts'

const COMMAND_ENTRIES: readonly CommandEntry[] = COMMANDS
const keysOfTool = (id: string) => COMMAND_ENTRIES.find((entry) => entry.id === `tool.${id}`)?.keys ?? []

const [pencilTool, eraserTool] = [toolOf('pencil'), toolOf('eraser')]
const context: ToolContext = {
  color: '#2a2927',
  size: 8,
  opacity: 0.5,
  filled: false,
  steady: 0,
  seed: 42,
  zoom: 1,
  frame: { x: 0, y: 0, width: 1920, height: 803 },
  selected: null,
  add: false,
  other: false,
  move: null,
}

function sample(x: number, y: number, pressure = 0.5): PenSample {
  return { at: panelPoint(x, y), screen: screenPoint(x, y), pressure, tilt: 0, azimuth: 0 }
}

function draw(tool: Tool, path: readonly PenSample[], held = false, more: Partial<ToolContext> = {}): MarkDraft | null {
  const begun = tool.begin(path[0]!, { ...context, ...more })
  const gesture = path.slice(1).reduce((next, each) => tool.move(next, [each], held), begun)
  const outcome = tool.finish(gesture)
  return outcome.kind === 'mark' ? outcome.mark : null
}

describe('drawing tools', () => {
  it('leave a stroke through the points of the pen, with their pressure', () => {
    const mark = draw(pencilTool, [sample(10, 10, 0.2), sample(30, 20, 0.6), sample(50, 10, 1)])
    expect(mark).toMatchObject({ kind: 'stroke', brush: 'pencil', size: 8, seed: 42, opacity: 0.5, transform: null })
    const points = mark?.kind === 'stroke' ? [...unpackPoints(mark.points)] : []
    expect(points.filter((_, i) => i % 5 === 0)).toEqual([10, 30, 50])
    expect(points.filter((_, i) => i % 5 === 2).map((p) => Math.round(p * 10) / 10)).toEqual([0.2, 0.6, 1])
  })

  it('keep how long the pen was down, where the window tells the time', () => {
    const at = (x: number, time: number): PenSample => ({ ...sample(x, 0), time })
    expect(draw(pencilTool, [at(0, 1000.2), at(30, 1200), at(60, 1532.9)])).toMatchObject({ ms: 533 })
    expect(draw(pencilTool, [at(0, 0), at(60, 9e9)])).toMatchObject({ ms: 3_600_000 })
    expect(draw(pencilTool, [sample(0, 0), sample(60, 0)])).not.toHaveProperty('ms')
  })

  it('leave a dot where the pen only touched, as heavy as it pressed', () => {
    const mark = draw(pencilTool, [sample(10, 10, 0.2), sample(10.1, 10, 0.9)])
    const points = mark?.kind === 'stroke' ? [...unpackPoints(mark.points)] : []
    expect(points).toHaveLength(5)
    expect(points[2]).toBeCloseTo(0.9, 1)
  })

  it('do not change a gesture that was there before a move', () => {
    const begun = pencilTool.begin(sample(0, 0), context)
    pencilTool.move(begun, [sample(40, 0)], false)
    expect(begun.kind === 'stroke' && begun.points).toHaveLength(1)
  })

  it('steady a line on its way and still end it where the pen was lifted', () => {
    const jitter = Array.from({ length: 20 }, (_, i) => sample(i * 10, i % 2 === 0 ? 0 : 8))
    const steadied = draw(pencilTool, jitter, false, { steady: 0.7 })
    expect(spread(steadied)).toBeLessThan(spread(draw(pencilTool, jitter)) / 2)
    const points = steadied?.kind === 'stroke' ? unpackPoints(steadied.points) : new Float32Array(0)
    expect([points.at(-5), points.at(-4)]).toEqual([190, 8])
  })

  it('rule a straight line of one weight while Shift is held, wherever the hand strays, and go on freely after', () => {
    const path = [sample(0, 0, 0.2), sample(60, 9, 0.7), sample(200, 12, 0.5), sample(203, 12, 0)]
    for (const tool of [pencilTool, eraserTool]) {
      const mark = draw(tool, path, true, { steady: 0.5 })
      const points = mark?.kind === 'stroke' ? [...unpackPoints(mark.points)] : []
      const across = points.filter((_, i) => i % 5 === 0).map(Math.round)
      expect([across[0], across.at(-1)]).toEqual([0, 203])
      expect(new Set(points.filter((_, i) => i % 5 === 1).map(Math.round))).toEqual(new Set([0]))
      expect(new Set(points.filter((_, i) => i % 5 === 2)).size).toBe(1)
    }
    const begun = pencilTool.move(pencilTool.begin(sample(0, 0), context), [sample(10, 40)], false)
    const ruled = pencilTool.move(pencilTool.move(begun, [sample(90, 50)], true), [sample(110, 42)], true)
    const freed = pencilTool.move(ruled, [sample(120, 80)], false)
    const at = freed.kind === 'stroke' ? freed.points.map(({ x, y }) => [Math.round(x), Math.round(y)]) : []
    expect([at[0], at[1], ...at.slice(-2)]).toEqual([
      [0, 0],
      [10, 40],
      [110, 40],
      [120, 80],
    ])
    expect(new Set(at.slice(1, -1).map(([, y]) => y))).toEqual(new Set([40]))
  })

  it('erase wholly, whatever the opacity of ink is', () => {
    expect(draw(eraserTool, [sample(0, 0), sample(20, 0)])).toMatchObject({ brush: 'eraser', opacity: 1 })
  })
})

describe('shape tools', () => {
  it('span from where the pen went down to where it was lifted', () => {
    expect(draw(rectangleTool, [sample(10, 10), sample(40, 30)])).toMatchObject({
      kind: 'shape',
      shape: 'rectangle',
      from: [10, 10],
      to: [40, 30],
    })
  })

  it('leave nothing for a press that did not move', () => {
    expect(draw(rectangleTool, [sample(10, 10), sample(11, 11)])).toBeNull()
  })

  it('keep to squares and to every fifteenth degree while Shift is held', () => {
    expect(draw(rectangleTool, [sample(0, 0), sample(40, -10)], true)).toMatchObject({ to: [40, -40] })
    const line = draw(lineTool, [sample(0, 0), sample(100, 4)], true)
    expect(line?.kind === 'shape' && line.to[1]).toBeCloseTo(0)
  })

  it('bend an arrow as the hand went, and rule it straight where it went straight', () => {
    const bowed = Array.from({ length: 21 }, (_, i) => sample(i * 10, -50 * Math.sin((i / 20) * Math.PI)))
    const arrow = draw(arrowTool, bowed)
    expect(arrow?.kind === 'shape' && arrow.bend?.[0]).toBeCloseTo(100, 0)
    expect(arrow?.kind === 'shape' && arrow.bend?.[1]).toBeCloseTo(-50, 0)
    expect(draw(arrowTool, [sample(0, 0), sample(100, 3), sample(200, 0)])).toMatchObject({ bend: null })
    expect(draw(arrowTool, bowed, true)).toMatchObject({ bend: null })
  })
})

describe('the other tools', () => {
  it('write where the pen was lifted', () => {
    const moved = textTool.move(textTool.begin(sample(0, 0), context), [sample(30, 40)], false)
    expect(textTool.finish(moved)).toEqual({ kind: 'write', at: panelPoint(30, 40) })
  })

  it('move the paper by what the hand moved since it was last asked', () => {
    const begun = handTool.begin(sample(0, 0), context)
    const moved = handTool.move(handTool.move(begun, [sample(5, 5)], false), [sample(12, 5)], false)
    expect(moved).toEqual({ kind: 'pan', from: screenPoint(5, 5), to: screenPoint(12, 5) })
    expect(handTool.finish(moved)).toEqual({ kind: 'nothing' })
  })
})

describe('the toolbox', () => {
  it('holds every tool once, under a key of its own', () => {
    const all = TOOL_GROUPS.flat()
    expect(all.map((tool) => tool.id).toSorted()).toEqual([...new Set(TOOLS.map((tool) => tool.id))].toSorted())
    expect(new Set(all.map((tool) => tool.key)).size).toBe(all.length)
    for (const tool of all) expect(keysOfTool(tool.id)[0]).toBe(tool.key)
  })

  it('answers to digits for the first nine', () => {
    expect(keysOfTool('pencil')).toEqual(['B', '1'])
    expect(keysOfTool('hand')).toEqual(['V'])
    expect(digitOf(toolOf('pencil'))).toBe('1')
    expect(digitOf(toolOf('hand'))).toBe('')
  })
})

/** Vertical spread of a stroke's points, ignoring its ends. */
function spread(mark: MarkDraft | null): number {
  const ys = mark?.kind === 'stroke' ? [...unpackPoints(mark.points)].filter((_, i) => i % 5 === 1).slice(4, -1) : []
  return Math.max(...ys) - Math.min(...ys)
}
