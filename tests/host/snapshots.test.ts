import { DatabaseSync } from 'node:sqlite'
import {
  copyFileSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Format } from '#host/project/format.ts'
import { openFolder } from '#host/project/openFolder.ts'
import { listSnapshots, newestWholeSnapshot } from '#host/project/snapshotFiles.ts'
import { createVersionThread } from '#host/project/versionThread.ts'
import { attempt } from '#host/failures.ts'
import { SCHEMA_VERSION } from '#shared/document/schema.ts'
import { filmPanels, filmShots, layersOf } from '#shared/document/select.ts'
import type { RowWrite } from '#shared/document/rowWrite.ts'
import { newTestFolder, newTestId, put, removal, testContext } from '../support/film.ts'
import { startInProcess } from '../support/inProcess.ts'
import { value } from '../support/value.ts'
import { makeStroke } from '../support/marks.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

let place: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  place = temporaryFolder()
})
afterEach(() => place.remove())

/** Something that happens, to be waited for. */
class Signal {
  private given = 0
  private waiting: (() => void)[] = []
  give(): void {
    const next = this.waiting.shift()
    if (next) next()
    else this.given += 1
  }
  next(): Promise<void> {
    if (this.given > 0) {
      this.given -= 1
      return Promise.resolve()
    }
    return new Promise((done) => this.waiting.push(done))
  }
}

const snapshots = (folder: string) => readdirSync(path.join(folder, 'snapshots')).toSorted()

async function change(folder: string, notes: string, day: number): Promise<void> {
  const open = await openFolder(folder, { ...testContext, now: () => Date.UTC(2026, 2, 1, 9) + (day - 1) * 86_400_000 })
  const shot = filmShots(open.store.board())[0]!
  await open.store.save([put('shot', { ...shot, notes })])
  await open.close()
}

function notesIn(file: string): unknown {
  const database = new DatabaseSync(file, { readOnly: true })
  const row = database.prepare("SELECT data ->> 'notes' AS notes FROM shot").get() as { notes: unknown }
  database.close()
  return row.notes
}

it('keeps the state in which a project was found, once for each time it was changed', async () => {
  const open = await newTestFolder(place.path)
  await open.close()
  await change(open.folder, 'first', 1)
  expect(snapshots(open.folder)).toEqual([])
  await change(open.folder, 'second', 2)
  await (await openFolder(open.folder, testContext)).close()
  await (await openFolder(open.folder, testContext)).close()
  const names = snapshots(open.folder)
  expect(names.map((name) => notesIn(path.join(open.folder, 'snapshots', name)))).toEqual(['first', 'second'])
})

it('keeps every day of two weeks, and what a wrong clock and a dozen quick starts do takes none of them away', async () => {
  const open = await newTestFolder(place.path)
  await open.close()
  for (let day = 1; day <= 15; day += 1) await change(open.folder, `day ${day}`, day)
  for (let start = 0; start < 12; start += 1) await change(open.folder, 'quick', 15 + start / 10_000)
  await change(open.folder, 'far ahead', 9000)
  await change(open.folder, 'set back', -4000)
  const notes = snapshots(open.folder).map((name) => notesIn(path.join(open.folder, 'snapshots', name)))
  for (let day = 1; day <= 14; day += 1) expect(notes).toContain(`day ${day}`)
})

it('removes no file that is not one of its own', async () => {
  const open = await newTestFolder(place.path)
  await open.close()
  const mine = ['2026-03-04 before the rewrite.sqlite', 'notes.txt', '2026-03-01T09-00-00-000Z-s1.sqlite.bak']
  for (const name of mine) writeFileSync(path.join(open.folder, 'snapshots', name), name)
  for (let hour = 0; hour < 30; hour += 1) await change(open.folder, `${hour}`, 1 + hour / 96)
  expect(snapshots(open.folder).length).toBeLessThan(30)
  for (const name of mine) expect(readFileSync(path.join(open.folder, 'snapshots', name), 'utf8')).toBe(name)
})

it('copies work while it goes on, only where something was changed since', async () => {
  const made = await newTestFolder(place.path)
  await made.close()
  const thread = createVersionThread()
  const copied = new Signal()
  const open = await openFolder(made.folder, {
    ...testContext,
    snapshotEveryMs: 1,
    thread: {
      async ask(work, job) {
        const answer = await thread.ask(work, job)
        copied.give()
        return answer
      },
    },
  })
  const shot = filmShots(open.store.board())[0]!
  for (const notes of ['one', 'two']) {
    await open.store.save([put('shot', { ...shot, notes })])
    await copied.next()
  }
  await open.close()
  await thread.dispose()
  const names = snapshots(made.folder)
  expect(names.map((name) => notesIn(path.join(made.folder, 'snapshots', name)))).toEqual(['one', 'two'])
  expect(names.map((name) => /-w\d/.test(name))).toEqual([true, true])
})

it('keeps no one waiting while a very large film is copied', async () => {
  const open = await newTestFolder(place.path)
  const layer = layersOf(open.store.board(), filmPanels(open.store.board())[0]!.id)[0]!
  const stroke = { ...makeStroke(newTestId, layer.id, 'a0'), points: 'AAAAA'.repeat(780_000) }
  for (let i = 0; i < 7; i += 1) await open.store.save([put('mark', { ...stroke, id: newTestId('mark') })])
  await open.close()
  const thread = createVersionThread()
  let answered = false
  const asked = new Signal()
  const large = await openFolder(open.folder, {
    ...testContext,
    thread: {
      async ask(work, job) {
        const answer = thread.ask(work, job)
        if (work !== 'snapshot') return answer
        asked.give()
        await answer
        answered = true
        return answer
      },
    },
  })
  await asked.next()
  const shot = filmShots(large.store.board())[0]!
  await large.store.save([put('shot', { ...shot, notes: 'drawn meanwhile' })])
  expect(answered).toBe(false)
  await large.close()
  await thread.dispose()
  expect(snapshots(open.folder)).toHaveLength(1)
})

it('names how a film was before a risky step', async () => {
  const made = await newTestFolder(place.path)
  await made.close()
  await change(made.folder, 'as it was', 1)
  const open = await openFolder(made.folder, testContext)
  const name = await open.snapshots!.before('restore')
  expect(name).toMatch(/-before-restore\.sqlite$/)
  expect(notesIn(path.join(made.folder, 'snapshots', name!))).toBe('as it was')
  await open.close()
})

it('a damaged board pushes no whole snapshot out, and what is copied of it is called damaged', async () => {
  const made = await newTestFolder(place.path)
  await made.close()
  for (let day = 1; day <= 4; day += 1) await change(made.folder, `day ${day}`, day)
  const whole = snapshots(made.folder)
  const open = await openFolder(made.folder, testContext)
  const layer = layersOf(open.store.board(), filmPanels(open.store.board())[0]!.id)[0]!
  await open.store.save([put('mark', makeStroke(newTestId, layer.id, 'a0'))])
  // While it is open, since a film that is damaged before is not opened for work.
  const database = new DatabaseSync(path.join(made.folder, 'board.sqlite'))
  database.exec('UPDATE mark SET data = substr(data, 1, 20)')
  database.close()
  for (let step = 0; step < 6; step += 1) await open.snapshots!.before('delete')
  expect(await attempt(() => open.close())).toMatchObject({ failure: { kind: 'replaced' } })
  const after = listSnapshots(made.folder)
  expect(after.map((snapshot) => snapshot.name)).toEqual(expect.arrayContaining(whole))
  expect(after.filter((snapshot) => snapshot.damaged)).toHaveLength(3)
  expect(notesIn(newestWholeSnapshot(made.folder, SCHEMA_VERSION)!.file)).toBe('day 4')
})

it('no link is taken for a snapshot, nor a folder of links followed', async () => {
  const made = await newTestFolder(place.path)
  await made.close()
  await change(made.folder, 'mine', 1)
  await change(made.folder, 'mine too', 2)
  const [name] = snapshots(made.folder)
  const elsewhere = path.join(place.path, 'elsewhere')
  mkdirSync(elsewhere)
  renameSync(path.join(made.folder, 'snapshots', name!), path.join(elsewhere, name!))
  symlinkSync(path.join(elsewhere, name!), path.join(made.folder, 'snapshots', name!))
  expect(listSnapshots(made.folder)).toEqual([])
  rmSync(path.join(made.folder, 'snapshots'), { recursive: true })
  symlinkSync(elsewhere, path.join(made.folder, 'snapshots'))
  expect(listSnapshots(made.folder)).toEqual([])
  expect(readdirSync(elsewhere)).toEqual([name])
})

it('is a project again when it is put in the place of board.sqlite, as the README says', async () => {
  const open = await newTestFolder(place.path)
  await open.close()
  await change(open.folder, 'before', 1)
  await change(open.folder, 'after', 2)
  rmSync(path.join(open.folder, 'board.sqlite'))
  copyFileSync(path.join(open.folder, 'snapshots', snapshots(open.folder)[0]!), path.join(open.folder, 'board.sqlite'))
  const again = await openFolder(open.folder, testContext)
  expect(filmShots(again.store.board())[0]!.notes).toBe('before')
  expect((await again.store.check()).problems).toEqual([])
  await again.close()
})

/** A made-up next format, in which notes are shouted. */
const NEXT_VERSION = SCHEMA_VERSION + 1
const NEXT: Format = {
  version: NEXT_VERSION,
  migrations: [{ to: NEXT_VERSION, rows: { shot: (row) => ({ ...row, notes: String(row.notes).toUpperCase() }) } }],
}

it('brings an older project to this format, with a snapshot of how it was', async () => {
  const open = await newTestFolder(place.path)
  await open.close()
  await change(open.folder, 'quiet', 1)
  const migrated = await openFolder(open.folder, testContext, NEXT)
  expect(filmShots(migrated.store.board())[0]!.notes).toBe('QUIET')
  await migrated.close()
  const before = snapshots(open.folder).find((name) => name.includes(`before-v${NEXT_VERSION}`))!
  expect(notesIn(path.join(open.folder, 'snapshots', before))).toBe('quiet')
  expect(await attempt(() => openFolder(open.folder, testContext))).toMatchObject({
    failure: { kind: 'project-newer', found: NEXT_VERSION, known: SCHEMA_VERSION },
  })
})

it('leaves everything as it was where a migration fails half way', async () => {
  const open = await newTestFolder(place.path)
  await open.close()
  await change(open.folder, 'quiet', 1)
  const failing: Format = {
    version: NEXT_VERSION + 1,
    migrations: [
      ...NEXT.migrations,
      {
        to: NEXT_VERSION + 1,
        rows: {
          panel: () => {
            throw new Error('this migration is wrong')
          },
        },
      },
    ],
  }
  expect(await attempt(() => openFolder(open.folder, testContext, failing))).toMatchObject({ ok: false })
  const again = await openFolder(open.folder, testContext)
  expect(filmShots(again.store.board())[0]!.notes).toBe('quiet')
  await again.close()
})

it('shows a reader an older project in this format without changing it', async () => {
  const open = await newTestFolder(place.path)
  const shot = filmShots(open.store.board())[0]!
  await open.store.save([put('shot', { ...shot, notes: 'quiet' })])
  const reader = await openFolder(open.folder, testContext, NEXT)
  expect(reader.access).toBe('read')
  expect(filmShots(reader.store.board())[0]!.notes).toBe('QUIET')
  await reader.close()
  expect(filmShots(open.store.board())[0]!.notes).toBe('quiet')
  await open.close()
})

it('is taken before a dozen panels go at once', async () => {
  const host = startInProcess()
  const folder = path.join(host.folder, 'Salt.framewright')
  const opened = value(await host.client.call('projects.create', { folder, title: 'Salt', ratio: 2 }))
  const { project } = opened
  const panel = opened.rows.panel[0]!
  const panels = Array.from({ length: 12 }, (_, at) => ({ ...panel, id: newTestId('panel'), order: `a${at}V` }))
  const save = async (writes: RowWrite[]) => value(await host.client.call('board.save', { project, writes }))
  await save(panels.map((row) => put('panel', row)))
  await save([removal('panel', panels[0]!.id)])
  expect(snapshots(folder)).toEqual([])
  await save([put('panel', panels[0]!)])
  await save(panels.map(({ id }) => removal('panel', id)))
  expect(snapshots(folder)).toEqual([expect.stringMatching(/-before-delete\.sqlite$/)])
  await host.close()
})
