import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { COMMANDS } from '#shared/commands/commandTable.ts'
import type { CommandEntry } from '#shared/commands/commandTable.ts'
import { panelPoint, screenPoint } from '#shared/geometry/points.ts'
import { TOOL_GROUPS, TOOLS } from '#shared/tools/index.ts'
import type { Gesture, PenSample, ToolContext } from '#shared/tools/tool.ts'
import { digitOf, toolCalledBy, toolOf } from '#shared/tools/toolbox.ts'
import { TABLE_ACTIONS } from '../renderer/editor/tableActions.ts'
import { TOOL_ICONS } from '../renderer/features/canvas/toolIcons.ts'
import { contextOf, createToolSettings, opacityOf, sizeOf } from '../renderer/features/canvas/toolSettings.ts'

vi.mock(import('#shared/tools/hand.ts'), async (original) => {
  const { handTool } = await original()
  const { NOTHING, tool } = await import('#shared/tools/tool.ts')
  /** Knows nothing of the app, and the app nothing of it: it stands where the hand stood, under a letter that no tool will have. */
  const measure = tool({
    id: 'measure',
    label: 'Measure',
    key: 'Ω',
    icon: 'hand',
    digit: false,
    draws: false,
    controls: ['size'],
    start: { size: 3, opacity: 0.5 },
    sizeName: 'Tick',
    cursor: { rest: 'grab', pressed: 'grabbing' },
    calledBy: 'space',
    begin: ({ at }, { zoom }) => ({ kind: 'marquee', from: at, to: at, level: 0, near: 4 / zoom, add: false }),
    move(gesture, samples) {
      const last = samples.at(-1)
      return gesture.kind === 'marquee' && last ? { ...gesture, to: last.at } : gesture
    },
    finish: () => NOTHING,
  })
  return { handTool: measure as unknown as typeof handTool }
})

const context: ToolContext = {
  color: '#2a2927',
  size: 8,
  opacity: 0.5,
  filled: true,
  steady: 0.3,
  seed: 42,
  zoom: 1.5,
  frame: { x: 0, y: 0, width: 1920, height: 803 },
  selected: { x: 100, y: 100, width: 400, height: 200 },
  add: false,
  other: false,
  move: null,
}

const reach = fc.double({ min: -3000, max: 5000, noNaN: true })
const part = fc.double({ min: 0, max: 1, noNaN: true })
const sample: fc.Arbitrary<PenSample> = fc
  .record({ x: reach, y: reach, pressure: part, tilt: part, azimuth: part, time: part })
  .map(({ x, y, pressure, tilt, azimuth, time }) => ({
    at: panelPoint(x, y),
    screen: screenPoint(x * 1.5, y * 1.5),
    pressure,
    tilt: tilt * 90,
    azimuth: azimuth * 360,
    time: time * 1e5,
  }))
const hand = fc.record({
  first: sample,
  moves: fc.array(fc.record({ samples: fc.array(sample, { maxLength: 4 }), held: fc.boolean() }), { maxLength: 8 }),
  around: fc.record({
    selected: fc.constantFrom(context.selected, null),
    add: fc.boolean(),
    other: fc.boolean(),
    move: fc.constantFrom<ToolContext['move']>(null, {
      start: [0, 0, 1920, 803],
      end: [90, 40, 960, 401.5],
      ease: 'even',
    }),
  }),
})

/** Throws where anybody writes to what was handed on. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)) {
    Object.freeze(value)
    for (const inner of Object.values(value)) if (!Object.isFrozen(inner)) frozen(inner)
  }
  return value
}

describe('one entry of the registry is enough for a tool', () => {
  const measure = TOOLS.find(({ key }) => key === 'Ω')!

  it('to lie on the rail, under its key and the presses that call it', () => {
    expect(measure).toMatchObject({ id: 'measure', label: 'Measure', sizeName: 'Tick' })
    expect(TOOL_GROUPS.flat()).toContain(measure)
    expect(digitOf(measure)).toBe('')
    expect(toolCalledBy('space')).toBe(measure)
    expect(TOOLS.filter(({ key }) => key === 'V')).toEqual([])
  })

  it('to stand in menus, palette and shortcut sheet, and to be taken up from there', () => {
    const commands: readonly CommandEntry[] = COMMANDS
    const found = commands.find(({ id }) => id === 'tool.measure')
    expect(found).toEqual({ id: 'tool.measure', label: 'Measure', keys: ['Ω'], menu: 'Tool', when: 'drawing' })
    expect(Object.keys(TABLE_ACTIONS)).toContain('tool.measure')
  })

  it('to lie on a new table with what it says, and to be set', () => {
    const settings = createToolSettings()
    settings.choose(measure.id)
    expect([sizeOf(settings.state()), opacityOf(settings.state())]).toEqual([3, 0.5])
    settings.setSize(5)
    expect(sizeOf(settings.state())).toBe(5)
    const round = { zoom: 2, seed: 1, frame: context.frame, selected: null, move: null, add: false, other: false }
    expect(contextOf(settings.state(), measure.id, round)).toMatchObject({ size: 5, opacity: 0.5, zoom: 2 })
  })
})

describe.each(TOOLS.map((tool) => [tool.id, tool] as const))('the tool %s', (id, tool) => {
  it('has an id, a name and a letter that nothing else means while drawing', () => {
    expect(toolOf(id)).toBe(tool)
    expect(tool.label).toMatch(/^[A-Z]/)
    expect(tool.key).toMatch(/^\p{Lu}$/u)
    const commands: readonly CommandEntry[] = COMMANDS
    const elsewhere = new Set(['board', 'script'])
    const drawing = commands.filter(({ when, keys }) => !elsewhere.has(when) && keys?.includes(tool.key))
    expect(drawing.map((command) => command.id)).toEqual([`tool.${id}`])
  })

  it('has a picture that no other tool has', () => {
    expect(TOOLS.filter(({ icon }) => TOOL_ICONS[icon] === TOOL_ICONS[tool.icon])).toEqual([tool])
  })

  it('has a size to begin with where one can be set, and shows a nib only where it has one', () => {
    expect(tool.start?.size !== undefined).toBe(tool.controls?.includes('size') === true)
    if (tool.nib) expect(tool.controls).toContain('size')
  })

  it('goes through any hand’s way, writes to nothing that it was handed, and ends in one outcome', () => {
    fc.assert(
      fc.property(hand, ({ first, moves, around }) => {
        let gesture: Gesture = frozen(tool.begin(frozen(first), frozen({ ...context, ...around })))
        const { kind } = gesture
        for (const { samples, held } of moves) {
          gesture = frozen(tool.move(gesture, frozen(samples), held))
          expect(gesture.kind).toBe(kind)
        }
        const outcome = tool.finish(gesture)
        expect(tool.finish(gesture)).toEqual(outcome)
        // Only what draws asks whether the layer takes ink, so only that may leave a mark.
        if (!tool.draws) expect(['mark', 'pour', 'write', 'camera']).not.toContain(outcome.kind)
      }),
      { numRuns: 60 },
    )
  })

  it('is let alone by the gestures of other tools', () => {
    const other: Gesture =
      tool.begin({ ...still, at: panelPoint(9, 9) }, { ...context, selected: null }).kind === 'pan'
        ? { kind: 'spot', purpose: 'pick', at: still.at }
        : { kind: 'pan', from: still.screen, to: still.screen }
    expect(tool.move(other, [still], false)).toBe(other)
    expect(tool.finish(other)).toEqual({ kind: 'nothing' })
  })
})

const still: PenSample = { at: panelPoint(5, 5), screen: screenPoint(5, 5), pressure: 0.5, tilt: 0, azimuth: 0 }

it('each press that calls a tool calls one', () => {
  for (const call of ['space', 'tail', 'alt'] as const)
    expect(TOOLS.filter(({ calledBy }) => calledBy === call)).toHaveLength(1)
})

it('nothing outside the registry asks for a tool by its name', () => {
  const root = dirname(import.meta.dirname)
  const files = ['renderer', 'electron', 'shared'].flatMap((layer) =>
    readdirSync(join(root, layer), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(tsx?|css)$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name)),
  )
  expect(files.length).toBeGreaterThan(400)
  const names = TOOLS.map(({ id }) => id).join('|')
  const asking = new RegExp(
    `(?:tool|tool\\.id|toolId) [!=]== '(?:${names})'|(?:toolOf|choose)\\('|data-tool|'tool\\.(?:${names})'`,
  )
  expect(files.filter((file) => asking.test(readFileSync(file, 'utf8')))).toEqual([])
})
