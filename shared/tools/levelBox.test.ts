import { describe, expect, it } from 'vitest'
import { panelPoint, screenPoint } from '../geometry/points.ts'
import type { PanelPoint } from '../geometry/points.ts'
import { toView, toWindow } from '../geometry/turn.ts'
import type { ViewTurn } from '../geometry/turn.ts'
import { levelCorners, levelOf } from './levelBox.ts'
import { selectTool } from './select.ts'
import { ellipseTool, lineTool, rectangleTool } from './shapes.ts'
import type { PenSample, Tool, ToolContext } from './tool.ts'
import { apply, STAY } from './transformBox.ts'
import { zoomTool } from './zoom.ts'

const VIEWS: readonly ViewTurn[] = [
  [0, false],
  [30, false],
  [-75, true],
  [128, true],
  [180, false],
].map(([degrees, flip]) => ({
  degrees: degrees as number,
  flip: flip as boolean,
  room: { width: 800, height: 600 },
  out: { x: 100, y: 200 },
}))

const [FROM, TO] = [screenPoint(200, 150), screenPoint(500, 350)]

/** What a tool makes of a hand that goes from one place in the window to another. */
function dragged(tool: Tool, view: ViewTurn, held = false) {
  const sampleAt = (at: typeof FROM): PenSample => {
    const { x, y } = toView(view, at)
    return { at: panelPoint(x, y), screen: screenPoint(x, y), pressure: 0.5, tilt: 0, azimuth: 0 }
  }
  const context: ToolContext = {
    color: '#2a2927',
    size: 8,
    opacity: 1,
    filled: false,
    steady: 0,
    seed: 1,
    zoom: 1,
    level: levelOf(view.degrees, view.flip),
    frame: { x: 0, y: 0, width: 1920, height: 803 },
    selected: null,
    add: false,
    other: false,
    move: null,
  }
  return tool.finish(tool.move(tool.begin(sampleAt(FROM), context), [sampleAt(TO)], held))
}

/** Panel points in the window, rounded, from the top left. */
function inWindow(view: ViewTurn, points: readonly PanelPoint[]): string[] {
  return points
    .map(({ x, y }) => toWindow(view, screenPoint(x, y)))
    .map(({ x, y }) => `${Math.round(x)} ${Math.round(y)}`)
    .toSorted()
}

const BOX = ['200 150', '200 350', '500 150', '500 350']

describe.each(VIEWS)('in a view turned by $degrees°, flipped: $flip', (view) => {
  it.each([rectangleTool, ellipseTool])('a $id stands upright in the window, where the hand drew it', (tool) => {
    const outcome = dragged(tool, view)
    if (outcome.kind !== 'mark' || outcome.mark.kind !== 'shape') throw new Error(outcome.kind)
    const { from, to, transform } = outcome.mark
    const corners = [from, [to[0], from[1]], to, [from[0], to[1]]].map(([x, y]) =>
      apply(transform ?? STAY, panelPoint(x!, y!)),
    )
    expect(inWindow(view, corners)).toEqual(BOX)
  })

  it('Shift makes it a square there, and a line level', () => {
    const square = dragged(rectangleTool, view, true)
    if (square.kind !== 'mark' || square.mark.kind !== 'shape') throw new Error(square.kind)
    const { from, to, transform } = square.mark
    expect(Math.abs(Math.abs(to[0] - from[0]) - 300)).toBeLessThan(1e-6)
    expect(inWindow(view, [apply(transform ?? STAY, panelPoint(...to))])).toEqual(['500 450'])
    const line = dragged(lineTool, view, true)
    if (line.kind !== 'mark' || line.mark.kind !== 'shape') throw new Error(line.kind)
    const [start, end] = [line.mark.from, line.mark.to].map(([x, y]) => toWindow(view, screenPoint(x, y)))
    // 33.7 degrees: the nearest of those that are fifteen apart is thirty.
    expect(Math.atan2(end!.y - start!.y, end!.x - start!.x)).toBeCloseTo(Math.PI / 6)
  })

  it('what is selected lies in the frame that was seen', () => {
    const outcome = dragged(selectTool, view)
    if (outcome.kind !== 'take' || !outcome.area) throw new Error(outcome.kind)
    const { area } = outcome
    const corners = 'width' in area ? levelCorners(area, { x: area.x + area.width, y: area.y + area.height }, 0) : area
    expect(inWindow(view, corners)).toEqual(BOX)
  })

  it('what is looked at is as large as the frame that was seen, about its middle', () => {
    const outcome = dragged(zoomTool, view)
    if (outcome.kind !== 'look') throw new Error(outcome.kind)
    const { x, y, width, height } = outcome.area
    expect(inWindow(view, [{ x: x + width / 2, y: y + height / 2 }])).toEqual(['350 250'])
    expect([width, height].map(Math.round)).toEqual([300, 200])
  })
})
