import { cpSync, mkdirSync, readdirSync, renameSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openFolder } from '#host/project/openFolder.ts'
import type { OwnedFolder } from '#host/project/openFolder.ts'
import { SYSTEM_PROBE } from '#host/project/placeProbe.ts'
import type { PlaceProbe } from '#host/project/placeProbe.ts'
import { createPlaceWatch } from '#host/project/placeWatch.ts'
import type { HostEvent } from '#shared/contract/events.ts'
import type { OpenedProject } from '#shared/contract/model.ts'
import type { Trouble } from '#shared/contract/trouble.ts'
import { filmShots } from '#shared/document/select.ts'
import { value } from '../contract/contract.ts'
import { newTestFolder, put, testContext } from '../support/film.ts'
import { HANDLE } from '../support/generationProject.ts'
import { startInProcess } from '../support/inProcess.ts'
import type { InProcess } from '../support/inProcess.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const GARBAGE = Buffer.alloc(4096, 0xa5)
const IN_PLACE = { flag: 'r+' }

describe('an open film whose files are meddled with', () => {
  let host: InProcess
  let opened: OpenedProject
  let told: (Trouble | null)[]
  let listening: (() => void) | null
  beforeEach(async () => {
    host = startInProcess()
    told = []
    listening = null
    host.client.on('project.trouble', ({ trouble }) => {
      told.push(trouble)
      listening?.()
    })
    const folder = path.join(host.folder, 'films', 'Salt.framewright')
    opened = value(await host.client.call('projects.create', { folder, title: 'Salt', ratio: 2.39 }))
    expect(value(await host.client.call('projects.watch', { project: opened.project }))).toMatchObject({
      trouble: null,
    })
  })
  afterEach(() => host.close())

  const inFilm = (name: string) => path.join(opened.folder, name)

  /** Waits for the next word of the host, whatever it is. */
  async function next(act: () => void): Promise<Trouble | null | undefined> {
    const before = told.length
    const heard = new Promise<void>((done) => {
      listening = () => (told.length > before ? done() : undefined)
    })
    act()
    await heard
    return told.at(-1)
  }

  it('is told of at once when its folder is renamed, and is well again when that is taken back', async () => {
    const elsewhere = `${opened.folder} old`
    expect(await next(() => renameSync(opened.folder, elsewhere))).toMatchObject({ kind: 'gone', path: opened.folder })
    expect(await next(() => renameSync(elsewhere, opened.folder))).toBeNull()
    expect(await next(() => renameSync(opened.folder, elsewhere))).toMatchObject({ kind: 'gone' })
  })

  it.each<[string, Trouble['kind'], () => void]>([
    ['its folder is deleted', 'gone', () => rmSync(opened.folder, { recursive: true })],
    [
      'another folder is put in its place',
      'gone',
      () => {
        renameSync(opened.folder, `${opened.folder} old`)
        mkdirSync(opened.folder)
      },
    ],
    ['its database is removed', 'gone', () => rmSync(inFilm('board.sqlite'))],
    ['its database is renamed', 'gone', () => renameSync(inFilm('board.sqlite'), inFilm('board (1).sqlite'))],
    [
      'its database is replaced, as a sync does it',
      'replaced',
      () => {
        cpSync(inFilm('board.sqlite'), inFilm('.board.tmp'))
        renameSync(inFilm('.board.tmp'), inFilm('board.sqlite'))
      },
    ],
    ['its database is written over', 'replaced', () => writeFileSync(inFilm('board.sqlite'), 'something else')],
    [
      'its database has other bytes, as many',
      'replaced',
      () => writeFileSync(inFilm('board.sqlite'), GARBAGE, IN_PLACE),
    ],
    ['its database is cut short', 'replaced', () => truncateSync(inFilm('board.sqlite'), 512)],
    ['its log is removed', 'gone', () => rmSync(inFilm('board.sqlite-wal'))],
    [
      'its log is replaced',
      'replaced',
      () => {
        rmSync(inFilm('board.sqlite-wal'))
        writeFileSync(inFilm('board.sqlite-wal'), 'something else')
      },
    ],
  ])('is told of at once when %s, before anything is saved', async (_what, kind, act) => {
    expect(await next(act)).toMatchObject({ kind })
    const again = value(await host.client.call('projects.watch', { project: opened.project }))
    expect(again.trouble).toMatchObject({ kind })
  })

  it('takes back its lock when that is removed, and says nothing of it', async () => {
    rmSync(inFilm('lock.sqlite'))
    await expect.poll(() => readdirSync(opened.folder)).toContain('lock.sqlite')
    expect(told).toEqual([])
  })

  it('says nothing more once it is closed', async () => {
    await host.client.call('projects.close', { project: opened.project })
    rmSync(opened.folder, { recursive: true })
    const answer = await host.client.call('projects.watch', { project: opened.project })
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'not-found' } })
    expect(told).toEqual([])
  })
})

function later<T>(): [Promise<T>, (result: T) => void] {
  let settle: ((result: T) => void) | null = null
  const promise = new Promise<T>((done) => {
    settle = done
  })
  return [promise, (result) => settle?.(result)]
}

/** Eyes whose clock and whose system are the test's. */
function handEyes(own: Partial<PlaceProbe> = {}) {
  const heard: ((name: string | null) => void)[] = []
  const afters = new Set<() => void>()
  const everies = new Set<() => void>()
  let glances = 0
  const eyes: PlaceProbe = {
    ...SYSTEM_PROBE,
    watch(_folder, hear) {
      heard.push(hear)
      return () => heard.splice(heard.indexOf(hear), 1)
    },
    after(_ms, work) {
      afters.add(work)
      return () => afters.delete(work)
    },
    every(_ms, work) {
      everies.add(work)
      return () => everies.delete(work)
    },
    glance(folder) {
      glances += 1
      return SYSTEM_PROBE.glance(folder)
    },
    ...own,
  }
  return {
    eyes,
    heard,
    afters,
    everies,
    glances: () => glances,
    tick() {
      for (const work of everies) work()
    },
  }
}

describe('a watch over a film', () => {
  let place: ReturnType<typeof temporaryFolder>
  let open: OwnedFolder
  let told: (Trouble | null)[]
  beforeEach(async () => {
    place = temporaryFolder()
    open = await newTestFolder(place.path)
    told = []
  })
  afterEach(async () => {
    await open.close().catch(() => undefined)
    place.remove()
  })

  const snapshot = { name: '2026-03-04T10-00-00-000Z-s1.sqlite', takenAt: '2026-03-04T10:00:00.000Z' }
  const findWhole = () => Promise.resolve(snapshot)
  const tell = (event: HostEvent): void => {
    if (event.name === 'project.trouble') told.push(event.value.trouble)
  }

  it('looks now and then where the system can not tell, as on a network disk', async () => {
    const hands = handEyes({
      watch() {
        throw new Error('ENOSPC')
      },
    })
    const places = createPlaceWatch({ tell, findWhole, eyes: hands.eyes })
    expect(await places.look(open, HANDLE)).toBeNull()
    renameSync(open.folder, `${open.folder} old`)
    hands.tick()
    await expect.poll(() => told).toMatchObject([{ kind: 'gone' }])
    renameSync(`${open.folder} old`, open.folder)
    hands.tick()
    await expect.poll(() => told).toMatchObject([{ kind: 'gone' }, null])
    places.release(open)
  })

  it('notices that a folder further up was renamed', async () => {
    const above = path.join(place.path, 'A', 'B')
    const inner = await newTestFolder(above)
    const hands = handEyes()
    const places = createPlaceWatch({ tell, findWhole, eyes: hands.eyes })
    await places.look(inner, HANDLE)
    renameSync(path.join(place.path, 'A'), path.join(place.path, 'C'))
    hands.tick()
    await expect.poll(() => told).toMatchObject([{ kind: 'gone', path: inner.folder }])
    places.release(inner)
    renameSync(path.join(place.path, 'C'), path.join(place.path, 'A'))
    await inner.close()
  })

  it('says that the folder or its disk became read-only', async () => {
    let error: unknown = null
    const hands = handEyes({
      whyNotWritten: () => Promise.resolve(error),
      glance: () => Promise.resolve(String(error)),
    })
    const places = createPlaceWatch({ tell, findWhole, eyes: hands.eyes })
    await places.look(open, HANDLE)
    for (const code of ['EACCES', 'EROFS', 'EIO']) {
      error = Object.assign(new Error(code), { code })
      hands.tick()
      await expect.poll(() => told).toHaveLength(1)
      const kind = { EACCES: 'read-only', EROFS: 'read-only-disk', EIO: 'disk-trouble' }[code]
      expect(told).toMatchObject([{ kind, path: open.folder }])
      error = null
      hands.tick()
      await expect.poll(() => told).toHaveLength(2)
      expect(told[1]).toBeNull()
      told = []
    }
    places.release(open)
  })

  it('says at once that a large film was found to be damaged while it was looked through', async () => {
    const [looked, find] = later<string | null>()
    const places = createPlaceWatch({ tell, findWhole, eyes: handEyes().eyes })
    expect(await places.look({ ...open, looked }, HANDLE)).toBeNull()
    find('page 4 can’t be read')
    await expect.poll(() => told).toHaveLength(2)
    const damaged = { kind: 'damaged', path: open.folder, detail: 'page 4 can’t be read' }
    expect(told).toEqual([damaged, { ...damaged, snapshot }])
  })

  it('makes one look of many words, asks one question at a time of a slow disk, and none after its end', async () => {
    let answer: (() => void) | null = null
    let asked = 0
    const hands = handEyes({
      glance: () =>
        new Promise((done) => {
          asked += 1
          answer = () => done(String(asked))
        }),
    })
    const places = createPlaceWatch({ tell, findWhole, eyes: hands.eyes })
    const first = places.look(open, HANDLE)
    for (let words = 0; words < 50; words += 1) for (const hear of hands.heard) hear(path.basename(open.folder))
    expect(hands.afters.size).toBe(1)
    for (let ticks = 0; ticks < 50; ticks += 1) hands.tick()
    expect(asked).toBe(1)
    answer!()
    await first
    await expect.poll(() => asked).toBe(2)
    places.release(open)
    expect([hands.heard, hands.afters.size, hands.everies.size]).toEqual([[], 0, 0])
    answer!()
    await new Promise((done) => setImmediate(done))
    expect(asked).toBe(2)
  })

  it('does not ask the film again while nothing of it changed, and nothing of a copy beside it', async () => {
    let looks = 0
    const watched = { ...open, lookAtPlace: () => ((looks += 1), open.lookAtPlace!()) }
    const hands = handEyes()
    const places = createPlaceWatch({ tell, findWhole, eyes: hands.eyes })
    await places.look(watched, HANDLE)
    for (let ticks = 0; ticks < 5; ticks += 1) {
      hands.tick()
      await places.look(watched, HANDLE)
    }
    expect(looks).toBe(1)
    hands.heard[1]!('Other.framewright')
    expect(hands.afters.size).toBe(0)
    places.release(watched)
  })

  it('never takes our own work for trouble: saves, folds, snapshots, restores, closing', async () => {
    await open.close()
    open = await openFolder(open.folder, { ...testContext, snapshotEveryMs: 1 })
    const hands = handEyes()
    const places = createPlaceWatch({ tell, findWhole, eyes: hands.eyes })
    await places.look(open, HANDLE)
    const shot = filmShots(open.store.board())[0]!
    for (let at = 0; at < 40; at += 1) {
      const saving = open.store.save([put('shot', { ...shot, notes: `take ${at}` })])
      const looking = places.look(open, HANDLE)
      if (at % 10 === 0) await open.snapshots?.before('restore')
      await Promise.all([saving, looking, places.look(open, HANDLE)])
    }
    const closing = open.close()
    await places.look(open, HANDLE)
    await closing
    expect(told).toEqual([])
    places.release(open)
  })

  it('is not troubled by a file whose time was changed and its place alone', async () => {
    const places = createPlaceWatch({ tell, findWhole, eyes: handEyes().eyes })
    await places.look(open, HANDLE)
    utimesSync(open.folder, new Date(), new Date())
    expect(await places.look(open, HANDLE)).toBeNull()
    places.release(open)
  })
})
