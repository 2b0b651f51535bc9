import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Client } from '#shared/contract/client.ts'
import { removeMark } from '#shared/document/commands/layers.ts'
import { transformMarks } from '#shared/document/commands/marks.ts'
import { addShot } from '#shared/document/commands/shots.ts'
import { makeNewId } from '#shared/document/ids.ts'
import { filmPanels, layersOf, marksOf, scenesOf } from '#shared/document/select.ts'
import { put } from '#shared/document/board.ts'
import { rowOf } from '#shared/document/table.ts'
import { createEditor } from '../../renderer/editor/editor.ts'
import type { Editor } from '../../renderer/editor/editor.ts'
import { startInProcess } from '../support/inProcess.ts'
import type { InProcess } from '../support/inProcess.ts'
import { makeStroke } from '../support/marks.ts'

const newId = makeNewId(Math.random)
const PANELS = 100
let app: InProcess

/** A film of 100 panels with two strokes each, on disk, opened in an editor that has read none of them. */
async function openFilm(client: Client = app.client): Promise<Editor> {
  const folder = `${app.folder}/Long.framewright`
  const made = await app.client.call('projects.create', { folder, title: 'Long', ratio: 2.39 })
  if (!made.ok) throw new Error('the film was not made')
  const writer = createEditor(made.value, app.client, newId, () => undefined)
  const scene = scenesOf(writer.board())[0]!.id
  writer.run('Draw', (board) => {
    let next = board
    for (let at = 1; at < PANELS; at += 1)
      next = addShot(next, { shotId: newId('shot'), panelId: newId('panel'), layerId: newId('layer') }, scene, at)
    for (const panel of filmPanels(next)) {
      const layer = layersOf(next, panel.id)[0]!
      for (const order of ['a0', 'a1']) next = put(next, 'mark', makeStroke(newId, layer.id, order, 12))
    }
    return next
  })
  await writer.settle()
  await app.client.call('projects.close', { project: made.value.project })
  const opened = await app.client.call('projects.open', { folder })
  if (!opened.ok) throw new Error('the film was not opened')
  return createEditor(opened.value, client, newId, () => undefined)
}

const layerOn = (editor: Editor, at: number) => layersOf(editor.board(), filmPanels(editor.board())[at]!.id)[0]!.id
const inkOn = (editor: Editor, at: number) => marksOf(editor.board(), layerOn(editor, at))

/** Goes to the desk of one panel after another, as PageDown does. */
async function walk(editor: Editor, from: number, to: number): Promise<void> {
  for (const panel of filmPanels(editor.board()).slice(from, to)) {
    editor.session.selectPanel(editor.board(), panel.id)
    await editor.loadMarks([panel.id])
    expect(marksOf(editor.board(), layersOf(editor.board(), panel.id)[0]!.id)).toHaveLength(2)
  }
  await new Promise((resolve) => void setTimeout(resolve, 0))
}

/** Something to wait for until it is opened. */
function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open: (() => void) | undefined
  const opened = new Promise<void>((resolve) => void (open = resolve))
  return { opened, open: () => open?.() }
}

beforeEach(() => void (app = startInProcess()))
afterEach(() => app.close())

describe('the marks of a long film', () => {
  it('leave the window some panels after they were worked on, and come back whole', async () => {
    const editor = await openFilm()
    await walk(editor, 0, PANELS)
    expect(editor.board().mark.size).toBeLessThan(60)
    expect(inkOn(editor, 0)).toEqual([])
    expect(inkOn(editor, PANELS - 1)).toHaveLength(2)
    await walk(editor, 0, 1)
    expect(inkOn(editor, 0)).toHaveLength(2)
  })

  it('can be undone and redone from afar: a moved mark, an erased one, a drawn one', async () => {
    const editor = await openFilm()
    await walk(editor, 0, 3)
    const moved = inkOn(editor, 0)[0]!
    const erased = inkOn(editor, 1)[0]!
    const drawn = makeStroke(newId, layerOn(editor, 2), 'a2', 12)
    editor.run('Move', (board) => transformMarks(board, [moved.id], [1, 0, 0, 1, 50, 0]))
    editor.run('Erase', (board) => removeMark(board, erased.id))
    editor.run('Draw', (board) => put(board, 'mark', drawn))
    await editor.settle()
    await walk(editor, 3, PANELS)
    expect(inkOn(editor, 2)).toEqual([])
    for (let step = 0; step < 3; step += 1) editor.undo()
    await editor.settle()
    await walk(editor, 0, 3)
    expect(rowOf(editor.board().mark, moved.id)).toEqual(moved)
    expect(rowOf(editor.board().mark, drawn.id)).toBeUndefined()
    await walk(editor, 3, PANELS)
    for (let step = 0; step < 3; step += 1) editor.redo()
    await editor.settle()
    await editor.loadMarks(filmPanels(editor.board()).map((panel) => panel.id))
    expect(inkOn(editor, 0)[0]).toMatchObject({ id: moved.id, transform: [1, 0, 0, 1, 50, 0] })
    expect(inkOn(editor, 1)).toHaveLength(1)
    expect(inkOn(editor, 2)).toHaveLength(3)
    expect(editor.board().mark.size).toBe(PANELS * 2)
  })

  it('all stay for someone who waits for the last of them', async () => {
    const last = gate()
    const slow: Client = {
      ...app.client,
      async call(method, input) {
        if (method === 'board.marks' && JSON.stringify(input).includes(held)) await last.opened
        return app.client.call(method, input)
      },
    }
    const editor = await openFilm(slow)
    const held = layerOn(editor, PANELS - 1)
    const all = filmPanels(editor.board()).map((panel) => panel.id)
    const waiting = editor.loadMarks(all)
    await walk(editor, 0, PANELS - 1)
    last.open()
    expect(await waiting).toBe(true)
    expect(editor.board().mark.size).toBe(PANELS * 2)
  })

  it('stay while something is not on disk', async () => {
    const disk = gate()
    const slow: Client = {
      ...app.client,
      async call(method, input) {
        if (method === 'board.save') await disk.opened
        return app.client.call(method, input)
      },
    }
    const editor = await openFilm(slow)
    await walk(editor, 0, 1)
    editor.run('Draw', (board) => put(board, 'mark', makeStroke(newId, layerOn(editor, 0), 'a2', 12)))
    await walk(editor, 1, 60)
    expect(inkOn(editor, 0)).toHaveLength(3)
    disk.open()
    await editor.settle()
    await walk(editor, 60, 62)
    expect(inkOn(editor, 0)).toEqual([])
  })
})
