import { cpSync, readFileSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { value } from '../contract/contract.ts'
import { FAKE_KEY } from '../support/fakeModel.ts'
import type { InProcess } from '../support/inProcess.ts'
import { memoryKeychain } from '../support/testPlatform.ts'
import {
  change,
  close,
  create,
  mine,
  onTwoComputers,
  open,
  reopen,
  requestOf,
  stranger,
  submit,
  theirFilm,
  theirs,
  trust,
} from '../support/twoComputers.ts'

onTwoComputers()

const notTrusted = { ok: false, failure: { kind: 'not-trusted' } }
const fileIn = (me: InProcess) => path.join(me.folder, 'data', 'trust.json')

describe('a film from elsewhere', () => {
  it('can be looked at, drawn, printed and copied, and asked for no stand-in', async () => {
    const me = mine()
    const film = await open(me.client, await theirFilm())
    expect(film).toMatchObject({ access: 'write', trust: { state: 'restricted', why: 'elsewhere' } })
    expect(await change(me.client, film, { title: 'Renamed' })).toMatchObject({ ok: true })
    const copy = { project: film.project, folder: path.join(me.folder, 'Copy') }
    value(await me.client.call('projects.saveCopy', copy))
    expect((await open(me.client, copy.folder)).trust.state).toBe('restricted')
    expect(await submit(me.client, film, requestOf(film, { provider: 'stand-in', baseUrl: '' }))).toBe('not-trusted')
  })

  it('gets no key of its own, whatever is typed, but lets one be removed', async () => {
    const me = mine({ keychain: memoryKeychain() })
    const { project } = await open(me.client, await theirFilm())
    expect(await me.client.call('keys.set', { project, place: 'project', key: FAKE_KEY })).toMatchObject(notTrusted)
    expect(await me.client.call('keys.clear', { project, place: 'project' })).toMatchObject({ ok: true })
    const typed = { project, baseUrl: 'https://gateway.example', keySource: 'automatic' as const }
    expect(await me.client.call('addresses.approve', typed)).toMatchObject(notTrusted)
  })

  it('is trusted only as it was shown', async () => {
    const me = mine()
    const film = await open(me.client, await theirFilm())
    await change(me.client, film, { baseUrl: 'https://another.example' })
    const shown = { project: film.project, baseUrl: theirs.url, keySource: 'automatic' as const }
    expect(await me.client.call('projects.trust', shown)).toMatchObject(notTrusted)
  })
})

describe('a film made here', () => {
  const trusted = { state: 'trusted' }

  it('is trusted, and so are the sample, a copy made here, and what was renamed or moved', async () => {
    const me = mine()
    const film = await create(me)
    expect(film.trust).toEqual(trusted)
    const sample = path.join(me.folder, 'Sample')
    expect(value(await me.client.call('projects.sample', { folder: sample })).trust).toEqual(trusted)
    const copy = path.join(me.folder, 'Copy')
    value(await me.client.call('projects.saveCopy', { project: film.project, folder: copy }))
    expect((await open(me.client, copy)).trust).toEqual(trusted)
    const other = await create(me, 'Moved')
    await close(me.client, other)
    renameSync(other.folder, `${other.folder} away`)
    const moved = await open(me.client, `${other.folder} away`)
    expect(moved.trust).toEqual(trusted)
    await close(me.client, moved)
    cpSync(moved.folder, other.folder, { recursive: true })
    expect((await open(me.client, moved.folder)).trust).toEqual(trusted)
  })

  it('is restricted as a second folder of the same id, or once its address or key source was changed elsewhere', async () => {
    const me = mine()
    const film = await create(me)
    await close(me.client, film)
    cpSync(film.folder, `${film.folder} 2`, { recursive: true })
    expect((await open(me.client, `${film.folder} 2`)).trust).toEqual({ state: 'restricted', why: 'elsewhere' })
    for (const [changed, why] of [
      [{ baseUrl: 'https://gateway.example' }, 'address-changed'],
      [{ baseUrl: '', keySource: 'computer' }, 'key-changed'],
    ] as const) {
      const there = await open(stranger.client, film.folder)
      await change(stranger.client, there, changed)
      await close(stranger.client, there)
      const back = await open(me.client, film.folder)
      expect(back.trust).toEqual({ state: 'restricted', why })
      await close(me.client, back)
    }
  })

  it('stays trusted with an address that was typed here, also when that is taken back, and tells its windows', async () => {
    const me = mine()
    const film = await create(me)
    const heard: string[] = []
    me.client.on('trust.changed', (event) => heard.push(event.trust.state))
    const asked = { project: film.project, baseUrl: 'https://gateway.example/v1', keySource: 'computer' as const }
    expect(value(await me.client.call('addresses.approve', asked)).trust).toEqual(trusted)
    await change(me.client, film, { baseUrl: asked.baseUrl, keySource: 'computer' })
    expect((await reopen(me.client, film)).trust).toEqual(trusted)
    const again = await open(me.client, film.folder)
    await change(me.client, again, { baseUrl: '', keySource: 'automatic' })
    expect((await open(me.client, film.folder)).trust).toEqual(trusted)
    await change(me.client, again, { baseUrl: 'https://typed-by-nobody.example' })
    expect(heard).toEqual(['trusted', 'restricted'])
  })
})

describe('what this computer trusts', () => {
  it('is kept in the app’s own data, for its owner alone, and in no film', async () => {
    const me = mine()
    const film = await create(me)
    expect(readFileSync(fileIn(me), 'utf8')).toContain(film.rows.project[0]!.id)
    if (process.platform !== 'win32') expect(statSync(fileIn(me)).mode & 0o777).toBe(0o600)
    expect(readdirSync(film.folder).filter((name) => name.includes('trust'))).toEqual([])
  })

  it.each(['', '{ broken', '[]', '{"version":2}'])(
    'is nothing where the file holds %j, which is kept and said',
    async (text) => {
      const me = mine()
      const film = await create(me)
      writeFileSync(fileIn(me), text)
      const again = await reopen(me.client, film)
      expect(again.trust).toEqual({ state: 'restricted', why: 'records-lost' })
      expect(await submit(me.client, again)).toBe('not-trusted')
      const aside = readdirSync(path.dirname(fileIn(me))).filter((name) => name.startsWith('trust.damaged-'))
      expect(aside.map((name) => readFileSync(path.join(path.dirname(fileIn(me)), name), 'utf8'))).toEqual([text])
      await trust(me.client, again)
      expect((await reopen(me.client, again)).trust.state).toBe('trusted')
    },
  )

  it('is an address to the letter: its scheme, its name and its port', async () => {
    const me = mine({ environment: true })
    const film = await create(me)
    const { project } = film
    value(
      await me.client.call('addresses.approve', {
        project,
        baseUrl: 'https://gw.invalid:8443/a',
        keySource: 'computer',
      }),
    )
    // Approved for this computer's key, which is none: the environment's has no part in it.
    expect(await submit(me.client, film, requestOf(film, { baseUrl: 'https://gw.invalid:8443' }))).toBe(
      'address-not-approved',
    )
    value(
      await me.client.call('addresses.approve', {
        project,
        baseUrl: 'https://GW.invalid:8443/a',
        keySource: 'automatic',
      }),
    )
    for (const baseUrl of ['https://gw.invalid:8443', 'https://GW.INVALID:8443/b/c', 'HTTPS://gw.invalid:08443/'])
      expect(await submit(me.client, film, requestOf(film, { baseUrl })), baseUrl).toBe('no-network')
    for (const baseUrl of LOOKALIKES)
      expect(await submit(me.client, film, requestOf(film, { baseUrl })), baseUrl).toMatch(
        /^address-not|^request-unfit/,
      )
  })
})

const LOOKALIKES = [
  'https://gw.invalid',
  'https://gw.invalid:443',
  'https://gw.invalid:84430',
  'http://gw.invalid:8443',
  'https://gw.invalid.:8443',
  'https://a.gw.invalid:8443',
  'https://gw.invalid.evil.invalid:8443',
  'https://evil.invalid/gw.invalid:8443',
  'https://gw.invalid:8443@evil.invalid',
  'https://evil.invalid\\@gw.invalid:8443',
  'https://gw.ınvalid:8443',
  'https://xn--gw-1oa.invalid:8443',
  'http://127.0.0.1:8443',
  'https://generativelanguage.googleapis.com.evil.invalid',
  'https://generativelanguage.googleapis.com:444',
  'http://generativelanguage.googleapis.com',
]
