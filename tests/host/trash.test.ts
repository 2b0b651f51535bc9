import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createEditor } from '../../renderer/editor/editor.ts'
import type { Editor } from '../../renderer/editor/editor.ts'
import { putMark } from '#shared/document/commands/layers.ts'
import { addScene, removeScene } from '#shared/document/commands/scenes.ts'
import { addShot, removeShot } from '#shared/document/commands/shots.ts'
import { filmPanels, filmShots, layersOf, marksOf, scenesOf } from '#shared/document/select.ts'
import { isExpired } from '#shared/versions/deletedThings.ts'
import { newTestId } from '../support/film.ts'
import { startInProcess } from '../support/inProcess.ts'
import type { InProcess } from '../support/inProcess.ts'
import { makeStroke } from '../support/marks.ts'
import { value } from '../support/value.ts'

let host: InProcess
let editor: Editor
let folder: string
beforeEach(async () => {
  host = startInProcess()
  folder = path.join(host.folder, 'Salt.framewright')
  value(await host.client.call('projects.create', { folder, title: 'Salt', ratio: 2.39 }))
  await open()
})
afterEach(() => host.close())

async function open(): Promise<void> {
  const opened = value(await host.client.call('projects.open', { folder }))
  editor = createEditor(opened, host.client, newTestId, (_failure, sentence) => {
    throw new Error(sentence)
  })
}

async function reopen(): Promise<void> {
  expect(await editor.settle()).toBe(true)
  await host.client.call('projects.close', { project: editor.opened.project })
  await host.client.call('projects.close', { project: editor.opened.project })
  await open()
}

async function deleted() {
  expect(await editor.settle()).toBe(true)
  return value(await host.client.call('deleted.list', { project: editor.opened.project })).things
}

async function bringBack(batch: string): Promise<void> {
  const answer = value(await host.client.call('deleted.restore', { project: editor.opened.project, batch }))
  editor.bring('Bring Back', answer.writes, answer.held)
  expect(await editor.settle()).toBe(true)
}

it('a deleted scene comes back with its shots and drawings after the film was closed, and undo takes it away again', async () => {
  const layer = layersOf(editor.board(), filmPanels(editor.board())[0]!.id)[0]!
  editor.run('Draw', (board) => putMark(board, makeStroke(newTestId, layer.id, 'a0')))
  editor.run('Add', (board) => addScene(board, newTestId('scene'), 9, { location: 'Harbour' }))
  const before = editor.board()
  editor.run('Delete', (board) => removeScene(board, scenesOf(board)[0]!.id))
  await reopen()
  const [thing] = await deleted()
  expect(thing).toMatchObject({ what: 'Scene, with 1 shot and 1 panel', daysLeft: 30 })
  await bringBack(thing!.batch)
  expect(scenesOf(editor.board())).toEqual(scenesOf(before))
  expect(marksOf(editor.board(), layer.id)).toHaveLength(1)
  expect(await deleted()).toEqual([])
  editor.undo()
  expect(await deleted()).toMatchObject([{ what: 'Scene, with 1 shot and 1 panel' }])
})

it('what undo brings back is no longer in the trash, and redo puts it there again', async () => {
  editor.run('Delete', (board) => removeScene(board, scenesOf(board)[0]!.id))
  expect(await deleted()).toHaveLength(1)
  editor.undo()
  expect(await deleted()).toEqual([])
  editor.redo()
  expect(await deleted()).toHaveLength(1)
})

it('a shot whose scene was deleted after it comes back with its scene', async () => {
  const scene = scenesOf(editor.board())[0]!
  const ids = { shotId: newTestId('shot'), panelId: newTestId('panel'), layerId: newTestId('layer') }
  editor.run('Add', (board) => addShot(board, ids, scene.id, 9))
  expect(await editor.settle()).toBe(true)
  editor.run('Delete Shot', (board) => removeShot(board, ids.shotId))
  expect(await editor.settle()).toBe(true)
  editor.run('Delete Scene', (board) => removeScene(board, scene.id))
  const things = await deleted()
  await bringBack(things.find(({ what }) => what.startsWith('Shot'))!.batch)
  expect(scenesOf(editor.board())).toEqual([scene])
  expect(filmShots(editor.board()).map((shot) => shot.id)).toEqual([ids.shotId])
  expect(value(await host.client.call('projects.check', { project: editor.opened.project })).problems).toEqual([])
})

const DAY = 86_400_000
it.each([
  ['before thirty days', 29, [1, 5, 20], false],
  ['after thirty days of a film that is worked on', 31, [3, 10, 20], true],
  ['after a year in which nobody opened the film', 365, [], false],
  ['when the clock jumped ahead once', 2000, [1, 2000], false],
  ['when the clock was set back', -400, [3, 10, 20], false],
])('%s, what was deleted is let go of: %i', (_when, now, worked, gone) => {
  expect(
    isExpired(
      0,
      now * DAY,
      worked.map((day) => day * DAY + 1),
    ),
  ).toBe(gone)
})
