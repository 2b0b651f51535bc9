import { expect, it } from 'vitest'
import { put } from '#shared/document/board.ts'
import { addMedia } from '#shared/document/commands/film.ts'
import { putMark } from '#shared/document/commands/layers.ts'
import type { MediaId } from '#shared/document/ids.ts'
import type { LayerRow } from '#shared/document/schema.ts'
import { filmPanels, layersOf, marksOf } from '#shared/document/select.ts'
import { isShared } from '#shared/document/select.ts'
import { actionFilm } from '../../../tests/support/actionFilm.ts'
import { addDrawing } from '../../editor/addDrawing.ts'
import { changeLayer } from './layerSteps.ts'
import { lay, makeOwn, mergeLayer, panelsAround, shareWith } from './stackSteps.ts'

/** A film of two shots in one scene, the first with two panels, and another scene of one shot. */
function film() {
  const made = actionFilm()
  const { editor, run } = made
  run('panel.add', 'shot.add', 'scene.add', 'shot.add')
  const [first, second, third, fourth] = filmPanels(editor.board()).map(({ id }) => id)
  const said: { text: string; tone?: 'warn' }[] = []
  const layers = (panelId = first!) => layersOf(editor.board(), panelId)
  return { ...made, panels: [first!, second!, third!, fourth!] as const, layers, told: said, say: said.push.bind(said) }
}

it('a layer goes into the one below it, which is the active one then, as one step of undo', async () => {
  const { editor, layers, panels, say, told } = film()
  addDrawing(editor, panels[0], undefined)
  addDrawing(editor, panels[0], undefined)
  const [low, middle, high] = layers()
  const mark = {
    id: editor.newId('mark'),
    layerId: high!.id,
    order: 'a0',
    transform: null,
    color: '#000000',
    opacity: 1,
  }
  editor.run('Draw', (now) => putMark(now, { ...mark, kind: 'text', x: 1, y: 1, size: 20, text: 'ebb' }))
  await mergeLayer(editor, high!, say)
  expect(layers().map(({ id }) => id)).toEqual([low!.id, middle!.id])
  expect(marksOf(editor.board(), middle!.id)).toMatchObject([{ id: mark.id, text: 'ebb' }])
  expect(editor.session.state().layerId).toBe(middle!.id)
  expect([editor.undoName(), told]).toEqual(['Merge Layers of Shot 1', []])
  editor.undo()
  expect(layers().map(({ id }) => id)).toEqual([low!.id, middle!.id, high!.id])
})

it('a merge that can’t be says why, changes nothing and chooses nothing', async () => {
  const { editor, layers, panels, say, told } = film()
  addDrawing(editor, panels[0], undefined)
  const [low, high] = layers()
  editor.session.set({ layerId: high!.id })
  const steps = editor.undoName()
  await mergeLayer(editor, low!, say)
  changeLayer(editor, low!, 'Lock', { locked: true })
  await mergeLayer(editor, layers()[1]!, say)
  expect(told).toHaveLength(2)
  for (const { text, tone } of told) expect([text.length > 0, tone]).toEqual([true, 'warn'])
  expect(layers()).toHaveLength(2)
  expect(editor.session.state().layerId).toBe(high!.id)
  expect(steps).toBe('Add Layer to Shot 1')
})

it('a background is shared with the other panels of its shot, or of its scene, and of no other', async () => {
  const { editor, layers, panels, say, told } = film()
  const layer = layers()[0]!
  expect(panelsAround(editor, layer, 'shot')).toEqual([panels[1]])
  expect(panelsAround(editor, layer, 'scene')).toEqual([panels[1], panels[2]])
  const shares = () => panels.map((id) => layers(id).filter((row) => isShared(editor.board(), row)).length)
  await shareWith(editor, layer, 'shot', say)
  expect([shares(), editor.undoName()]).toEqual([[1, 1, 0, 0], 'Share Layer in Shot 1'])
  await shareWith(editor, layer, 'scene', say)
  expect([shares(), editor.undoName()]).toEqual([[1, 1, 1, 0], 'Share Layer in Scene 1'])
  expect(told.map(({ text }) => text)).toEqual([
    `“${layer.name}” now shows in every panel of Shot 1. What you change in one changes in all.`,
    `“${layer.name}” now shows in every panel of Scene 1. What you change in one changes in all.`,
  ])
  // Shared with all of them already: nothing is done, and nothing said.
  await shareWith(editor, layer, 'scene', say)
  expect(told).toHaveLength(2)
})

it('a panel’s own layer is the active one, whether it keeps the ink or copies it', async () => {
  for (const owner of [true, false]) {
    const { editor, layers, panels, say } = film()
    const shared = layers()[0]!
    await shareWith(editor, shared, 'shot', say)
    const panelId = owner ? panels[0] : panels[1]
    const here = (): LayerRow => layers(panelId).find(({ name }) => name === shared.name)!
    const before = layers(panelId).find((row) => isShared(editor.board(), row))!
    await makeOwn(editor, before)
    const own = layers(panelId).filter((row) => !isShared(editor.board(), row))
    expect(own.map(({ id }) => id)).toContain(editor.session.state().layerId)
    expect(isShared(editor.board(), here())).toBe(false)
    // The ink that was shared is in both.
    expect(marksOf(editor.board(), editor.session.state().layerId!)).toHaveLength(1)
    expect(editor.undoName()).toBe('Make Layer of Shot 1 Its Own')
  }
})

it('each way to lay a picture is a step by its own name', () => {
  const { editor, layers } = film()
  const mediaId = `media_${'a'.repeat(64)}` as MediaId
  const row = { id: mediaId, name: 'quay.jpg', type: 'image/jpeg' as const, bytes: 1, width: 300, height: 300 }
  editor.run('Place', (now) => {
    const picture = { ...layers()[0]!, id: editor.newId('layer'), order: 'b0', kind: 'picture' as const, mediaId }
    return put(addMedia(now, row), 'layer', picture)
  })
  const picture = () => layers()[1]!
  const names = (['fit', 'fill', 'place'] as const).map((how) => {
    lay(editor, picture(), how)
    return editor.undoName()
  })
  expect(names).toEqual(['Fit Picture of Shot 1', 'Fill Panel with Picture of Shot 1', 'Place Picture of Shot 1'])
})
