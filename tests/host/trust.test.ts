import { cpSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { createClient } from '#shared/contract/client.ts'
import { builtPages } from '#host/page/pages.ts'
import { serve } from '#host/http/serve.ts'
import { value } from '../contract/contract.ts'
import { FAKE_KEY } from '../support/fakeModel.ts'
import type { InProcess } from '../support/inProcess.ts'
import { memoryKeychain } from '../support/testPlatform.ts'
import {
  change,
  close,
  create,
  ended,
  ends,
  leaveJob,
  mine,
  onTwoComputers,
  open,
  requestOf,
  setKey,
  stranger,
  submit,
  theirFilm,
  theirs,
  trust,
} from '../support/twoComputers.ts'
import { visit } from '../support/webVisitor.ts'
import { commandHere } from '../support/terminalHere.ts'

onTwoComputers()

/** What is asked for by one way into the app: how it ended. `agree` is what a person says when they are asked. */
interface Way {
  ask(): Promise<string>
  agree(): Promise<unknown>
}

async function inWindow(me: InProcess, folder: string): Promise<Way> {
  const film = await open(me.client, folder)
  return { ask: () => submit(me.client, film), agree: () => trust(me.client, film) }
}

/** The ways by which a key was had by a film's own server, each with what a person does to allow it. */
const ROUTES: readonly [name: string, begin: () => Promise<Way>][] = [
  ["a take, with the environment's key", async () => inWindow(mine({ environment: true }), await theirFilm())],
  [
    "a take of a film that names the environment's key",
    async () => inWindow(mine({ environment: true }), await theirFilm({ keySource: 'environment' })),
  ],
  [
    "a take, with this computer's key from the keychain",
    async () => {
      const me = mine({ keychain: memoryKeychain() })
      await setKey(me, 'computer')
      return inWindow(me, await theirFilm({ keySource: 'computer' }))
    },
  ],
  [
    "a take, with this session's key",
    async () => {
      const me = mine()
      await setKey(me, 'computer')
      return inWindow(me, await theirFilm())
    },
  ],
  [
    'a take of my film that came back with their address, with its own key',
    async () => {
      const me = mine({ keychain: memoryKeychain() })
      const { folder } = await setKey(me, 'project')
      const there = await open(stranger.client, folder)
      await change(stranger.client, there, { baseUrl: theirs.url })
      await close(stranger.client, there)
      return inWindow(me, folder)
    },
  ],
  [
    'a take of their film under the id of mine, with the key of mine',
    async () => {
      const me = mine({ keychain: memoryKeychain() })
      const film = await setKey(me, 'project')
      cpSync(film.folder, path.join(stranger.folder, 'Copied'), { recursive: true })
      const there = await open(stranger.client, path.join(stranger.folder, 'Copied'))
      await change(stranger.client, there, { baseUrl: theirs.url })
      await close(stranger.client, there)
      return inWindow(me, there.folder)
    },
  ],
  [
    'Test',
    async () => {
      const me = mine({ environment: true })
      const film = await open(me.client, await theirFilm())
      return {
        ask: async () => {
          const { result, sentence } = value(await me.client.call('keys.test', { project: film.project }))
          return result === 'works' ? 'done' : sentence
        },
        agree: () => trust(me.client, film),
      }
    },
  ],
  [
    'a request whose address is not the film’s',
    async () => {
      const me = mine({ environment: true })
      const film = await create(me)
      const { project } = film
      const baseUrl = theirs.url
      return {
        ask: () => submit(me.client, film, requestOf(film, { baseUrl })),
        agree: () => me.client.call('addresses.approve', { project, baseUrl, keySource: 'automatic' }),
      }
    },
  ],
  [
    'a failed job of theirs that is sent again, in a film that is trusted with the service’s own address',
    async () => {
      const folder = await theirFilm({ baseUrl: '' })
      await leaveJob(folder, 'failed')
      const me = mine({ environment: true })
      const film = await open(me.client, folder)
      await trust(me.client, film)
      const { project } = film
      const { request } = value(await me.client.call('jobs.list', { project })).jobs[0]!
      return {
        ask: () => submit(me.client, film, request),
        agree: () => me.client.call('addresses.approve', { project, baseUrl: theirs.url, keySource: 'automatic' }),
      }
    },
  ],
  [
    'a job that waited in their film when it was opened',
    async () => {
      const folder = await theirFilm()
      await leaveJob(folder, 'waiting')
      const me = mine({ environment: true })
      const film = await open(me.client, folder)
      const { jobs } = value(await me.client.call('jobs.list', { project: film.project }))
      expect(jobs).toMatchObject([{ state: 'waiting', held: true }])
      return {
        async ask() {
          const resumed = await me.client.call('jobs.resume', { project: film.project })
          if (!resumed.ok) {
            const { jobs: left } = value(await me.client.call('jobs.list', { project: film.project }))
            expect(left).toEqual(jobs)
            return resumed.failure.kind
          }
          return ended(me.client, film)
        },
        agree: () => trust(me.client, film),
      }
    },
  ],
  [
    'the web host',
    async () => {
      const me = mine({ environment: true })
      const served = await serve({ host: me.host, pages: builtPages(me.folder), port: 0 })
      const visitor = await visit(served)
      ends.push(
        () => served.close(),
        () => visitor.leave(),
      )
      const client = createClient(visitor.transport)
      const film = await open(client, await theirFilm())
      return { ask: () => submit(client, film), agree: () => trust(client, film) }
    },
  ],
  [
    'generate --yes in a terminal',
    async () => {
      const folder = await theirFilm()
      const home = mine().folder
      const run = (...words: string[]) => commandHere(home, words, { GEMINI_API_KEY: FAKE_KEY })
      return {
        async ask() {
          const ran = await run('generate', folder, '--yes', '--json')
          return ran.code === 0 ? 'done' : (JSON.parse(ran.out) as { kind: string }).kind
        },
        async agree() {
          expect((await run('trust', folder)).code).toBe(1)
          expect((await run('trust', folder, '--host', 'generativelanguage.googleapis.com')).code).toBe(1)
          expect(theirs.requests).toEqual([])
          expect(await run('trust', folder, '--host', new URL(theirs.url).host)).toMatchObject({ code: 0, err: '' })
        },
      }
    },
  ],
]

const REFUSED = /^not-trusted$|^address-not-approved$|comes from elsewhere/

describe('a film from elsewhere', () => {
  it.each(ROUTES)('has no key by %s, and one request once a person said so', async (_name, begin) => {
    const way = await begin()
    expect(await way.ask()).toMatch(REFUSED)
    expect(await way.ask()).toMatch(REFUSED)
    expect(theirs.requests).toEqual([])
    await way.agree()
    expect(await way.ask()).toBe('done')
    const pictures = theirs.requests.filter(({ method }) => method === 'POST')
    const listed = theirs.requests.filter(({ method }) => method === 'GET')
    expect([pictures.length, listed.length > 0]).toEqual(pictures.length === 1 ? [1, false] : [0, true])
    expect(new Set(theirs.requests.map(({ headers }) => headers['x-goog-api-key']))).toEqual(new Set([FAKE_KEY]))
  })
})
