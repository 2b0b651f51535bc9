import { afterEach, beforeEach, expect, it } from 'vitest'
import path from 'node:path'
import { createEditor } from '../../renderer/editor/editor.ts'
import type { Editor } from '../../renderer/editor/editor.ts'
import { addMedia, editFilm } from '#shared/document/commands/film.ts'
import { addScene, editScene, removeScene } from '#shared/document/commands/scenes.ts'
import { addShot, removeShot } from '#shared/document/commands/shots.ts'
import { putMark } from '#shared/document/commands/layers.ts'
import { filmPanels, filmShots, layersOf, marksOf, scenesOf, shotOf } from '#shared/document/select.ts'
import { boardFrom, put } from '#shared/document/board.ts'
import { blankLayer } from '#shared/document/newProject.ts'
import { mergeDown } from '#shared/compositing/mergeLayers.ts'
import type { OpenedProject } from '#shared/contract/model.ts'
import type { LayerId, MediaId, SceneId } from '#shared/document/ids.ts'
import type { Version } from '#shared/contract/versions.ts'
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
  edit(value(await host.client.call('projects.create', { folder, title: 'Salt', ratio: 2.39 })))
})
afterEach(() => host.close())

function edit(opened: OpenedProject): void {
  editor = createEditor(opened, host.client, newTestId, (_failure, sentence) => {
    throw new Error(sentence)
  })
}

/** Until nobody has it open, and then again. */
async function reopen(): Promise<void> {
  const once = project()
  while ((await host.client.call('projects.watch', { project: once })).ok)
    await host.client.call('projects.close', { project: once })
  edit(value(await host.client.call('projects.open', { folder })))
}

const project = () => editor.opened.project
const versions = async (): Promise<Version[]> =>
  value(await host.client.call('versions.list', { project: project() })).versions

/** A version of the film as it stands: a risky step keeps one. */
async function keep(): Promise<Version> {
  expect(await editor.settle()).toBe(true)
  value(
    await host.client.call('versions.restore', { project: project(), version: (await anyVersion()).id, sceneId: null }),
  )
  return (await versions())[0]!
}

async function anyVersion(): Promise<Version> {
  const known = (await versions())[0]
  if (known) return known
  await host.client.call('versions.restore', { project: project(), version: 'none', sceneId: null })
  return (await versions())[0]!
}

async function restore(version: Version, sceneId: SceneId | null): Promise<string[]> {
  expect(await editor.settle()).toBe(true)
  const answer = value(await host.client.call('versions.restore', { project: project(), version: version.id, sceneId }))
  editor.bring('Restore', answer.writes, answer.held)
  expect(await editor.settle()).toBe(true)
  return answer.missing
}

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)

/** The film as another opening of it reads it, marks and all. */
async function onDisk(): Promise<unknown> {
  const rows = value(await host.client.call('projects.open', { folder })).rows
  const board = boardFrom(rows)
  const layerIds = filmPanels(board).flatMap((panel) => layersOf(board, panel.id).map((layer) => layer.id))
  const { marks } = value(await host.client.call('board.marks', { project: project(), layerIds }))
  const { media: _media, ...others } = rows
  return {
    ...Object.fromEntries(Object.entries(others).map(([name, list]) => [name, list.toSorted(byId)])),
    marks: marks.toSorted(byId),
  }
}

function draw(order: string): void {
  const layer = layersOf(editor.board(), filmPanels(editor.board())[0]!.id)[0]!
  editor.run('Draw', (board) => putMark(board, makeStroke(newTestId, layer.id, order)))
}

function newScene(location: string): SceneId {
  const id = newTestId('scene')
  const ids = { shotId: newTestId('shot'), panelId: newTestId('panel'), layerId: newTestId('layer') }
  editor.run('Add', (board) => addShot(addScene(board, id, 99, { location }), ids, id, 0))
  return id
}

it('restores a whole film, drawings and all, as one step that undo takes back to the mark', async () => {
  draw('a0')
  newScene('Harbour')
  const version = await keep()
  const then = await onDisk()
  draw('a1')
  editor.run('Delete', (board) => removeScene(board, scenesOf(board)[1]!.id))
  const other = newScene('Attic')
  editor.run('Edit', (board) => editScene(board, other, { synopsis: 'Rain' }))
  expect(await editor.settle()).toBe(true)
  const now = await onDisk()
  const steps = editor.undoName()
  expect(await restore(version, null)).toEqual([])
  expect(await onDisk()).toEqual(then)
  editor.undo()
  expect(await editor.settle()).toBe(true)
  expect(await onDisk()).toEqual(now)
  expect(editor.undoName()).toBe(steps)
  editor.redo()
  expect(await editor.settle()).toBe(true)
  expect(await onDisk()).toEqual(then)
})

it('restores one deleted scene with its drawing and leaves the rest of the film as it is', async () => {
  draw('a0')
  const version = await keep()
  const scene = scenesOf(editor.board())[0]!
  const layerId = layersOf(editor.board(), filmPanels(editor.board())[0]!.id)[0]!.id
  newScene('Harbour')
  editor.run('Delete', (board) => removeScene(board, scene.id))
  await restore(version, scene.id)
  expect(scenesOf(editor.board()).map((row) => row.location)).toEqual([scene.location, 'Harbour'])
  expect(marksOf(editor.board(), layerId)).toHaveLength(1)
  const shot = filmShots(editor.board())[0]!
  editor.run('Delete', (board) => removeShot(board, shot.id))
  await restore(version, scene.id)
  expect(filmShots(editor.board())[0]).toEqual(shot)
  expect(value(await host.client.call('projects.check', { project: project() })).problems).toEqual([])
})

/** One layer on another, a stroke on each; `ids` decide in which order they are read. */
function stack(lower: LayerId, upper: LayerId): void {
  const scene = newScene('Stack')
  const panel = filmPanels(editor.board()).find((each) => shotOf(editor.board(), each.shotId)?.sceneId === scene)!
  for (const [id, order] of [
    [lower, 'a1'],
    [upper, 'a2'],
  ] as const)
    editor.run('Add', (board) =>
      putMark(put(board, 'layer', { ...blankLayer(id, panel.id, order) }), makeStroke(newTestId, id, 'a0')),
    )
}

it.each(['with its strokes read', 'with no stroke read'])(
  'restores layers that were merged since, each with its own strokes and once, in a film opened anew %s',
  async (how) => {
    const [first, last] = ['layer_000000000001', 'layer_zzzzzzzzzzz1'] as LayerId[]
    const [second, another] = ['layer_000000000002', 'layer_zzzzzzzzzzz2'] as LayerId[]
    stack(first!, last!)
    stack(another!, second!)
    const version = await keep()
    const then = await onDisk()
    for (const upper of [last!, second!]) editor.run('Merge', (board) => mergeDown(board, upper))
    expect(await editor.settle()).toBe(true)
    const now = await onDisk()
    expect(now).not.toEqual(then)
    editor.dispose()
    await reopen()
    if (how === 'with its strokes read')
      expect(await editor.loadMarks(filmPanels(editor.board()).map(({ id }) => id))).toBe(true)
    await restore(version, null)
    expect(await onDisk()).toEqual(then)
    editor.undo()
    expect(await editor.settle()).toBe(true)
    expect(await onDisk()).toEqual(now)
    expect(value(await host.client.call('projects.check', { project: project() })).problems).toEqual([])
  },
)

it('says by scene, in film words, what differs', async () => {
  newScene('Harbour')
  const version = await keep()
  draw('a0')
  editor.run('Delete', (board) => removeScene(board, scenesOf(board)[1]!.id))
  newScene('Attic')
  expect(await editor.settle()).toBe(true)
  const compared = value(await host.client.call('versions.compare', { project: project(), version: version.id }))
  expect(compared.scenes.map(({ number, heading, kind, words }) => [number, heading, kind, ...words])).toEqual([
    ['1', 'Untitled scene', 'changed', 'Shot 1: 1 drawing differs'],
    ['2', 'HARBOUR', 'gone', 'This scene was deleted since'],
    ['2', 'ATTIC', 'added', 'This scene was made since'],
  ])
})

it('does not say of a scene that it moved because the one before it was deleted', async () => {
  newScene('Harbour')
  const version = await keep()
  editor.run('Delete', (board) => removeScene(board, scenesOf(board)[0]!.id))
  expect(await editor.settle()).toBe(true)
  const compared = value(await host.client.call('versions.compare', { project: project(), version: version.id }))
  expect(compared.scenes.map(({ kind }) => kind)).toEqual(['gone', 'same'])
})

it('keeps how the film is before each restore, and knows no version but its own', async () => {
  const before = await keep()
  await restore(before, null)
  const list = await versions()
  expect(list[0]!.reason).toBe('restore')
  for (const version of ['../board.sqlite', 'other.sqlite'])
    expect(await host.client.call('versions.compare', { project: project(), version })).toMatchObject({
      ok: false,
      failure: { kind: 'not-found' },
    })
})

it('names pictures that come back without their files, also that of the cover', async () => {
  const id = `media_${'1'.repeat(64)}` as MediaId
  const logo = { id, type: 'image/png' as const, bytes: 1, width: 16, height: 9, name: 'salt.png' }
  editor.run('Set', (board) => editFilm(addMedia(board, logo), { logo: id }))
  const version = await keep()
  editor.run('Clear', (board) => editFilm(board, { logo: null }))
  expect(await restore(version, null)).toEqual(['salt.png'])
})
