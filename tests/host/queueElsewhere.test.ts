import { EventEmitter, once } from 'node:events'
import { expect, it, onTestFinished } from 'vitest'
import { createClient } from '#shared/contract/client.ts'
import { boardFrom } from '#shared/document/board.ts'
import { filmPanels } from '#shared/document/select.ts'
import { composeRequest } from '#shared/generation/compose.ts'
import { createHost } from '#host/createHost.ts'
import { FAKE_KEY, startFakeModel } from '../support/fakeModel.ts'
import { until } from '../support/generationStart.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { testPlatform } from '../support/testPlatform.ts'
import { value } from '../support/value.ts'

function program(home: string) {
  const host = createHost(testPlatform(home, { environment: { GEMINI_API_KEY: FAKE_KEY } }))
  onTestFinished(() => host.dispose())
  return createClient(host)
}

it('what another program has out or in line is not cancelled, held or moved from here, and no yes is said to it', async () => {
  const home = temporaryFolder()
  onTestFinished(() => home.remove())
  const held = new EventEmitter()
  const model = await startFakeModel([{ kind: 'picture', after: once(held, 'open') }])
  onTestFinished(() => model.close())
  const [there, here] = [program(home.path), program(home.path)]
  const made = value(await there.call('projects.create', { folder: `${home.path}/Film`, title: 'Film', ratio: 2.39 }))
  const board = boardFrom(made.rows)
  const panelId = filmPanels(board)[0]!.id
  const { project } = made
  const approved = { project, baseUrl: model.url, keySource: 'automatic', service: 'gemini' } as const
  value(await there.call('addresses.approve', approved))
  const request = composeRequest(board, panelId, { sketch: null, provider: 'gemini', baseUrl: model.url })
  value(await there.call('jobs.submit', { project, panelId, request, count: 3, way: 'now' }))
  await until(() => model.requests.length === 1)

  const read = value(await here.call('projects.open', { folder: made.folder }))
  expect(read.access).toBe('read')
  const { jobs } = value(await here.call('jobs.list', { project: read.project }))
  const jobId = jobs.find(({ state }) => state === 'waiting')!.id
  const answers = [
    await here.call('jobs.cancel', { project: read.project, jobId }),
    await here.call('jobs.hold', { project: read.project }),
    await here.call('jobs.order', { project: read.project, jobId, before: null }),
    await here.call('jobs.resume', { project: read.project }),
    await here.call('jobs.submit', { project: read.project, panelId, request, count: 1, way: 'now' }),
  ]
  expect(answers.map((answer) => !answer.ok && answer.failure.kind)).toEqual(answers.map(() => 'open-elsewhere'))
  held.emit('open')
  await expect
    .poll(async () => value(await there.call('jobs.list', { project })).jobs.map(({ state }) => state))
    .toEqual(['done', 'done', 'done'])
  expect(model.requests).toHaveLength(3)
})
