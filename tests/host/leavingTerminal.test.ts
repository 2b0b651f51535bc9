import { once } from 'node:events'
import { expect, it } from 'vitest'
import { FAKE_KEY, startFakeModel } from '../support/fakeModel.ts'
import type { FakeScript } from '../support/fakeModel.ts'
import { until } from '../support/generationStart.ts'
import { startCommand } from '../support/runCommand.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { commandHere } from '../support/terminalHere.ts'

const OWN = { GEMINI_API_KEY: FAKE_KEY }

/** `generate` of seven takes, and what became of it after `signals` were sent once `asked` requests had gone out; `heeded`: it heard. */
async function interrupted(script: FakeScript, asked: number, signals: readonly NodeJS.Signals[], heeded?: () => void) {
  const home = temporaryFolder()
  const model = await startFakeModel(script)
  expect((await commandHere(home.path, ['new', 'Film'])).code).toBe(0)
  const words = ['generate', 'Film', '--provider', 'gemini', '--base-url', model.url, '--count', '7', '--yes']
  const child = startCommand(home.path, words, OWN)
  let said = ''
  for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stdin!.end()
  const closed = once(child, 'close')
  await until(() => model.requests.length === asked)
  for (const [index, signal] of signals.entries()) {
    child.kill(signal)
    if (index === 0) await until(() => said.includes('Waiting for'))
  }
  heeded?.()
  const [code] = (await closed) as [number]
  return {
    said,
    code,
    model,
    again: () => commandHere(home.path, ['generate', 'Film', '--waiting', '--yes'], OWN),
    async end() {
      await model.close()
      home.remove()
    },
  }
}

it.each<NodeJS.Signals>(['SIGINT', 'SIGTERM'])(
  'the first %s waits for what is out and keeps the rest in the film, which goes on at a word',
  async (signal) => {
    // All but the first answer come when the command has heard that it is to end.
    let heeded: (() => void) | undefined
    const after = new Promise<void>((done) => (heeded = done))
    const script: FakeScript = (_request, index) => (index === 0 ? { kind: 'picture' } : { kind: 'picture', after })
    const run = await interrupted(script, 5, [signal], () => heeded?.())
    expect(run.said).toContain('Waiting for 4 requests under way, since they are paid for')
    expect(run.said).toContain('5 takes made')
    expect(run.said).toContain('waits in the film')
    expect(run.code).toBe(1)
    expect(run.model.requests).toHaveLength(5)
    const again = await run.again()
    expect([again.code, again.err]).toEqual([0, ''])
    expect(again.out).toContain('2 takes that wait: about $')
    expect(run.model.requests).toHaveLength(7)
    expect((await run.again()).err).toContain('Nothing waits in this film.')
    await run.end()
  },
)

it('the second ends what is out, and says that it may have been billed', async () => {
  const run = await interrupted([{ kind: 'hang' }], 4, ['SIGINT', 'SIGINT'])
  expect(run.said).toContain('may have been billed')
  expect(run.code).toBe(1)
  expect(run.model.requests).toHaveLength(4)
  await run.end()
})

it('makes every take that was asked for when nobody reads its words any more, and ends without a fault', async () => {
  const home = temporaryFolder()
  const model = await startFakeModel([{ kind: 'picture' }])
  await commandHere(home.path, ['new', 'Film'])
  const words = ['generate', 'Film', '--provider', 'gemini', '--base-url', model.url, '--count', '2', '--yes']
  const child = startCommand(home.path, words, OWN)
  let err = ''
  child.stderr!.on('data', (chunk: Buffer) => (err += chunk.toString()))
  child.stdin!.end()
  child.stdout!.destroy()
  expect(await once(child, 'close')).toEqual([0, null])
  expect(err).toBe('')
  const shots = JSON.parse((await commandHere(home.path, ['shots', 'Film', '--json'])).out) as unknown
  expect(JSON.stringify(shots)).toMatch(/"takes":2\b/)
  await model.close()
  home.remove()
})

it('a key that is wrong ends a command after one request, with its sentence; the rest waits in the film and is listed', async () => {
  const home = temporaryFolder()
  const model = await startFakeModel([{ kind: 'bad-key' }])
  await commandHere(home.path, ['new', 'Film'])
  const words = ['generate', 'Film', '--provider', 'gemini', '--base-url', model.url, '--count', '5', '--yes']
  const dry = await commandHere(home.path, [...words, '--dry-run'], OWN)
  expect([dry.code, model.requests.length]).toEqual([0, 0])
  expect(dry.out).toContain('Estimate: 5 takes by')
  const { code, err } = await commandHere(home.path, words, OWN)
  expect([code, model.requests.length]).toEqual([1, 1])
  expect(err).toContain('“generate FOLDER --waiting” sends it')
  const listed = async (): Promise<string[]> => {
    const { out } = await commandHere(home.path, ['queue', 'Film', '--json'])
    return (JSON.parse(out) as { state: string }[]).map(({ state }) => state)
  }
  expect(await listed()).toEqual(Array.from({ length: 5 }, () => 'parked'))
  const ids = async (): Promise<string[]> => {
    const { out } = await commandHere(home.path, ['queue', 'Film', '--json'])
    return (JSON.parse(out) as { id: string }[]).map(({ id }) => id)
  }
  const [first, ...rest] = await ids()
  expect((await commandHere(home.path, ['queue', 'Film', '--last', first!, '--pause'])).out).toContain(
    'The service does not accept this key',
  )
  expect(await ids()).toEqual([...rest, first])
  expect((await commandHere(home.path, ['queue', 'Film', '--cancel-waiting'])).code).toBe(0)
  expect(await listed()).toEqual(Array.from({ length: 5 }, () => 'cancelled'))
  await model.close()
  home.remove()
})
