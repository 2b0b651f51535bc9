import { DatabaseSync } from 'node:sqlite'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Format } from '#host/project/format.ts'
import { openFolder } from '#host/project/openFolder.ts'
import { attempt } from '#host/failures.ts'
import { SCHEMA_VERSION } from '#shared/document/schema.ts'
import { filmPanels, filmShots, layersOf } from '#shared/document/select.ts'
import { newTestFolder, newTestId, put, testContext } from '../support/film.ts'
import { makeStroke } from '../support/marks.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

let place: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  place = temporaryFolder()
})
afterEach(() => place.remove())

const snapshots = (folder: string) => readdirSync(path.join(folder, 'snapshots')).toSorted()

async function change(folder: string, notes: string, day: number): Promise<void> {
  const open = await openFolder(folder, { ...testContext, now: () => Date.UTC(2026, 2, day, 9) })
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

it('lets go of all but the newest ten', async () => {
  const open = await newTestFolder(place.path)
  await open.close()
  for (let day = 1; day <= 14; day += 1) await change(open.folder, `day ${day}`, day)
  const names = snapshots(open.folder)
  expect(names).toHaveLength(10)
  expect(notesIn(path.join(open.folder, 'snapshots', names[0]!))).toBe('day 4')
  expect(notesIn(path.join(open.folder, 'snapshots', names[9]!))).toBe('day 13')
})

it('backs a very large film up as it is closed, so that no one waits for it to open', async () => {
  const open = await newTestFolder(place.path)
  const layer = layersOf(open.store.board(), filmPanels(open.store.board())[0]!.id)[0]!
  const stroke = { ...makeStroke(newTestId, layer.id, 'a0'), points: 'AAAAA'.repeat(780_000) }
  for (let i = 0; i < 7; i += 1) await open.store.save([put('mark', { ...stroke, id: newTestId('mark') })])
  await open.close()
  const large = await openFolder(open.folder, testContext)
  expect(snapshots(open.folder)).toEqual([])
  await large.close()
  expect(snapshots(open.folder)).toHaveLength(1)
})

it('is a project again when it is put in the place of board.sqlite, as the README says', async () => {
  const open = await newTestFolder(place.path)
  await open.close()
  await change(open.folder, 'before', 1)
  await change(open.folder, 'after', 2)
  const { copyFileSync, rmSync } = await import('node:fs')
  rmSync(path.join(open.folder, 'board.sqlite'))
  copyFileSync(path.join(open.folder, 'snapshots', snapshots(open.folder)[0]!), path.join(open.folder, 'board.sqlite'))
  const again = await openFolder(open.folder, testContext)
  expect(filmShots(again.store.board())[0]!.notes).toBe('before')
  expect(again.store.check().problems).toEqual([])
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
