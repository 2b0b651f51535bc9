import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { builtPages } from '#host/page/pages.ts'
import { serve } from '#host/http/serve.ts'
import type { Served } from '#host/http/serve.ts'
import type { Visit } from '#host/visits.ts'
import { createClient } from '#shared/contract/client.ts'
import type { Client } from '#shared/contract/client.ts'
import type { OpenedProject } from '#shared/contract/model.ts'
import { boardFrom } from '#shared/document/board.ts'
import { composeRequest } from '#shared/generation/compose.ts'
import { startInProcess } from '../support/inProcess.ts'
import type { InProcess } from '../support/inProcess.ts'
import { value } from '../support/value.ts'
import { visit } from '../support/webVisitor.ts'

let app: InProcess
let folder: string
beforeEach(() => {
  app = startInProcess()
  folder = join(app.folder, 'Gone.framewright')
})
afterEach(() => app.close())

const clientOf = ({ call }: Pick<Visit, 'call'>): Client => createClient({ call, listen: () => () => undefined })

/** Whether the film is open for writing under this handle. */
async function isOpen({ project }: OpenedProject): Promise<boolean> {
  return (await app.client.call('board.since', { project, order: 0 })).ok
}

describe('a window that is gone', () => {
  it('leaves no film open that it did not close', async () => {
    const page = app.host.visit()
    const opened = value(await clientOf(page).call('projects.create', { folder, title: 'Gone', ratio: 2 }))
    expect(page.films()).toEqual([opened.folder])
    await page.leave()
    expect(await isOpen(opened)).toBe(false)
    expect(page.films()).toEqual([])
  })

  it('leaves a film to the other that has it open, and to itself when it was loaded again', async () => {
    const [page, other, again] = [app.host.visit(), app.host.visit(), app.host.visit()]
    const opened = value(await clientOf(page).call('projects.create', { folder, title: 'Gone', ratio: 2 }))
    for (const each of [page, other, again]) value(await clientOf(each).call('projects.open', { folder }))
    await page.leave()
    await other.leave()
    expect(await isOpen(opened)).toBe(true)
    value(await clientOf(again).call('projects.close', { project: opened.project }))
    expect(await isOpen(opened)).toBe(false)
  })

  it('cannot close what another has open', async () => {
    const [page, other] = [app.host.visit(), app.host.visit()]
    const opened = value(await clientOf(page).call('projects.create', { folder, title: 'Gone', ratio: 2 }))
    value(await clientOf(other).call('projects.close', { project: opened.project }))
    expect(await isOpen(opened)).toBe(true)
  })

  it('closes a film whose opening is answered only after it', async () => {
    value(await app.client.call('projects.create', { folder, title: 'Gone', ratio: 2 }))
    const { project } = value(await app.client.call('projects.open', { folder }))
    for (let times = 0; times < 2; times += 1) await app.client.call('projects.close', { project })
    const page = app.host.visit()
    const opening = clientOf(page).call('projects.open', { folder })
    await page.leave()
    expect((await opening).ok).toBe(false)
    const next = app.host.visit()
    const opened = value(await clientOf(next).call('projects.open', { folder }))
    value(await clientOf(next).call('projects.close', { project: opened.project }))
    expect(await isOpen(opened)).toBe(false)
  })
})

describe('a tab that is gone', () => {
  let served: Served
  beforeEach(async () => {
    served = await serve({ host: app.host, pages: builtPages(app.folder), port: 0, absentMs: 60 })
  })
  afterEach(() => served.close())

  it('closes its films once it neither listens nor calls, and the tab beside it works on', async () => {
    const visitor = await visit(served)
    const [one, two] = [visitor.page('one'), visitor.page('two')]
    const [first, second] = [createClient(one.transport), createClient(two.transport)]
    const heard: string[] = []
    second.on('board.changed', ({ change }) => heard.push(change.from.origin))
    await two.listening
    const stop = first.on('board.changed', () => undefined)
    await one.listening
    const opened = value(await first.call('projects.create', { folder, title: 'Gone', ratio: 2 }))
    value(await second.call('projects.open', { folder }))
    const film = opened.rows.project[0]!
    const save = (title: string): Promise<unknown> =>
      first.call('board.save', {
        project: opened.project,
        writes: [{ table: 'project', id: film.id, set: { title }, unset: [] }],
        from: { origin: title, number: 1, at: 0 },
      })
    await save('Heard')
    await expect.poll(() => heard).toEqual(['Heard'])

    // Far longer than a page may be silent that does not listen.
    await new Promise((resolve) => void setTimeout(resolve, 200))
    expect(await isOpen(opened)).toBe(true)
    stop()
    value(await second.call('projects.close', { project: opened.project }))
    await expect.poll(() => isOpen(opened)).toBe(false)
    visitor.leave()
  })
})

it.each([
  ['is told to the next where none hears of it', false, 1],
  ['is news to nobody where one does', true, 0],
])('a take that lands in a film that a gone page has open still %s', async (_what, hears, told) => {
  if (hears) app.host.listen(() => undefined)
  const { project, rows } = value(await app.client.call('projects.create', { folder, title: 'Gone', ratio: 2 }))
  const panelId = rows.panel[0]!.id
  const request = composeRequest(boardFrom(rows), panelId, { sketch: null, provider: 'stand-in' })
  value(await app.client.call('jobs.submit', { project, panelId, request, count: 1 }))
  await expect.poll(async () => value(await app.client.call('jobs.list', { project })).jobs[0]?.state).toBe('done')
  const unseen = async () => value(await app.client.call('jobs.unseen', { project })).jobs.length
  expect([await unseen(), await unseen()]).toEqual([told, 0])
})
