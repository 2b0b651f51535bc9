import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createClient } from '#shared/contract/client.ts'
import { removeScene } from '#shared/document/commands/scenes.ts'
import { addShot } from '#shared/document/commands/shots.ts'
import { makeNewId } from '#shared/document/ids.ts'
import { scenesOf } from '#shared/document/select.ts'
import { rowOf } from '#shared/document/table.ts'
import { createEditor } from '../../renderer/editor/editor.ts'
import { handWay } from '../support/handWay.ts'
import { startInProcess } from '../support/inProcess.ts'
import type { InProcess } from '../support/inProcess.ts'
import { value } from '../support/value.ts'

let app: InProcess
beforeEach(() => {
  app = startInProcess()
})
afterEach(() => app.close())

const newId = makeNewId(Math.random)

describe('a shot that is added to a scene which another window deletes', () => {
  it.each(['the deletion first', 'the shot first'])(
    'is said to be gone with it, and can be had back: %s',
    async (order) => {
      const folder = join(app.folder, 'Deleted.framewright')
      const way = handWay(app.transport)
      const first = value(await app.client.call('projects.create', { folder, title: 'Deleted', ratio: 2 }))
      const second = value(await app.client.call('projects.open', { folder }))
      const said: string[] = []
      // Neither hears of the other before both are done.
      way.events(() => undefined)
      const here = createEditor(first, createClient(way), newId, (_failure, text) => said.push(text))
      const deafWay = handWay(app.transport)
      deafWay.events(() => undefined)
      const there = createEditor(second, createClient(deafWay), newId, (_failure, text) => said.push(`there: ${text}`))
      const scene = scenesOf(here.board())[0]!
      const ids = { shotId: newId('shot'), panelId: newId('panel'), layerId: newId('layer') }
      const add = async (): Promise<void> => {
        here.run('Add Shot', (board) => addShot(board, ids, scene.id, 1))
        expect(await here.settle()).toBe(true)
      }
      const take = async (): Promise<void> => {
        there.run('Delete Scene', (board) => removeScene(board, scene.id))
        expect(await there.settle()).toBe(true)
      }
      for (const act of order === 'the shot first' ? [add, take] : [take, add]) await act()
      for (const each of [way, deafWay]) {
        each.clear()
        each.tell({ name: 'events.missed', value: {} })
      }
      await expect
        .poll(() => said)
        .toEqual([
          expect.stringMatching(
            /^What you added to Scene 1 was deleted with it in another window; it is under Deleted\.$/,
          ),
        ])
      await expect.poll(() => rowOf(here.board().shot, ids.shotId)).toBeUndefined()
      const { things } = value(await app.client.call('deleted.list', { project: first.project }))
      const back = await Promise.all(
        things.map(async ({ batch }) =>
          value(await app.client.call('deleted.restore', { project: first.project, batch })),
        ),
      )
      expect(back.flatMap(({ writes }) => writes.map(({ id }) => id))).toContain(ids.shotId)
      here.dispose()
      there.dispose()
    },
  )
})
