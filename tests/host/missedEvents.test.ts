import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createClient } from '#shared/contract/client.ts'
import { filmOf, put } from '#shared/document/board.ts'
import { makeNewId } from '#shared/document/ids.ts'
import { createEditor } from '../../renderer/editor/editor.ts'
import type { Editor } from '../../renderer/editor/editor.ts'
import { startInProcess } from '../support/inProcess.ts'
import type { InProcess } from '../support/inProcess.ts'
import { handWay } from '../support/handWay.ts'
import { value } from '../support/value.ts'

let app: InProcess
beforeEach(() => {
  app = startInProcess()
})
afterEach(() => app.close())

const newId = makeNewId(Math.random)

function rename(editor: Editor, title: string): void {
  editor.run('Rename Film', (board) => put(board, 'project', { ...filmOf(board), title }))
}

describe('a window that heard nothing for a while', () => {
  it('asks what it missed as soon as it hears again, and is told of the film and its trust', async () => {
    const folder = join(app.folder, 'Missed.framewright')
    const way = handWay(app.transport)
    const first = value(await app.client.call('projects.create', { folder, title: 'Before', ratio: 2 }))
    const second = value(await app.client.call('projects.open', { folder }))
    const here = createEditor(first, createClient(way), newId, () => undefined)
    const there = createEditor(second, app.client, newId, () => undefined)
    way.events(() => undefined)
    rename(there, 'Meanwhile')
    expect(await there.settle()).toBe(true)
    here.knowTrust({ state: 'restricted', why: 'elsewhere' })
    expect(filmOf(here.board()).title).toBe('Before')

    way.events((_event, go) => go())
    way.tell({ name: 'events.missed', value: {} })
    await expect.poll(() => filmOf(here.board()).title).toBe('Meanwhile')
    await expect.poll(() => here.trust()).toEqual(first.trust)
    here.dispose()
    there.dispose()
  })
})
