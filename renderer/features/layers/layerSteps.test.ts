import { describe, expect, it } from 'vitest'
import { createClient } from '#shared/contract/client.ts'
import { projectHandleSchema } from '#shared/contract/model.ts'
import { putMark } from '#shared/document/commands/layers.ts'
import { makeNewId } from '#shared/document/ids.ts'
import { newProject } from '#shared/document/newProject.ts'
import { packPoints } from '#shared/paint/strokePoints.ts'
import { filmPanels, layerOf, layersOf, marksOf } from '#shared/document/select.ts'
import { allRows } from '#shared/document/table.ts'
import { placeOf } from '../../editor/actionContext.ts'
import { addDrawing } from '../../editor/addDrawing.ts'
import { createEditor } from '../../editor/editor.ts'
import type { Editor } from '../../editor/editor.ts'
import { newLayer } from '../../editor/panelActions.ts'
import { changeLayer, copyLayer, dropLayer, shiftLayer, showOnly } from './layerSteps.ts'
import { ONE_DRAWING } from '../../../tests/support/oneLayer.ts'

const newId = makeNewId(Math.random)

/** An editor on a new film, over a transport that accepts every save and has no marks. */
function newEditor(): { editor: Editor; panelId: ReturnType<typeof filmPanels>[number]['id'] } {
  const board = newProject({ title: 'Tide', ratio: 2.39, createdAt: '', layers: ONE_DRAWING }, newId)
  const client = createClient({
    call: (method) =>
      Promise.resolve({ ok: true, value: method === 'board.marks' ? { marks: [] } : { savedAt: '2026-03-04' } }),
    listen: () => () => {},
  })
  const { project, scene, shot, panel, layer, take, card, look, media } = board
  const rows = {
    project: [...allRows(project)],
    scene: [...allRows(scene)],
    shot: [...allRows(shot)],
    panel: [...allRows(panel)],
    layer: [...allRows(layer)],
    take: [...allRows(take)],
    card: [...allRows(card)],
    look: [...allRows(look)],
    draft: [],
    media: [...allRows(media)],
  }
  const handle = projectHandleSchema.parse('open_tide0001')
  const opened = {
    project: handle,
    folder: '/films/Tide',
    access: 'write',
    readOnlyBecause: '',
    order: 0,
    trust: { state: 'trusted' as const },
    rows,
  } as const
  const editor = createEditor({ ...opened }, client, newId, () => {})
  return { editor, panelId: filmPanels(editor.board())[0]!.id }
}

const names = (editor: Editor, panelId: string) => layersOf(editor.board(), panelId).map((layer) => layer.name)

describe('steps on the stack', () => {
  it('lay a new drawing above the active one, choose it, and say so to undo', () => {
    const { editor, panelId } = newEditor()
    const first = layersOf(editor.board(), panelId)[0]!
    addDrawing(editor, panelId, first)
    addDrawing(editor, panelId, first)
    expect(names(editor, panelId)).toEqual(['Drawing', 'Drawing 3', 'Drawing 2'])
    expect(layerOf(editor.board(), editor.session.state().layerId!)?.name).toBe('Drawing 3')
    expect(editor.undoName()).toBe('Add Layer to Shot 1')
  })

  it('give a new layer by its command a name that none has, also after one was deleted', () => {
    const { editor, panelId } = newEditor()
    const add = (): void => newLayer(placeOf(editor))
    add()
    add()
    dropLayer(editor, layersOf(editor.board(), panelId)[1]!, () => {})
    add()
    expect(names(editor, panelId)).toEqual(['Drawing', 'Drawing 3', 'Drawing 4'])
  })

  it('move one place at a time and stop at the ends', () => {
    const { editor, panelId } = newEditor()
    addDrawing(editor, panelId, undefined)
    const bottom = layersOf(editor.board(), panelId)[0]!
    shiftLayer(editor, bottom, 1)
    expect(names(editor, panelId)).toEqual(['Drawing 2', 'Drawing'])
    shiftLayer(editor, bottom, 1)
    expect(names(editor, panelId)).toEqual(['Drawing 2', 'Drawing'])
    shiftLayer(editor, bottom, -1)
    expect(names(editor, panelId)).toEqual(['Drawing', 'Drawing 2'])
  })

  it('copy a layer with its marks, under ids of their own', async () => {
    const { editor, panelId } = newEditor()
    const layer = layersOf(editor.board(), panelId)[0]!
    const points = packPoints([{ x: 1, y: 2, pressure: 0.5, tilt: 0, azimuth: 0 }])
    const mark = { id: newId('mark'), layerId: layer.id, order: 'a0', transform: null, color: '#000000', opacity: 1 }
    editor.run('Draw', (now) => putMark(now, { ...mark, kind: 'stroke', brush: 'pen', size: 4, seed: 1, points }))
    await copyLayer(editor, layer)
    const copy = layersOf(editor.board(), panelId)[1]!
    expect(copy.name).toBe('Drawing copy')
    expect(marksOf(editor.board(), copy.id)).toMatchObject([{ kind: 'stroke', points }])
    expect(marksOf(editor.board(), copy.id)[0]!.id).not.toBe(mark.id)
    editor.undo()
    expect(names(editor, panelId)).toEqual(['Drawing'])
  })

  it('delete a layer and bring it back with its marks', () => {
    const { editor, panelId } = newEditor()
    addDrawing(editor, panelId, undefined)
    const top = layersOf(editor.board(), panelId)[1]!
    changeLayer(editor, top, 'Rename', { name: 'Ink' })
    dropLayer(editor, top, () => undefined)
    expect(names(editor, panelId)).toEqual(['Drawing'])
    expect(editor.session.state().layerId).toBe(layersOf(editor.board(), panelId)[0]!.id)
    editor.undo()
    expect(names(editor, panelId)).toEqual(['Drawing', 'Ink'])
  })

  it('leave a locked layer where it is, and say so', () => {
    const { editor, panelId } = newEditor()
    const layer = layersOf(editor.board(), panelId)[0]!
    changeLayer(editor, layer, 'Lock', { locked: true })
    const said: string[] = []
    dropLayer(editor, layersOf(editor.board(), panelId)[0]!, ({ text }) => said.push(text))
    expect(names(editor, panelId)).toEqual(['Drawing'])
    expect(said).toEqual(['“Drawing” is locked: unlock it to delete it.'])
  })

  it('give a new layer a name that none has, although some were deleted', () => {
    const { editor, panelId } = newEditor()
    for (let added = 0; added < 3; added += 1) addDrawing(editor, panelId, undefined)
    dropLayer(editor, layersOf(editor.board(), panelId)[1]!, () => undefined)
    addDrawing(editor, panelId, undefined)
    expect(new Set(names(editor, panelId)).size).toBe(4)
  })

  it('show one layer alone and then all of them, each as one step', () => {
    const { editor, panelId } = newEditor()
    addDrawing(editor, panelId, undefined)
    addDrawing(editor, panelId, undefined)
    const visible = () => layersOf(editor.board(), panelId).map((layer) => layer.visible)
    const middle = () => layersOf(editor.board(), panelId)[1]!
    showOnly(editor, middle())
    expect(visible()).toEqual([false, true, false])
    showOnly(editor, middle())
    expect(visible()).toEqual([true, true, true])
    editor.undo()
    editor.undo()
    expect(visible()).toEqual([true, true, true])
    expect(editor.undoName()).toBe('Add Layer to Shot 1')
  })
})
