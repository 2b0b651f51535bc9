import { describe, expect, it } from 'vitest'
import { addLayer, editLayer, putMark } from '#shared/document/commands/layers.ts'
import { makeNewId } from '#shared/document/ids.ts'
import { newProject } from '#shared/document/newProject.ts'
import { filmPanels, layersOf, marksOf } from '#shared/document/select.ts'
import { panelPoint } from '#shared/geometry/points.ts'
import { fillOf } from '#shared/tools/lassoFill.ts'
import { createToolSettings, stepSize } from '../toolSettings.ts'
import { TOOL_GROUPS } from '#shared/tools/index.ts'
import { toolOf } from '#shared/tools/toolbox.ts'
import { placementOf } from '#shared/interchange/layPictures.ts'
import type { Editor } from '../../../editor/editor.ts'
import { drawOn, fillTargetOf, inkTargetOf } from './drawOn.ts'
import { traceSample } from './penSample.ts'
import { refusalOf } from './inkChecks.ts'
import { letsGo, toolOfPress } from './toolOfPress.ts'
import { wheelMeaning } from '../../../ui/wheelMeaning.ts'
import { makeStroke } from '../../../../tests/support/marks.ts'
import { ONE_DRAWING } from '../../../../tests/support/oneLayer.ts'

const newId = makeNewId(Math.random)
const pencil = toolOf('pencil')

describe('a press', () => {
  const press = { button: 0, buttons: 1, pointerType: 'mouse', altKey: false }
  it('means the tool in hand', () => {
    expect(toolOfPress(press, pencil, false)).toBe(pencil)
  })
  it('moves the paper with Space or the middle button', () => {
    expect(toolOfPress(press, pencil, true)?.id).toBe('hand')
    expect(toolOfPress({ ...press, button: 1, buttons: 4 }, pencil, false)?.id).toBe('hand')
  })
  it("erases with a pen's tail end, and picks a colour with its barrel or with Alt", () => {
    expect(toolOfPress({ ...press, pointerType: 'pen', button: 5, buttons: 32 }, pencil, false)?.id).toBe('eraser')
    expect(toolOfPress({ ...press, pointerType: 'pen', button: 2, buttons: 2 }, pencil, false)?.id).toBe('eyedropper')
    expect(toolOfPress({ ...press, altKey: true }, pencil, false)?.id).toBe('eyedropper')
  })
  it('means nothing with the right button of a mouse', () => {
    expect(toolOfPress({ ...press, button: 2, buttons: 2 }, pencil, false)).toBeNull()
  })
})

describe('a gesture', () => {
  it('ends with the button that it began with, also where another is down', () => {
    expect(letsGo({ pointerType: 'mouse', buttons: 1 }, 0)).toBe(false)
    expect(letsGo({ pointerType: 'mouse', buttons: 2 }, 0)).toBe(true)
    expect(letsGo({ pointerType: 'pen', buttons: 2 }, 0)).toBe(false)
    expect(letsGo({ pointerType: 'pen', buttons: 0 }, 0)).toBe(true)
  })
})

describe('the paper', () => {
  const board = newProject(
    { title: 'Tide', ratio: 2, createdAt: '2026-01-01T00:00:00.000Z', layers: ONE_DRAWING },
    newId,
  )
  const panel = filmPanels(board)[0]!
  const why = (canWrite: boolean, loaded: boolean) =>
    refusalOf(
      {
        canWrite,
        board: () => board,
        marksLoaded: () => loaded,
        session: { state: () => ({ layerId: null }) },
      } as unknown as Editor,
      panel,
    )?.why
  it('takes no ink before its drawing is there, nor in a film that can only be read', () => {
    expect(why(true, true)).toBeUndefined()
    expect(why(true, false)).toBe('The drawing is still being read.')
    expect(why(false, true)).toBe('This project can only be read here.')
  })
})

describe('a turn of the wheel', () => {
  const still = { deltaX: 0, deltaY: 0, deltaMode: 0, ctrlKey: false, metaKey: false, shiftKey: false }
  it('zooms in by a notch away from you, and out by one towards you', () => {
    const away = wheelMeaning({ ...still, deltaY: -120 })
    const towards = wheelMeaning({ ...still, deltaY: 120 })
    expect(away.kind === 'zoom' && away.factor).toBeGreaterThan(1)
    expect(towards.kind === 'zoom' && towards.factor).toBeLessThan(1)
  })
  it('pans with two fingers, and zooms with a pinch', () => {
    expect(wheelMeaning({ ...still, deltaX: 3, deltaY: 8.5 })).toEqual({ kind: 'pan', dx: -3, dy: -8.5 })
    expect(wheelMeaning({ ...still, deltaY: 4, ctrlKey: true }).kind).toBe('zoom')
  })
})

describe('a sample of the pen', () => {
  const camera = { x: 100, y: 50, zoom: 2 }
  it('lies on the panel where the pen is over it', () => {
    const facts = {
      clientX: 310,
      clientY: 170,
      pressure: 0.4,
      pointerType: 'pen',
      timeStamp: 0,
      altitudeAngle: Math.PI / 4,
      azimuthAngle: -Math.PI / 2,
    }
    const { sample } = traceSample(facts, 10, 20, camera, null)
    expect(sample.at).toEqual({ x: 100, y: 50 })
    expect(sample.pressure).toBe(0.4)
    expect(sample.tilt).toBeCloseTo(45)
    expect(sample.azimuth).toBeCloseTo(270)
  })
  it('reads the tilt of older browsers', () => {
    const facts = { clientX: 0, clientY: 0, pressure: 0.4, pointerType: 'pen', timeStamp: 0, tiltX: 30, tiltY: 0 }
    const { sample } = traceSample(facts, 0, 0, camera, null)
    expect(sample.tilt).toBeCloseTo(30)
    expect(sample.azimuth).toBeCloseTo(0)
  })
  it('lets a mouse press less the faster it goes', () => {
    expect(run(0.2)).toBeGreaterThan(run(4) + 0.1)
    expect(run(4)).toBeGreaterThan(0.3)
  })
})

describe('the layer under the pen', () => {
  const board = newProject({ title: 'Tide', ratio: 2.39, createdAt: '', layers: ONE_DRAWING }, newId)
  const panel = filmPanels(board)[0]!
  const layer = layersOf(board, panel.id)[0]!
  it('takes ink on the topmost drawing unless another is chosen', () => {
    const upper = newId('layer')
    const two = addLayer(board, upper, panel.id, 9)
    expect(inkTargetOf(two, panel.id, null)).toMatchObject({ kind: 'ready', layer: { id: upper } })
    expect(inkTargetOf(two, panel.id, layer.id)).toMatchObject({ kind: 'ready', layer: { id: layer.id } })
  })
  it('says why a locked, a hidden and a reference layer take none, and what would help', () => {
    const locked = editLayer(board, layer.id, { locked: true })
    expect(inkTargetOf(locked, panel.id, null)).toMatchObject({ kind: 'closed', remedy: { does: 'unlock' } })
    const hidden = editLayer(board, layer.id, { visible: false })
    expect(inkTargetOf(hidden, panel.id, null)).toMatchObject({ kind: 'closed', remedy: { does: 'show' } })
    const picture = newId('layer')
    const laid = addLayer(board, picture, panel.id, 0, { kind: 'picture', name: 'Photo' })
    expect(inkTargetOf(laid, panel.id, picture)).toMatchObject({
      kind: 'closed',
      remedy: { does: 'choose', layerId: layer.id },
    })
  })
})

describe('a fill on a layer whose transparency is locked', () => {
  const board = newProject({ title: 'Tide', ratio: 2.39, createdAt: '' }, newId)
  const panel = filmPanels(board)[0]!
  const [tone, line] = layersOf(board, panel.id)
  const locked = editLayer(board, line!.id, { transparencyLocked: true })
  const goesTo = (on: typeof board, way: 'drawn' | 'poured') => fillTargetOf(on, panel.id, line!.id, way)

  it('colours the ink it is drawn round, and lies between the lines where it is poured', () => {
    expect(goesTo(board, 'drawn')).toMatchObject({ layer: { id: tone!.id } })
    expect(goesTo(locked, 'drawn')).toMatchObject({ layer: { id: line!.id } })
    expect(goesTo(locked, 'poured')).toMatchObject({ layer: { id: tone!.id } })
  })

  it('lies above the ink that it colours, where it is seen', () => {
    const inked = putMark(locked, makeStroke(newId, line!.id, 'a0'))
    let now = inked
    const editor = {
      board: () => now,
      newId,
      run: (_: string, command: (board: typeof now) => typeof now) => ((now = command(now)), true),
      session: { state: () => ({ layerId: line!.id }), set: () => {} },
    } as unknown as Editor
    const ring = [panelPoint(0, 0), panelPoint(900, 0), panelPoint(900, 900)]
    drawOn(editor, panel, fillOf([ring], '#d8412f', 1))
    expect(marksOf(now, line!.id).map(({ kind, within }) => [kind, within])).toEqual([
      ['stroke', undefined],
      ['fill', true],
    ])
  })
})

describe('the table', () => {
  it('keeps a size and an opacity for each tool, within limits', () => {
    const settings = createToolSettings()
    settings.choose('marker')
    settings.setSize(9999)
    settings.setOpacity(0)
    expect(settings.state().sizes.marker).toBe(400)
    expect(settings.state().opacities.marker).toBe(0.05)
    expect(settings.state().sizes.pencil).toBe(createToolSettings().state().sizes.pencil)
  })
  it('gives no size to a tool that has none', () => {
    const settings = createToolSettings()
    for (const tool of ['bucket', 'select', 'hand', 'zoom', 'eyedropper'] as const) {
      settings.choose(tool)
      settings.setSize(30)
      expect(settings.state().sizes).toEqual(createToolSettings().state().sizes)
    }
  })
  it('has a size for every tool that shows one, and for no other', () => {
    const { sizes } = createToolSettings().state()
    for (const tool of TOOL_GROUPS.flat())
      expect([tool.id, sizes[tool.id] !== undefined]).toEqual([tool.id, tool.controls?.includes('size') === true])
  })
  it('steps sizes up and down and never past the limits', () => {
    expect(stepSize(10, 1)).toBe(11)
    expect(stepSize(100, -1)).toBe(88)
    expect(stepSize(1, -1)).toBe(1)
  })
})

describe('a picture brought in', () => {
  const frame = { x: 0, y: 100, width: 2000, height: 1000 }
  it('fills a frame of its own shape, and lies whole in the middle of another', () => {
    expect(placementOf({ width: 1000, height: 500 }, frame)).toBeNull()
    expect(placementOf({ width: 500, height: 500 }, frame)).toEqual({
      x: 500,
      y: 100,
      width: 1000,
      height: 1000,
      degrees: 0,
    })
  })
})

function mouseAt(clientX: number, timeStamp: number) {
  return { clientX, clientY: 0, pressure: 0.5, pointerType: 'mouse', timeStamp }
}

/** The pressure that a mouse reaches at this speed (px per ms). */
function run(speed: number): number {
  const camera = { x: 0, y: 0, zoom: 1 }
  let last = traceSample(mouseAt(0, 0), 0, 0, camera, null)
  for (let i = 1; i < 30; i += 1) last = traceSample(mouseAt(i * speed, i), 0, 0, camera, last)
  return last.sample.pressure
}
