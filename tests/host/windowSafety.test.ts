import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createClient } from '#shared/contract/client.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { OpenedProject } from '#shared/contract/model.ts'
import { filmOf, patch } from '#shared/document/board.ts'
import type { Board } from '#shared/document/board.ts'
import { addLayer } from '#shared/document/commands/layers.ts'
import { addScene, removeScene } from '#shared/document/commands/scenes.ts'
import { addShot } from '#shared/document/commands/shots.ts'
import { filmPanels, filmShots, panelOf, panelsOf, scenesOf, shotsOf } from '#shared/document/select.ts'
import { createEditor } from '../../renderer/editor/editor.ts'
import type { Editor } from '../../renderer/editor/editor.ts'
import { newTestId, put } from '../support/film.ts'
import { gate, handWay } from '../support/handWay.ts'
import type { HandWay } from '../support/handWay.ts'
import { startInProcess } from '../support/inProcess.ts'
import type { InProcess } from '../support/inProcess.ts'
import { value } from '../support/value.ts'

/** A window of the film, on a way of its own. */
interface Window {
  readonly editor: Editor
  readonly way: HandWay
  readonly said: Failure[]
}

const FULL: Failure = { kind: 'disk-full', path: '/film' }
const refused = (failure: Failure) => Promise.resolve({ ok: false, failure })

let app: InProcess
let folder: string
let windows: Window[]
let films = 0
beforeAll(() => {
  app = startInProcess()
})
beforeEach(async () => {
  windows = []
  films += 1
  folder = `${app.folder}/Salt ${films}.framewright`
  const made = value(await app.client.call('projects.create', { folder, title: 'Salt', ratio: 2 }))
  const writer = windowOf(made).editor
  writer.run('Add Scene', (board) => withScene(board))
  expect(await writer.settle()).toBe(true)
  writer.dispose()
  await app.client.call('projects.close', { project: made.project })
})
afterEach(() => {
  for (const { editor } of windows) editor.dispose()
})
afterAll(() => app.close())

function withScene(board: Board): Board {
  const sceneId = newTestId('scene')
  const ids = { shotId: newTestId('shot'), panelId: newTestId('panel'), layerId: newTestId('layer') }
  return addShot(addScene(board, sceneId, scenesOf(board).length), ids, sceneId, 0)
}

function windowOf(opened: OpenedProject): Window {
  const way = handWay(app.transport)
  const said: Failure[] = []
  const editor = createEditor(opened, createClient(way), newTestId, (failure) => void said.push(failure))
  const made = { editor, way, said }
  windows.push(made)
  return made
}

const openWindow = async (): Promise<Window> => windowOf(value(await app.client.call('projects.open', { folder })))

const titled = (title: string) => (board: Board) => patch(board, 'project', filmOf(board).id, { title })
const titleIn = ({ editor }: Window): string => filmOf(editor.board()).title
const titleOnDisk = async (): Promise<string> => {
  const now = value(await app.client.call('projects.open', { folder }))
  await app.client.call('projects.close', { project: now.project })
  return now.rows.project[0]!.title
}

/** Makes a change and waits until it is on disk. */
async function change({ editor }: Window, command: (board: Board) => Board): Promise<void> {
  expect(editor.run('Change', command)).toBe(true)
  expect(await editor.settle()).toBe(true)
}

/** Every save meets this until the way is cleared. */
function meet({ way }: Window, decide: (go: () => Promise<unknown>) => Promise<unknown>): void {
  way.calls((method, go) => (method === 'board.save' ? decide(go) : go()))
}

describe('a window whose saves fail', () => {
  it('says so, and why, and keeps all of it until it can be saved', async () => {
    const window = await openWindow()
    const { editor, way } = window
    const panel = filmPanels(editor.board())[0]!.id
    const shown = editor.panelVersion(panel)
    meet(window, () => refused(FULL))
    editor.run('Title', titled('Tide'))
    editor.run('Add Layer', (board) => addLayer(board, newTestId('layer'), panel, 1))
    expect(await editor.settle()).toBe(false)
    expect([editor.saving.state(), editor.trouble.now(), editor.isSafe()]).toEqual(['failed', FULL, false])
    expect([await titleOnDisk(), editor.panelVersion(panel)]).toEqual(['Salt', shown])
    way.clear()
    editor.saving.retry()
    expect(await editor.settle()).toBe(true)
    expect([editor.saving.state(), editor.trouble.now(), editor.isSafe()]).toEqual(['saved', null, true])
    expect(await titleOnDisk()).toBe('Tide')
    expect(editor.panelVersion(panel)).not.toBe(shown)
  })

  it('waits for a program that has the film for a moment, without a word', async () => {
    const window = await openWindow()
    let tries = 0
    meet(window, (go) => ((tries += 1) < 2 ? refused({ kind: 'busy', path: folder }) : go()))
    const states: string[] = []
    window.editor.saving.listen(() => void states.push(window.editor.saving.state()))
    await change(window, titled('Tide'))
    expect([tries, states]).toEqual([2, ['saving', 'saved']])
  })

  it('takes nothing back that came after a change whose answer was lost, when it sends it again', async () => {
    const [window, other] = [await openWindow(), await openWindow()]
    meet(window, async (go) => {
      await go()
      throw new Error('the way broke')
    })
    window.editor.run('Title', titled('Tide'))
    expect(await window.editor.settle()).toBe(false)
    window.way.clear()
    await expect.poll(() => titleIn(other)).toBe('Tide')
    await change(other, titled('Ebb'))
    window.editor.saving.retry()
    expect(await window.editor.settle()).toBe(true)
    await expect.poll(() => titleIn(window)).toBe('Ebb')
    expect(await titleOnDisk()).toBe('Ebb')
    await change(other, titled('Flood'))
    await expect.poll(() => titleIn(window)).toBe('Flood')
  })

  it('may go once all of it lies in a copy, and not before', async () => {
    const window = await openWindow()
    meet(window, () => refused(FULL))
    window.editor.run('Title', titled('Tide'))
    expect([await window.editor.settleInTime(), window.editor.isSafe()]).toEqual([false, false])
    const copy = await window.editor.handOver()
    expect(copy.rows).toHaveLength(1)
    copy.kept('/films/Copy')
    expect([await window.editor.settleInTime(), window.editor.isSafe()]).toEqual([true, true])
  })

  it('does not call itself safe for a disk that never answers, and keeps nobody', async () => {
    const window = await openWindow()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      meet(window, () => new Promise(() => undefined))
      window.editor.run('Title', titled('Tide'))
      const settled = window.editor.settleInTime()
      await vi.advanceTimersByTimeAsync(5000)
      expect(await settled).toBe(false)
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('work that ends in a step of its own', () => {
  it('is waited for before anything is called safe, saved or copied', async () => {
    const { editor } = await openWindow()
    const poured = gate()
    const heard: boolean[] = []
    editor.onFinishing(() => heard.push(editor.isFinishing()))
    editor.finishing(poured.opened.then(() => void editor.run('Pour', titled('Poured'))))
    let [settled, copied] = [false, false]
    const settling = editor.settle().then((now) => (settled = now))
    const copying = editor.handOver().then((copy) => {
      copied = true
      return copy.rows
    })
    await new Promise((resolve) => setImmediate(resolve))
    expect([editor.isSettled(), editor.isSafe(), settled, copied]).toEqual([false, false, false, false])
    poured.open()
    expect(await copying).toHaveLength(1)
    expect([await settling, await titleOnDisk()]).toEqual([true, 'Poured'])
    expect(heard).toEqual([true, false])
  })
})

describe('a film that can only be read', () => {
  it('takes no change, by hand or from the host, and sends none', async () => {
    const opened = value(await app.client.call('projects.open', { folder }))
    const { editor, way } = windowOf({ ...opened, access: 'read' })
    const sent: string[] = []
    way.calls((method, go) => (sent.push(method), go()))
    const film = filmOf(editor.board())
    expect(editor.run('Title', titled('Tide'))).toBe(false)
    expect(editor.bring('Restore', [put('project', { ...film, title: 'Tide' })], [])).toBe(false)
    expect([await editor.settle(), filmOf(editor.board()).title, sent]).toEqual([true, 'Salt', []])
  })
})

describe('a step that is more than the film can hold', () => {
  it('is not taken, and said', async () => {
    const { editor, said } = await openWindow()
    expect(editor.run('Title', titled('x'.repeat(501)))).toBe(false)
    expect(said).toMatchObject([{ kind: 'too-long' }])
  })
})

describe('what another window does', () => {
  it('leaves alone what this one has not sent yet, and shows again once that has its place', async () => {
    const [window, other] = [await openWindow(), await openWindow()]
    const held = gate()
    meet(window, (go) => held.opened.then(go))
    window.editor.run('Title', titled('Mine'))
    await change(other, titled('Theirs'))
    await change(other, (board) => patch(board, 'project', filmOf(board).id, { author: 'Ada' }))
    await expect.poll(() => filmOf(window.editor.board()).author).toBe('Ada')
    expect(titleIn(window)).toBe('Mine')
    held.open()
    expect(await window.editor.settle()).toBe(true)
    expect(await titleOnDisk()).toBe('Mine')
    await expect.poll(() => titleIn(other)).toBe('Mine')
    await change(other, titled('Theirs after all'))
    await expect.poll(() => titleIn(window)).toBe('Theirs after all')
  })

  it('is taken in the order in which the host made it, whatever comes first', async () => {
    const [window, other] = [await openWindow(), await openWindow()]
    const late: (() => void)[] = []
    window.way.events((_event, go) => void late.push(go))
    for (const title of ['One', 'Two', 'Three']) await change(other, titled(title))
    expect(late).toHaveLength(3)
    for (const go of late.toReversed()) go()
    expect(titleIn(window)).toBe('Three')
  })

  it('is asked for where word of it was lost; a window that fell too far behind says so', async () => {
    const [window, other] = [await openWindow(), await openWindow()]
    const events: (() => void)[] = []
    window.way.events((_event, go) => void events.push(go))
    await change(other, titled('One'))
    await change(other, (board) => patch(board, 'project', filmOf(board).id, { author: 'Ada' }))
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      events[1]!()
      expect(titleIn(window)).toBe('Salt')
      await vi.advanceTimersByTimeAsync(2000)
      await expect.poll(() => [titleIn(window), filmOf(window.editor.board()).author]).toEqual(['One', 'Ada'])
    } finally {
      vi.useRealTimers()
    }
    await change(other, titled('Two'))
    await change(other, titled('Three'))
    window.way.calls(() => Promise.resolve({ ok: true, value: { changes: null } }))
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      events.at(-1)!()
      await vi.advanceTimersByTimeAsync(2000)
      await expect.poll(() => window.said).toEqual([{ kind: 'fallen-behind' }])
    } finally {
      vi.useRealTimers()
    }
  })

  it('takes with it what was just put under a scene that it deleted', async () => {
    const [window, other] = [await openWindow(), await openWindow()]
    const scene = scenesOf(window.editor.board())[1]!.id
    const held = gate()
    meet(window, (go) => held.opened.then(go))
    const ids = { shotId: newTestId('shot'), panelId: newTestId('panel'), layerId: newTestId('layer') }
    window.editor.run('Add Shot', (board) => addShot(board, ids, scene, 1))
    await change(other, (board) => removeScene(board, scene))
    await expect.poll(() => scenesOf(window.editor.board())).toHaveLength(1)
    window.way.events(() => undefined)
    held.open()
    expect(await window.editor.settle()).toBe(true)
    expect([shotsOf(window.editor.board(), scene), panelOf(window.editor.board(), ids.panelId)]).toEqual([
      [],
      undefined,
    ])
  })

  it('leaves nobody on a panel that is gone, and shows what was drawn', async () => {
    const [window, other] = [await openWindow(), await openWindow()]
    const [first, second] = filmShots(window.editor.board())
    window.editor.session.selectShot(window.editor.board(), second!.id)
    await change(other, (board) => removeScene(board, second!.sceneId))
    await expect.poll(() => filmShots(window.editor.board())).toHaveLength(1)
    const panel = panelsOf(window.editor.board(), first!.id)[0]!.id
    expect(window.editor.session.state()).toMatchObject({ shotIds: [first!.id], panelId: panel })
    const shown = window.editor.panelVersion(panel)
    await change(other, (board) => addLayer(board, newTestId('layer'), panel, 1))
    await expect.poll(() => window.editor.panelVersion(panel)).not.toBe(shown)
  })

  it('in another film stays in that film', async () => {
    const window = await openWindow()
    const place = `${app.folder}/Other.framewright`
    const other = windowOf(value(await app.client.call('projects.create', { folder: place, title: 'Other', ratio: 2 })))
    // A film's only window is told nothing of what it did.
    windowOf(value(await app.client.call('projects.open', { folder: place })))
    await change(other, withScene)
    await change(window, titled('Tide'))
    expect(scenesOf(window.editor.board())).toHaveLength(2)
  })
})
