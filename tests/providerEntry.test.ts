import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Terminal } from '../electron/cli/terminal.ts'
import { generateCommand } from '../electron/cli/generateCommand.ts'
import { keyCommand } from '../electron/cli/keyCommand.ts'
import { takeKeys } from '#host/secrets/environmentKey.ts'
import { sentence } from '#shared/contract/sentence.ts'
import { keySourceWords } from '#shared/contract/trustWords.ts'
import type { OpenedProject } from '#shared/contract/model.ts'
import { boardFrom, filmOf } from '#shared/document/board.ts'
import { providerIdSchema } from '#shared/document/recipe.ts'
import type { ProjectRow } from '#shared/document/schema.ts'
import { filmPanels } from '#shared/document/select.ts'
import { readBaseUrl } from '#shared/generation/baseUrl.ts'
import { composeRequest } from '#shared/generation/compose.ts'
import { estimateUsd } from '#shared/generation/estimate.ts'
import { modelFacts, ratioValue } from '#shared/generation/models.ts'
import { PROVIDERS } from '#shared/generation/providers/providers.ts'
import type { ProviderEntry } from '#shared/generation/providers/provider.ts'
import { HOSTED_PROVIDERS, choosingProvider, serverOf, takeStamp } from '#shared/generation/providers/providerOf.ts'
import { createProviders } from '#host/generation/providers/providers.ts'
import { estimateWords } from '../renderer/features/takes/whyNot.ts'
import { usingWords } from '../renderer/features/settings/keyWords.ts'
import { value } from './contract/contract.ts'
import { startEcho } from './support/echo.ts'
import { startInProcess } from './support/inProcess.ts'
import type { InProcess } from './support/inProcess.ts'
import { memoryKeychain, straightWays } from './support/testPlatform.ts'
import { testFilm } from './support/testFilm.ts'

/** A provider that no film has, with the two lines that register it. */
vi.mock(import('#shared/generation/providers/providers.ts'), async (original) => {
  const [real, { echo }] = [await original(), await import('./support/echo.ts')]
  return { ...real, PROVIDERS: [...real.PROVIDERS, echo] as unknown as typeof real.PROVIDERS }
})
vi.mock(import('#host/generation/providers/providers.ts'), async (original) => {
  const [real, { createEcho }] = [await original(), await import('./support/echo.ts')]
  return { createProviders: (platform) => ({ ...real.createProviders(platform), echo: createEcho(platform) }) }
})

const KEY = 'echo-key-of-this-test'
const ENTRIES: readonly ProviderEntry[] = PROVIDERS
const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
})

describe('every entry', () => {
  it.each(ENTRIES.map((entry) => [entry.id, entry] as const))(
    '%s is complete',
    (id, { label, note, models, hosted }) => {
      expect(providerIdSchema.safeParse(id).success).toBe(true)
      expect([label, note].map((words) => words.trim().length > 0)).toEqual([true, true])
      expect(models.filter(({ recommended }) => recommended)).toHaveLength(1)
      expect(new Set(models.map((model) => model.id)).size).toBe(models.length)
      for (const { prices, references, ratios } of models) {
        expect(Object.values(prices).every((price) => (hosted ? price > 0 : price === 0))).toBe(true)
        expect(Object.keys(prices).length).toBeGreaterThan(0)
        expect(references).toBeLessThanOrEqual(14)
        for (const ratio of hosted?.ratios ?? []) expect(ratios ?? [ratio]).toContain(ratio)
        for (const ratio of ratios ?? []) expect(ratioValue(ratio)).toBeGreaterThan(0)
      }
      if (!hosted) {
        expect(models).toHaveLength(1)
        return
      }
      expect(readBaseUrl(hosted.baseUrl)).toEqual({ ok: true, value: hosted.baseUrl })
      expect(hosted.baseUrl).toMatch(/^https:/)
      expect(hosted.key.variable).toMatch(/^[A-Z][A-Z0-9_]*$/)
      expect(hosted.key.note.trim()).not.toBe('')
      expect(hosted.readOn).toMatch(/^20\d\d-\d\d$/)
    },
  )

  it('has an id, a variable and accounts that are no other’s, and says no code otherwise than another', () => {
    once(ENTRIES.map(({ id }) => id))
    once(HOSTED_PROVIDERS.flatMap(({ hosted }) => [hosted.key.variable, ...hosted.key.others]))
    once(HOSTED_PROVIDERS.map(({ hosted }) => hosted.key.accounts))
    const said = HOSTED_PROVIDERS.flatMap(({ hosted }) => Object.entries(hosted.refusals))
    expect(new Set(said.map(([code]) => code)).size).toBe(new Set(said.map((each) => each.join(': '))).size)
  })

  it('has a way to be asked', () => {
    const made = Object.keys(createProviders({ ways: straightWays() }))
    expect(made.toSorted()).toEqual(ENTRIES.map(({ id }) => id).toSorted())
  })

  it('lists what a new film is made with', () => {
    const film = filmOf(testFilm([[1, 1]], 2))
    expect(ENTRIES.some(({ id }) => id === film.provider)).toBe(true)
    expect(ENTRIES.some(({ models }) => models.some(({ id }) => id === film.model))).toBe(true)
  })
})

describe('one entry of the registry is enough for a provider', () => {
  it('to be asked for what it makes, at its price', () => {
    const board = testFilm([[1, 1]], 2)
    const panelId = filmPanels(board)[0]!.id
    const request = composeRequest(board, panelId, { sketch: 'media_0' as never, provider: 'echo', imageSize: '4K' })
    expect(request).toMatchObject({
      provider: 'echo',
      model: 'echo-1',
      baseUrl: '',
      aspectRatio: '2:1',
      imageSize: '1K',
    })
    expect(request.pictures).toEqual([])
    expect(estimateUsd(request)).toBe(0.01)
    expect(estimateWords('echo', 0.01, null)).toBe('about $0.01')
    expect(serverOf(request)).toBe('pictures.echo.example')
  })

  it('to be chosen for a film, with a model of its own, and without the address of another', () => {
    const film = { ...filmOf(testFilm([[1, 1]], 2)), provider: 'gemini', imageSize: '4K', baseUrl: 'https://g.example' }
    const chosen = choosingProvider(film as ProjectRow, 'echo')
    expect(chosen).toEqual({ provider: 'echo', model: 'echo-1', imageSize: '1K', baseUrl: '' })
    expect(choosingProvider({ ...film, ...chosen } as ProjectRow, 'stand-in')).toEqual({ provider: 'stand-in' })
    const asking = { ...film, ...chosen, keySource: 'environment' } as ProjectRow
    expect(keySourceWords(asking)).toBe("the environment's key (ECHO_KEY)")
  })

  it('to have its key and its tools’ taken out of the environment', () => {
    const environment: NodeJS.ProcessEnv = {
      ECHO_KEY: KEY,
      ECHO_TOKEN: 'another-of-its-keys',
      COPY: `x${KEY}`,
      HOME: '/',
    }
    expect(takeKeys(environment)).toEqual({ keys: { ECHO_KEY: KEY }, found: true })
    expect(environment).toEqual({ HOME: '/' })
  })

  it('to say in words why it made no picture', () => {
    expect(sentence({ kind: 'refused', reason: 'too_quiet', said: '' })).toBe(
      'The model made no picture: it heard nothing.',
    )
  })
})

describe('a film by another provider', () => {
  it('makes a take with that provider’s key, which goes nowhere that was approved for another’s', async () => {
    const { me, film, server } = await started()
    value(await me.client.call('keys.set', { project: film.project, place: 'computer', key: 'AIza-of-gemini' }))
    const gemini = { project: film.project, baseUrl: server.url, keySource: 'automatic', service: 'gemini' } as const
    value(await me.client.call('addresses.approve', gemini))
    const request = requestOf(film, server.url)
    const early = await submit(me, film, request)
    expect(early).toMatchObject({ ok: false, failure: { kind: 'address-not-approved' } })
    expect(server.asked).toEqual([])

    value(await me.client.call('addresses.approve', { ...gemini, service: 'echo' }))
    value(await submit(me, film, request))
    const job = await ended(me, film)
    expect(job).toMatchObject({ state: 'done', estimateUsd: 0.01, actualUsd: 0.02 })
    expect(server.asked.map(({ key }) => key)).toEqual([KEY])
    expect(JSON.parse(server.asked[0]!.body)).toMatchObject({ model: 'echo-1', shape: '2:1', size: '1K' })
    const again = await reopened(me, film)
    const [take] = again.rows.take
    expect(take!.recipe.request).toMatchObject({ provider: 'echo', model: 'echo-1' })
    expect(modelFacts(take!.recipe.request)?.name).toBe('Echo One')
    expect(takeStamp(take)).toBe('AI reference')
  })

  it('knows its own keys, and tells whose they are', async () => {
    const { me, film } = await started()
    const status = async (service: string) =>
      value(await me.client.call('keys.status', { project: film.project, service }))
    expect(await status('echo')).toMatchObject({ service: 'echo', using: 'environment', host: 'pictures.echo.example' })
    expect(usingWords(await status('echo'))).toContain('ECHO_KEY')
    expect(await status('gemini')).toMatchObject({ service: 'gemini', using: 'none' })
    value(
      await me.client.call('keys.set', {
        project: film.project,
        place: 'project',
        key: 'own-echo-key',
        service: 'echo',
      }),
    )
    expect(await status('echo')).toMatchObject({ using: 'project' })
    expect(await status('gemini')).toMatchObject({ using: 'none', project: 'none' })
  })

  it('is asked for, told of and estimated in the terminal', async () => {
    expect(generateCommand.usage).toContain('stand-in|gemini|echo')
    expect(keyCommand.usage).toContain('gemini|echo')
    const { me, film, server } = await started()
    await me.client.call('projects.close', { project: film.project })
    const said: string[] = []
    const terminal = terminalOf(me, said)
    const told = await keyCommand.run(terminal, { positionals: ['status', film.folder], values: { provider: 'echo' } })
    expect(told!.text).toContain('In use: ECHO_KEY from the environment.')
    const values = { provider: 'echo', 'base-url': server.url, yes: true }
    const made = await generateCommand.run(terminal, { positionals: [film.folder], values })
    expect(said[0]).toBe(`Estimate: 1 take by echo-1 at 1K, sent to ${new URL(server.url).host}, about $0.01.`)
    expect(made!.text).toBe('1 take made for $0.02.')
  })
})

function once(names: readonly string[]): void {
  expect(new Set(names).size).toBe(names.length)
}

async function started() {
  const server = await startEcho(KEY)
  const me = startInProcess({ keychain: memoryKeychain(), environment: { ECHO_KEY: KEY } })
  ends.push(
    () => server.close(),
    () => me.close(),
  )
  const folder = `${me.folder}/Film.framewright`
  const film = value(await me.client.call('projects.create', { folder, title: 'Film', ratio: 2 }))
  return { me, film, server }
}

function requestOf(film: OpenedProject, baseUrl: string) {
  const panelId = film.rows.panel[0]!.id
  return composeRequest(boardFrom(film.rows), panelId, { sketch: null, provider: 'echo', baseUrl })
}

function submit(me: InProcess, { project, rows }: OpenedProject, request: ReturnType<typeof requestOf>) {
  return me.client.call('jobs.submit', { project, panelId: rows.panel[0]!.id, request, count: 1 })
}

async function ended(me: InProcess, { project }: OpenedProject) {
  const last = async () => value(await me.client.call('jobs.list', { project })).jobs.at(-1)!
  await expect.poll(async () => (await last()).endedAt, { interval: 5 }).not.toBeNull()
  return last()
}

async function reopened(me: InProcess, { project, folder }: OpenedProject) {
  await me.client.call('projects.close', { project })
  return value(await me.client.call('projects.open', { folder }))
}

function terminalOf({ client }: InProcess, said: string[]): Terminal {
  return {
    client,
    secrets: { keys: {}, proxies: {} },
    path: (written) => written,
    answer: () => undefined,
    say: (line) => void said.push(line),
    agree: async () => null,
    secret: async () => '',
    onInterrupt: () => () => undefined,
  }
}
