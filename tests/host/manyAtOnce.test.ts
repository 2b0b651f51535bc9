import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ManySubmitted } from '#shared/contract/many.ts'
import { panelIdSchema } from '#shared/document/ids.ts'
import { FAKE_KEY, startFakeModel } from '../support/fakeModel.ts'
import { HANDLE } from '../support/generationProject.ts'
import { startBatches, startHeld, until } from '../support/generationStart.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { commandHere } from '../support/terminalHere.ts'

const home = temporaryFolder()
const run = (...words: string[]) => commandHere(home.path, words, { GEMINI_API_KEY: FAKE_KEY })
beforeAll(async () => {
  expect((await run('sample', 'Film')).code).toBe(0)
})
afterAll(() => home.remove())

it('the terminal says what a film comes to, and makes a scene as one batch at half price', async () => {
  const model = await startFakeModel([], { looks: 1 })
  const words = [
    'generate',
    'Film',
    '--scene',
    '2',
    '--provider',
    'gemini',
    '--base-url',
    model.url,
    '--batch',
    '--yes',
  ]
  const made = await run(...words)
  expect(made).toMatchObject({ code: 0, err: '' })
  expect(made.out).toMatch(/Estimate: (\d+) takes by .*, as a batch\.\n[^]*\n\1 takes made for \$/)
  const [batch] = model.batches.made
  expect([model.batches.made.length, batch!.entries.length > 2]).toEqual([1, true])
  expect(model.requests.filter(({ path }) => path.endsWith(':generateContent'))).toEqual([])
  await model.close()
})

it('the terminal says what is known of a cost where one of the answers does not tell it', async () => {
  const model = await startFakeModel([{ kind: 'no-usage' }, { kind: 'picture' }])
  const asked = ['--shot', '1A', '--count', '2', '--provider', 'gemini', '--base-url', model.url, '--yes']
  const { out } = await run('generate', 'Film', ...asked)
  expect(out.trimEnd().split('\n').at(-1)).toMatch(
    /^\d takes made for \$0\.\d+, without one request whose cost was not told\.$/,
  )
  await model.close()
})

it('the terminal says so before it asks anything where the film’s AI policy is off', async () => {
  expect((await run('policy', 'Film', 'off', '--by', 'Ada')).code).toBe(0)
  const shot = await run('generate', 'Film', '--shot', '1', '--provider', 'gemini')
  expect([shot.code, shot.out]).toEqual([1, ''])
  expect(shot.err).toMatch(/policy is off \(set by Ada on \d/)
  expect((await run('policy', 'Film', 'allowed')).code).toBe(0)
})

it('every panel is asked for once, and one that waits already not again', async () => {
  const { model, project, letGo } = await startHeld()
  const asked = {
    project: HANDLE,
    panelIds: [project.panelId],
    way: 'now' as const,
    count: 3,
    keptToo: false,
    undrawnToo: true,
    agreedUsd: null,
  }
  const go = async (changes: object = {}): Promise<ManySubmitted> => {
    const answer = await project.queue.submitMany(project.open, { ...asked, ...changes }, new AbortController().signal)
    if (!answer.ok) throw new Error(JSON.stringify(answer.failure))
    return answer.value
  }
  await expect(go({ agreedUsd: 0.1 })).rejects.toThrow('more than was agreed to')
  expect((await go({ panelIds: [panelIdSchema.parse('panel_000000000000')] })).jobs).toEqual([])
  expect((await go()).jobs).toHaveLength(3)
  expect((await go()).jobs).toHaveLength(0)
  letGo()
  await project.settled()
  expect([model.requests.length, project.takes().length]).toEqual([3, 3])
})

it('the terminal leaves a batch that is out alone as it takes out what waits, and gives one up only where told that it may be billed', async () => {
  const { project } = await startBatches([{ kind: 'picture' }], { looks: 1e9 })
  const asked = await project.queue.submit(project.open, HANDLE, project.panelId, project.request(), 2, 'batch')
  expect(asked.ok).toBe(true)
  await until(() => project.queue.jobs(project.open).every(({ batch }) => batch?.state === 'running'))
  await project.queue.release(project.open)
  await project.open.close()
  const queue = (...words: string[]) => commandHere(home.path, ['queue', project.folder, '--json', ...words])
  const states = async (...words: string[]) => {
    const { out } = await queue(...words)
    return (JSON.parse(out) as { id: string; state: string }[]).map(({ state }) => state)
  }
  expect(await states('--cancel-waiting')).toEqual(['sent', 'sent'])
  const [first] = (JSON.parse((await queue()).out) as { id: string }[]).map(({ id }) => id)
  const refused = await queue('--cancel', first!)
  expect([refused.code, refused.err]).toEqual([
    2,
    expect.stringContaining(`${first} has been sent and may be billed: --even-if-billed cancels it all the same`),
  ])
  expect(await states()).toEqual(['sent', 'sent'])
  expect(await states('--cancel', first!, '--even-if-billed')).toEqual(['sent', 'cancelled'])
})
