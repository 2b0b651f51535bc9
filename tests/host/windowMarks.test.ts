import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createClient } from '#shared/contract/client.ts'
import type { Failure } from '#shared/contract/failure.ts'
import { put as putRow } from '#shared/document/board.ts'
import { editLayer, putMark, removeMark } from '#shared/document/commands/layers.ts'
import { addShot } from '#shared/document/commands/shots.ts'
import type { StrokeMark } from '#shared/document/markSchema.ts'
import { filmPanels, layersOf, marksOf, scenesOf } from '#shared/document/select.ts'
import { createEditor } from '../../renderer/editor/editor.ts'
import type { Editor } from '../../renderer/editor/editor.ts'
import { newTestId, removal } from '../support/film.ts'
import { gate, handWay } from '../support/handWay.ts'
import type { HandWay } from '../support/handWay.ts'
import { startInProcess } from '../support/inProcess.ts'
import type { InProcess } from '../support/inProcess.ts'
import { makeStroke } from '../support/marks.ts'
import { value } from '../support/value.ts'

/** More than a window keeps the marks of. */
const PANELS = 30

let app: InProcess
let folder: string
let mark: StrokeMark
let films = 0
beforeAll(() => {
  app = startInProcess()
})
beforeEach(async () => {
  films += 1
  folder = `${app.folder}/Marks ${films}.framewright`
  const made = value(await app.client.call('projects.create', { folder, title: 'Marks', ratio: 2 }))
  const writer = createEditor(made, app.client, newTestId, () => undefined)
  mark = makeStroke(newTestId, layerIn(writer).id, 'a0', 6)
  writer.run('Draw', (board) => {
    let next = putRow(board, 'mark', mark)
    for (let at = 1; at < PANELS; at += 1) {
      const ids = { shotId: newTestId('shot'), panelId: newTestId('panel'), layerId: newTestId('layer') }
      next = addShot(next, ids, scenesOf(next)[0]!.id, at)
    }
    return next
  })
  expect(await writer.settle()).toBe(true)
  writer.dispose()
  await app.client.call('projects.close', { project: made.project })
})
afterAll(() => app.close())

const panelIn = (editor: Editor) => filmPanels(editor.board())[0]!
const layerIn = (editor: Editor) => layersOf(editor.board(), panelIn(editor).id)[0]!
const inkIn = (editor: Editor) => marksOf(editor.board(), layerIn(editor).id)
const load = (editor: Editor) => editor.loadMarks([panelIn(editor).id])

async function openWindow(): Promise<{ editor: Editor; way: HandWay; said: Failure[] }> {
  const way = handWay(app.transport)
  const said: Failure[] = []
  const opened = value(await app.client.call('projects.open', { folder }))
  const editor = createEditor(opened, createClient(way), newTestId, (failure) => void said.push(failure))
  return { editor, way, said }
}

/** A window whose first read of marks is at the host already, and waits on its way back until it is let go. */
async function reading() {
  const window = await openWindow()
  const [there, back] = [gate(), gate()]
  window.way.calls(async (method, go) => {
    const answer = await go()
    if (method === 'board.marks') {
      there.open()
      await back.opened
    }
    return answer
  })
  const read = load(window.editor)
  await there.opened
  return { ...window, read, back }
}

describe('marks on their way to a window', () => {
  it('are read again where another window changed them meanwhile', async () => {
    const { editor, read, back } = await reading()
    const { editor: other } = await openWindow()
    await load(other)
    other.run('Color', (board) => putMark(board, { ...mark, color: '#ff0000' }))
    expect(await other.settle()).toBe(true)
    await expect.poll(() => editor.order()).toBe(other.order())
    back.open()
    expect(await read).toBe(true)
    expect(inkIn(editor)).toMatchObject([{ id: mark.id, color: '#ff0000' }])
  })

  it('stay away where another window erased them meanwhile', async () => {
    const { editor, read, back } = await reading()
    const { editor: other } = await openWindow()
    await load(other)
    other.run('Erase', (board) => removeMark(board, mark.id))
    expect(await other.settle()).toBe(true)
    await expect.poll(() => editor.order()).toBe(other.order())
    back.open()
    expect(await read).toBe(true)
    expect(inkIn(editor)).toEqual([])
  })

  it('that can not be read are said not to be there', async () => {
    const { editor, way, said } = await openWindow()
    way.calls(() => Promise.resolve({ ok: false, failure: { kind: 'disk-full', path: folder } }))
    expect([await load(editor), editor.marksLoaded(panelIn(editor).id)]).toEqual([false, false])
    expect(said).toEqual([{ kind: 'disk-full', path: folder }])
    way.clear()
    expect(await load(editor)).toBe(true)
    expect(inkIn(editor)).toHaveLength(1)
  })
})

describe('marks that a window has', () => {
  it('stay for as long as they are on no disk, however far it goes', async () => {
    const { editor, way } = await openWindow()
    await load(editor)
    way.calls((method, go) =>
      method === 'board.save' ? Promise.resolve({ ok: false, failure: { kind: 'disk-full', path: folder } }) : go(),
    )
    const drawn = makeStroke(newTestId, layerIn(editor).id, 'a1', 6)
    editor.run('Draw', (board) => putMark(board, drawn))
    expect(await editor.settle()).toBe(false)
    for (const panel of filmPanels(editor.board()).slice(1)) {
      editor.session.selectPanel(editor.board(), panel.id)
      await editor.loadMarks([panel.id])
    }
    await new Promise((resolve) => setTimeout(resolve, 0))
    expect(inkIn(editor).map(({ id }) => id)).toEqual([mark.id, drawn.id])
  })

  it('come back with undo where a version was put over some that it had not read', async () => {
    const { editor } = await openWindow()
    expect(inkIn(editor)).toEqual([])
    expect(editor.bring('Restore Version', [removal('mark', mark.id)], [mark])).toBe(true)
    editor.undo()
    expect(inkIn(editor)).toEqual([mark])
    editor.run('Lock', (board) => editLayer(board, layerIn(editor).id, { locked: true }))
    expect(await editor.settle()).toBe(true)
  })
})
