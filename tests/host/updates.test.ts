import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createWays } from '#host/network/createWays.ts'
import type { Ways } from '#host/network/ways.ts'
import { builtInFrom, readBuiltIn } from '../../electron/host/updates/builtIn.ts'
import { createUpdater } from '../../electron/host/updates/updater.ts'
import { createUpdates } from '../../electron/host/updates/updates.ts'
import type { Updates, UpdatesOptions } from '../../electron/host/updates/updates.ts'
import { writeUpdates } from '../../electron/pack/updatesBuiltIn.ts'
import { companyIn } from '../support/office.ts'
import { startProxy, startSecureFront } from '../support/proxy.ts'
import { straightWays } from '../support/testPlatform.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { APP_FILE, APP_LIST, newSigner, programOf, publicWords, publish, serveFolder } from '../support/updateServer.ts'
import type { Asked } from '../support/updateServer.ts'

const signer = newSigner()
const stranger = newSigner()

const folder = temporaryFolder()
const served = path.join(folder.path, 'served')
const installed = path.join(folder.path, 'Framewright.AppImage')
let plain: Awaited<ReturnType<typeof serveFolder>>
let asked: readonly Asked[]

beforeEach(async () => {
  mkdirSync(served, { recursive: true })
  writeFileSync(installed, programOf('1.0.0'))
  chmodSync(installed, 0o755)
  vi.stubEnv('APPIMAGE', installed)
  plain = await serveFolder(served)
  ;({ asked } = plain)
})
afterEach(() => {
  vi.unstubAllEnvs()
  plain.close()
  folder.remove()
})

function thisComputer(options: Partial<UpdatesOptions> = {}, ways = straightWays()) {
  const dataFolder = path.join(folder.path, 'data')
  const builtIn = builtInFrom(plain.url, publicWords(signer))
  const builtInFile = path.join(folder.path, 'built-in.json')
  writeFileSync(builtInFile, JSON.stringify(builtIn))
  const place = {
    ways,
    version: '1.0.0',
    cacheFolder: path.join(folder.path, 'cache'),
    dataFolder,
    builtInFile,
  }
  return createUpdates({
    builtIn,
    why: null,
    dataFolder,
    updater: (from) => Promise.resolve(createUpdater(from, { ...place, quit: () => undefined })),
    now: () => Date.now(),
    log: () => undefined,
    ...options,
  })
}

const DONE = { windows: 0, safe: true }

/** A person says yes, and all that follows from it has happened. */
async function sayYes(updates: Updates) {
  updates.choose(true)
  await updates.look()
  return updates.standing()
}

/** How often the list of versions was asked for. */
function lists(): number {
  return asked.filter((each) => each.path.endsWith('.yml')).length
}

describe.skipIf(process.platform !== 'linux')('updates from a plain folder', () => {
  it('ask nobody anything before a person says yes, nor after a no', async () => {
    publish(served, '2.0.0', signer)
    const updates = thisComputer()
    await updates.look()
    updates.choose(false)
    await updates.look()
    expect(updates.standing()).toMatchObject({ on: false, state: 'idle', from: expect.stringContaining('127.0.0.1') })
    expect(asked).toEqual([])
  })

  it('are fetched after a yes, said to wait, and put in place at the end of all work alone', async () => {
    publish(served, '2.0.0', signer)
    const updates = thisComputer()
    expect(await sayYes(updates)).toMatchObject({ on: true, state: 'ready', version: '2.0.0' })
    expect(asked.map((each) => each.path)).toEqual([`/app/${APP_LIST}`, `/app/${APP_LIST}.sig`, `/app/${APP_FILE}`])
    updates.atQuit({ windows: 1, safe: true })
    updates.atQuit({ windows: 0, safe: false })
    expect(readFileSync(installed, 'utf8')).toBe(programOf('1.0.0'))
    updates.atQuit(DONE)
    expect(readFileSync(installed, 'utf8')).toBe(programOf('2.0.0'))
  })

  it('say nothing of this computer: no number, no name, no version', async () => {
    publish(served, '2.0.0', signer)
    await sayYes(thisComputer())
    const sent = new Set(asked.flatMap(({ headers }) => Object.keys(headers)))
    expect([...sent].toSorted()).toEqual(['accept', 'cache-control', 'connection', 'host', 'user-agent'])
    expect(asked.every(({ headers }) => headers['user-agent'] === 'Framewright')).toBe(true)
    expect(readdirSync(path.join(folder.path, 'data'))).toEqual(['updates.json'])
  })

  it('are asked for through a company’s proxy, and say what stands in the way', async () => {
    publish(served, '2.0.0', signer)
    const known = path.join(folder.path, 'company.pem')
    const front = await startSecureFront(companyIn(known).certify(['updates.example']), plain.url)
    const proxy = await startProxy({ ports: { 'updates.example:443': front.port } })
    const builtIn = builtInFrom('https://updates.example/app/', publicWords(signer))
    const believing = (extra: string | undefined): Ways =>
      createWays({ proxies: { https_proxy: proxy.place }, files: { extra, system: undefined }, log: () => undefined })
    const told = await sayYes(thisComputer({ builtIn }, believing(undefined)))
    expect(told.detail).toContain('The certificate of updates.example is not known on this computer')
    expect([told.state, asked.length]).toEqual(['failed', 0])
    expect(await sayYes(thisComputer({ builtIn }, believing(known)))).toMatchObject({
      state: 'ready',
      version: '2.0.0',
    })
    expect(new Set(proxy.asked)).toEqual(new Set(['updates.example:443']))
    expect(asked.map((each) => each.path)).toEqual([`/app/${APP_LIST}`, `/app/${APP_LIST}.sig`, `/app/${APP_FILE}`])
    await Promise.all([proxy.close(), front.close()])
  })

  it('are looked for once a day, also after a new start', async () => {
    publish(served, '1.0.0', signer)
    let now = Date.now()
    const clock = { now: () => now }
    expect(await sayYes(thisComputer(clock))).toMatchObject({ state: 'newest', version: null })
    await thisComputer(clock).look()
    expect(lists()).toBe(1)
    now += 25 * 60 * 60 * 1000
    await thisComputer(clock).look()
    expect(lists()).toBe(2)
  })

  const spoilt: readonly [string, () => void, RegExp][] = [
    [
      'a file that is not the one that was signed',
      () => writeFileSync(path.join(served, APP_FILE), programOf('evil!')),
      /makers signed/,
    ],
    ['a list of somebody else’s', () => publish(served, '3.0.0', stranger), /makers signed/],
    ['a list that was changed', () => writeFileSync(path.join(served, APP_LIST), 'version: 9.0.0\n'), /makers signed/],
    ['a signature that is none', () => writeFileSync(path.join(served, `${APP_LIST}.sig`), 'yes'), /makers signed/],
    ['a list without a signature', () => writeFileSync(path.join(served, `${APP_LIST}.sig`), ''), /makers signed/],
    ['an older version', () => publish(served, '0.9.0', signer), /^$/],
    ['nothing', () => writeFileSync(path.join(served, APP_LIST), ''), /makers signed/],
  ]
  it.each(spoilt)('refuse %s', async (_name, spoil, words) => {
    publish(served, '2.0.0', signer)
    spoil()
    const updates = thisComputer()
    const standing = await sayYes(updates)
    expect(standing.state).toBe(words.source === '^$' ? 'newest' : 'failed')
    expect(standing.detail).toMatch(words)
    updates.atQuit(DONE)
    expect(readFileSync(installed, 'utf8')).toBe(programOf('1.0.0'))
  })

  it('never follow the folder to another server', async () => {
    publish(served, '2.0.0', signer)
    const other = createServer((_ask, answer) => answer.end('no')).listen(0, '127.0.0.1')
    await once(other, 'listening')
    let reached = 0
    other.on('request', () => (reached += 1))
    plain.server.removeAllListeners('request')
    plain.server.on('request', (_ask, answer) =>
      answer.writeHead(302, { location: `http://127.0.0.1:${(other.address() as AddressInfo).port}/` }).end(),
    )
    expect((await sayYes(thisComputer())).state).toBe('failed')
    expect(reached).toBe(0)
    other.close()
  })

  it('are not to be had where none are built in', async () => {
    const updates = thisComputer({ builtIn: null })
    expect(await sayYes(updates)).toMatchObject({ from: null, why: 'none-built-in', on: false })
    expect(readBuiltIn(folder.path)).toBeNull()
    expect(asked).toEqual([])
  })

  it('are built in by a place and a key together, and by nothing less', () => {
    mkdirSync(path.join(folder.path, 'out'), { recursive: true })
    const [url, key] = [plain.url, publicWords(signer)]
    writeUpdates(folder.path, { FRAMEWRIGHT_UPDATE_URL: url, FRAMEWRIGHT_UPDATE_KEY: key })
    expect(readBuiltIn(folder.path)).toMatchObject({ url, publicKey: key })
    expect(() => writeUpdates(folder.path, { FRAMEWRIGHT_UPDATE_URL: url })).toThrow('both')
    expect(() => writeUpdates(folder.path, { FRAMEWRIGHT_UPDATE_KEY: key })).toThrow('both')
    writeUpdates(folder.path, {})
    expect(readBuiltIn(folder.path)).toBeNull()
  })

  it.each([
    ['http://example.org/app', publicWords(signer), 'https'],
    ['https://me:word@example.org/app', publicWords(signer), 'plain folder'],
    ['https://example.org/app?me', publicWords(signer), 'plain folder'],
    [
      'https://example.org/app',
      generateKeyPairSync('x25519').publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
      'Ed25519',
    ],
  ])('are not built in from %s', (url, key, words) => {
    expect(() => builtInFrom(url, key)).toThrow(words)
  })
})
