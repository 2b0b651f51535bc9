import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { userInfo } from 'node:os'
import path from 'node:path'
import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { holdFile } from '#host/project/heldFile.ts'
import { openFolder } from '#host/project/openFolder.ts'
import { sweepSecondLocks } from '#host/project/secondLock.ts'
import { filmShots } from '#shared/document/select.ts'
import { value } from '../contract/contract.ts'
import { newTestFolder, put, testContext } from '../support/film.ts'
import { startInProcess } from '../support/inProcess.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { supportProgram } from '../support/terminalProgram.ts'

const OPENER = supportProgram('opener')
let place: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  place = temporaryFolder()
})
afterEach(() => place.remove())

const namesIn = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()

interface Opened {
  access: string
  readOnlyBecause: string
  notes: string
  saved: { ok: boolean; failure?: { kind: string } }
  added: { ok: boolean }
}

function startOpener(args: string[], uid?: number): { child: ChildProcess; line: Promise<Opened> } {
  const options = { stdio: ['ignore', 'pipe', 'pipe'] as const, ...(uid === undefined ? {} : { uid, gid: uid }) }
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', OPENER, ...args], {
    ...options,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const line = new Promise<Opened>((resolve, reject) => {
    let out = ''
    let wrong = ''
    child.stderr.on('data', (text: Buffer) => (wrong += text.toString()))
    child.stdout.on('data', (text: Buffer) => {
      out += text.toString()
      if (out.includes('\n')) resolve(JSON.parse(out) as Opened)
    })
    child.on('close', () => reject(new Error(`said nothing: ${wrong}`)))
  })
  return { child, line }
}

describe('one writer at a time', () => {
  it('lets a second process read, tells it who writes, and refuses its saves', async () => {
    const open = await newTestFolder(place.path)
    const second = await startOpener([open.folder]).line
    expect(second.access).toBe('read')
    expect(second.readOnlyBecause).toMatch(
      new RegExp(`^${userInfo().username} has had it open on the computer .+ since \\d\\d:\\d\\d$`),
    )
    expect(second.saved).toMatchObject({
      ok: false,
      failure: { kind: 'open-elsewhere', holder: second.readOnlyBecause },
    })
    expect(second.added.ok).toBe(false)
    expect(filmShots(open.store.board())[0]!.notes).toBe('')
    await open.close()
  })

  it('lets another handle of the same process only read as well', async () => {
    const open = await newTestFolder(place.path)
    const second = await openFolder(open.folder, testContext)
    expect(second.access).toBe('read')
    await second.close()
    // Closing the reader must not have let go of the writer's lock.
    expect((await startOpener([open.folder]).line).access).toBe('read')
    await open.close()
    expect(existsSync(path.join(open.folder, 'lock.json'))).toBe(false)
    expect((await startOpener([open.folder]).line).access).toBe('write')
  })

  it('shows a reader what the writer saves, at once', async () => {
    const open = await newTestFolder(place.path)
    const reader = await openFolder(open.folder, testContext)
    const shot = filmShots(reader.store.board())[0]!
    await open.store.save([put('shot', { ...shot, notes: 'new' })])
    expect(filmShots(reader.store.board())[0]!.notes).toBe('new')
    await reader.close()
    await open.close()
  })

  it('is free again at once after its holder was killed', async () => {
    const open = await newTestFolder(place.path)
    await open.close()
    const { child, line } = startOpener([open.folder, 'hold'])
    expect((await line).access).toBe('write')
    expect((await startOpener([open.folder]).line).access).toBe('read')
    child.kill('SIGKILL')
    await once(child, 'close')
    const after = await startOpener([open.folder]).line
    expect(after).toMatchObject({ access: 'write', notes: 'written by the opener' })
  })
})

describe('a lock whose file was taken away', () => {
  it('is taken again, and is given up where another has it by then', async () => {
    const open = await newTestFolder(place.path)
    const lock = path.join(open.folder, 'lock.sqlite')
    const shot = filmShots(open.store.board())[0]!
    rmSync(lock)
    const other = holdFile(lock)
    const refused = { failure: { kind: 'replaced', path: lock } }
    await expect(open.store.save([put('shot', { ...shot, notes: 'over theirs' })])).rejects.toMatchObject(refused)
    other.database.close()
    await open.store.save([put('shot', { ...shot, notes: 'mine' })])
    expect(filmShots(open.store.board())[0]!.notes).toBe('mine')
    await open.close()
  })
})

describe('a folder that cannot be written', () => {
  /** A user to whom file permissions apply: the tests' own, or nobody where the tests run as root. */
  const uid = process.getuid?.() === 0 ? 65_534 : undefined

  it.skipIf(process.platform === 'win32')('is read, says so, and is left as it was', async () => {
    const open = await newTestFolder(place.path)
    const shot = filmShots(open.store.board())[0]!
    await open.store.save([put('shot', { ...shot, notes: 'in the log' })])
    // As after a crash: the newest rows are in the write-ahead log only.
    const folder = path.join(place.path, 'Frozen.framewright')
    cpSync(open.folder, folder, { recursive: true })
    await open.close()
    const before = namesIn(folder)
    for (const name of before) chmodSync(path.join(folder, name), 0o555)
    chmodSync(folder, 0o555)
    chmodSync(place.path, 0o755)
    const second = await startOpener([folder], uid).line
    expect(second).toMatchObject({
      access: 'read',
      readOnlyBecause: 'the folder is read-only',
      notes: 'in the log',
      saved: { ok: false, failure: { kind: 'read-only' } },
    })
    expect(namesIn(folder)).toEqual(before)
    chmodSync(folder, 0o755)
  })
})

describe('the same folder opened twice in one host', () => {
  it('has one handle, and is let go of when it was closed as often as opened', async () => {
    const { client, folder, close } = startInProcess()
    const film = value(
      await client.call('projects.create', { folder: path.join(folder, 'F'), title: 'F', ratio: 1.85 }),
    )
    symlinkSync(film.folder, path.join(folder, 'alias'))
    const again = value(await client.call('projects.open', { folder: path.join(folder, 'alias') }))
    expect(again).toMatchObject({ project: film.project, access: 'write' })
    value(await client.call('projects.close', { project: film.project }))
    expect((await startOpener([film.folder]).line).access).toBe('read')
    value(await client.call('projects.close', { project: film.project }))
    expect((await startOpener([film.folder]).line).access).toBe('write')
    await close()
  })
})

const shared = () => path.join(place.path, 'shared')
const own = () => path.join(shared(), `framewright-held-${process.getuid?.()}`)

describe.skipIf(!process.getuid)('the second lock in the shared temporary folder', () => {
  beforeEach(() => {
    mkdirSync(shared())
    vi.stubEnv('TMPDIR', shared())
  })
  afterEach(() => vi.unstubAllEnvs())

  it('lies in a folder that only this user can write in', async () => {
    const open = await newTestFolder(place.path)
    expect(readdirSync(own()).length).toBeGreaterThan(0)
    expect(statSync(own()).mode & 0o777).toBe(0o700)
    await open.close()
  })

  it('is gone when the film is closed, and what a kill left of it when the film is closed next', async () => {
    const open = await newTestFolder(place.path)
    const { folder } = open
    await open.close()
    expect(readdirSync(own())).toEqual([])
    const { child, line } = startOpener([folder, 'hold'])
    await line
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(readdirSync(own()).length).toBeGreaterThan(0)
    await (await openFolder(folder, testContext)).close()
    expect(readdirSync(own())).toEqual([])
  })

  it('of a film that was never opened again is swept a day after, and none that is held', async () => {
    const held = await newTestFolder(place.path)
    const names = readdirSync(own())
    const [old, young] = ['1-2.sqlite', '1-3.sqlite'].map((each) => path.join(own(), each))
    for (const file of [old!, young!]) writeFileSync(file, '')
    const yesterday = Date.now() / 1000 - 25 * 3600
    for (const file of [old!, ...names.map((name) => path.join(own(), name))]) utimesSync(file, yesterday, yesterday)
    sweepSecondLocks()
    expect(readdirSync(own()).toSorted()).toEqual([path.basename(young!), ...names].toSorted())
    // Looking at it did not let go of it.
    rmSync(path.join(held.folder, 'lock.sqlite'))
    expect((await startOpener([held.folder]).line).access).toBe('read')
    await held.close()
  })

  it('lets one of many in, however they come and go', async () => {
    const open = await newTestFolder(place.path)
    const { folder } = open
    await open.close()
    for (let round = 0; round < 2; round += 1) {
      const openers = Array.from({ length: 3 }, () => startOpener([folder, 'hold']))
      const seen = await Promise.all(openers.map(({ line }) => line))
      expect(seen.filter(({ access }) => access === 'write')).toHaveLength(1)
      for (const { child } of openers) {
        child.kill('SIGKILL')
        await once(child, 'exit')
      }
    }
  })

  it('is not laid through a link that another put there, nor where others can write; the film opens all the same', async () => {
    const theirs = path.join(place.path, 'theirs')
    mkdirSync(theirs)
    symlinkSync(theirs, own())
    const linked = await newTestFolder(place.path, 'One.framewright')
    expect(linked.access).toBe('write')
    await linked.close()
    rmSync(own())
    mkdirSync(own())
    chmodSync(own(), 0o777)
    const loose = await newTestFolder(place.path, 'Two.framewright')
    expect(loose.access).toBe('write')
    await loose.close()
    expect([...readdirSync(theirs), ...readdirSync(own())]).toEqual([])
  })
})
