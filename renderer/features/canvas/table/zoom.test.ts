import { describe, expect, it } from 'vitest'
import { COMMANDS } from '#shared/commands/commandTable.ts'
import type { CommandEntry } from '#shared/commands/commandTable.ts'
import { panelPoint, screenPoint } from '#shared/geometry/points.ts'
import { TOOL_GROUPS } from '#shared/tools/index.ts'
import type { PenSample, ToolContext } from '#shared/tools/tool.ts'
import { digitOf, toolOf } from '#shared/tools/toolbox.ts'
import { zoomTool } from '#shared/tools/zoom.ts'
import { toolOfPress } from './toolOfPress.ts'

const context: ToolContext = {
  color: '#000000',
  size: 1,
  opacity: 1,
  filled: false,
  steady: 0,
  seed: 1,
  zoom: 0.5,
  frame: { x: 0, y: 0, width: 1000, height: 500 },
  selected: null,
  add: false,
  other: false,
  move: null,
}

/** A place on the screen, over a paper that is shown at half its size. */
function sample(x: number, y: number): PenSample {
  return { at: panelPoint(x * 2, y * 2), screen: screenPoint(x, y), pressure: 0.5, tilt: 0, azimuth: 0 }
}

function drag(from: PenSample, to: PenSample, other = false) {
  return zoomTool.finish(zoomTool.move(zoomTool.begin(from, { ...context, other }), [to], false))
}

describe('the zoom tool', () => {
  it('takes a step nearer to the place that was pressed, and with Alt a step away', () => {
    expect(drag(sample(40, 30), sample(43, 31))).toEqual({ kind: 'zoom', at: screenPoint(40, 30), away: false })
    expect(drag(sample(40, 30), sample(200, 200), true)).toEqual({
      kind: 'zoom',
      at: screenPoint(40, 30),
      away: true,
    })
  })

  it('looks at the box that was drawn, whichever way it was drawn', () => {
    const box = { kind: 'look', area: { x: 20, y: 40, width: 200, height: 80 } }
    expect(drag(sample(10, 20), sample(110, 60))).toEqual(box)
    expect(drag(sample(110, 60), sample(10, 20))).toEqual(box)
  })

  it('keeps Alt and the barrel button to itself, which pick a colour from tools that draw', () => {
    const alt = { button: 0, buttons: 1, pointerType: 'mouse', altKey: true }
    const barrel = { button: 2, buttons: 2, pointerType: 'pen', altKey: false }
    for (const press of [alt, barrel]) {
      expect(toolOfPress(press, zoomTool, false)?.id).toBe('zoom')
      expect(toolOfPress(press, toolOf('pencil'), false)?.id).toBe('eyedropper')
    }
  })
})

describe('every tool', () => {
  it('is a command of the table under its own name and keys, as the rail has it', () => {
    const entries = COMMANDS.filter(({ id }: CommandEntry) => id.startsWith('tool.')).map(
      (entry: CommandEntry) => entry,
    )
    expect(entries.map(({ id, label, keys }) => ({ id, label, key: keys?.[0], digit: keys?.[1] ?? '' }))).toEqual(
      TOOL_GROUPS.flat().map((tool) => ({
        id: `tool.${tool.id}`,
        label: tool.label,
        key: tool.key,
        digit: digitOf(tool),
      })),
    )
  })
})
