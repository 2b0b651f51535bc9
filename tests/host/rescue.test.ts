import { closeSync, cpSync, openSync, rmSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { attempt } from '#host/failures.ts'
import { openFolder } from '#host/project/openFolder.ts'
import type { OwnedFolder } from '#host/project/openFolder.ts'
import type { OwnedStore } from '#host/project/projectStore.ts'
import { rescue } from '#host/project/rescue.ts'
import { saveCopy } from '#host/project/saveCopy.ts'
import { openDatabase } from '#host/project/sqlite.ts'
import type { Job } from '#shared/contract/model.ts'
import { composeRequest } from '#shared/generation/compose.ts'
import type { WholeWrite } from '#shared/document/rowWrite.ts'
import { filmPanels, filmShots, layersOf } from '#shared/document/select.ts'
import type { MarkRow } from '#shared/document/schema.ts'
import { newTestFolder, newTestId, put, removal, testContext } from '../support/film.ts'
import { makeStroke } from '../support/marks.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

/** With so many, the database is larger than what SQLite keeps of one in memory. */
const STROKES = 600

let place: ReturnType<typeof temporaryFolder>
let whole: string
let strokes: MarkRow[]
let open: OwnedFolder
beforeAll(async () => {
  place = temporaryFolder()
  const made = await newTestFolder(place.path)
  strokes = Array.from({ length: STROKES }, (_, at) => makeStroke(newTestId, layerIn(made), 'a0', 600, at))
  await made.store.save(strokes.map((stroke) => put('mark', stroke)))
  await made.close()
  // Opened once more, it keeps how it was left as a version.
  await (await openFolder(made.folder, testContext)).close()
  whole = made.folder
})
afterAll(() => place.remove())
beforeEach(async () => {
  const folder = path.join(place.path, 'Open.framewright')
  cpSync(whole, folder, { recursive: true })
  open = await openFolder(folder, testContext)
})
afterEach(async () => {
  // Its files are no longer its own, and closing says so.
  expect(await attempt(() => open.close())).toMatchObject({ failure: { kind: 'replaced' } })
  for (const name of ['Open.framewright', 'Copy.framewright']) rmSync(path.join(place.path, name), { recursive: true })
})

const layerIn = (film: OwnedFolder) => layersOf(film.store.board(), filmPanels(film.store.board())[0]!.id)[0]!.id
const board = () => path.join(open.folder, 'board.sqlite')

async function copied(writes: readonly WholeWrite[]) {
  const copy = await saveCopy(open, path.join(place.path, 'Copy.framewright'), { now: () => Date.now(), writes })
  const film = await openFolder(copy.folder, testContext)
  const found = {
    lost: copy.lost,
    marks: film.store.marks([layerIn(film)]),
    notes: filmShots(film.store.board())[0]!.notes,
  }
  const report = await film.store.check()
  await film.close()
  return { ...found, problems: report.problems }
}

const byId = (marks: readonly MarkRow[]) => marks.toSorted((a, b) => (a.id < b.id ? -1 : 1))

function fillWithGarbage(file: string): void {
  writeFileSync(file, Buffer.alloc(statSync(file).size, 0xa5), { flag: 'r+' })
}

it.each([
  ['cut in half', () => truncateSync(board(), Math.floor(statSync(board()).size / 2))],
  ['filled with garbage, and its log', () => [board(), `${board()}-wal`].forEach(fillWithGarbage)],
])('a copy of a large open film whose database was %s has all that was saved, and is not', async (_how, harm) => {
  const shot = filmShots(open.store.board())[0]!
  const [drawn, unsaved] = [makeStroke(newTestId, layerIn(open), 'a1'), makeStroke(newTestId, layerIn(open), 'a2')]
  await open.store.save([put('mark', drawn), put('shot', { ...shot, notes: 'saved' })])
  await open.store.save(strokes.slice(0, 5).map(({ id }) => removal('mark', id)))
  harm()
  expect(await attempt(() => open.store.save([put('mark', unsaved)]))).toMatchObject({ failure: { kind: 'replaced' } })
  const copy = await copied([put('mark', unsaved)])
  expect(copy).toMatchObject({ lost: [], notes: 'saved', problems: [] })
  expect(byId(copy.marks)).toEqual(byId([...strokes.slice(5), drawn, unsaved]))
})

it('says how many marks it has not got where no version has them either', async () => {
  const drawn = makeStroke(newTestId, layerIn(open), 'a1')
  await open.store.save([put('mark', drawn)])
  rmSync(path.join(open.folder, 'snapshots'), { recursive: true })
  fillWithGarbage(board())
  const copy = await copied([])
  expect(copy.problems).toEqual([])
  expect(copy.marks).toContainEqual(drawn)
  expect(copy.lost).toEqual([`${STROKES + 1 - copy.marks.length} marks can’t be read.`])
})

it('says so of the ledger where it is lost, and where it is had as it was earlier alone', async () => {
  const nowhere = openDatabase(':memory:', false)
  const film = { database: nowhere, folder: open.folder, copyFiles: () => expect.fail('there are none') }
  const rescued = () => {
    const to = path.join(place.path, 'Copy.framewright')
    rmSync(to, { force: true })
    return rescue(film, (open.store as OwnedStore).remembered()!, to)
  }
  const panelId = filmPanels(open.store.board())[0]!.id
  const request = composeRequest(open.store.board(), panelId, { sketch: null, provider: 'gemini', baseUrl: '' })
  const noEnd = {
    way: 'now' as const,
    progress: null,
    waitUntil: null,
    failure: null,
    takeId: null,
    actualUsd: null,
    endedAt: null,
  }
  const createdAt = '2026-03-04T10:00:00.000Z'
  const job: Job = { id: newTestId('job'), panelId, state: 'waiting', request, estimateUsd: 0.05, createdAt, ...noEnd }
  await open.store.saveJob(job)
  expect(rescued()).toEqual(['One entry of the ledger can’t be read.'])
  await open.store.save([put('mark', makeStroke(newTestId, layerIn(open), 'a1'))])
  await open.snapshots?.before('restore')
  await open.store.saveJob({ ...job, state: 'done', actualUsd: 0.04 })
  expect(rescued()).toEqual([
    'The ledger could be read only as it was earlier: what was spent since may be missing from it.',
  ])
  nowhere.close()
  fillWithGarbage(board())
})

it('reads what was saved though the index of its log was written over in part, and is well', async () => {
  const drawn = Array.from({ length: 3 }, () => makeStroke(newTestId, layerIn(open), 'a1'))
  for (const stroke of drawn) await open.store.save([put('mark', stroke)])
  const index = openSync(`${board()}-shm`, 'r+')
  for (let at = 136; at < 32_768; at += 4096) writeSync(index, Buffer.alloc(4096), 0, Math.min(4096, 32_768 - at), at)
  closeSync(index)
  await open.store.save([put('mark', makeStroke(newTestId, layerIn(open), 'a2'))])
  expect(open.store.marks([layerIn(open)])).toEqual(expect.arrayContaining(drawn))
  expect((await open.store.check()).problems).toEqual([])
  const copy = await copied([])
  expect(copy.lost).toEqual([])
  expect(copy.marks).toEqual(expect.arrayContaining(drawn))
  fillWithGarbage(board())
})
