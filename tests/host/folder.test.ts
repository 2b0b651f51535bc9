import { DatabaseSync } from 'node:sqlite'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openFolder } from '#host/project/openFolder.ts'
import { createSealedRows } from '#host/project/sealedRows.ts'
import { attempt } from '#host/failures.ts'
import { filmOf } from '#shared/document/board.ts'
import { SCHEMA_VERSION } from '#shared/document/schema.ts'
import { layersOf, filmPanels, filmShots } from '#shared/document/select.ts'
import { makePicture } from '../support/pictures.ts'
import { makeStroke } from '../support/marks.ts'
import { makeTake, newTestFolder, newTestId, put, removal, testContext } from '../support/film.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { value } from '../contract/contract.ts'

let place: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  place = temporaryFolder()
})
afterEach(() => place.remove())

const bytesOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex')

/** Changes a closed project's database behind the app's back. */
function meddle(folder: string, sql: string): void {
  const database = new DatabaseSync(path.join(folder, 'board.sqlite'))
  database.exec(sql)
  database.close()
}

async function closedFolder(): Promise<string> {
  const open = await newTestFolder(place.path)
  await open.close()
  return open.folder
}

const opening = (folder: string) => attempt(() => openFolder(folder, testContext))

describe('a project folder', () => {
  it('holds what the README in it says, and nothing else, once it is closed', async () => {
    const folder = await closedFolder()
    expect(readdirSync(folder).toSorted()).toEqual([
      'README.txt',
      'board.sqlite',
      'lock.sqlite',
      'media',
      'previews',
      'snapshots',
    ])
    const readme = readFileSync(path.join(folder, 'README.txt'), 'utf8')
    for (const name of readdirSync(folder)) if (name !== 'README.txt') expect(readme).toContain(name)
    expect(readme).toContain('Salt')
  })

  it('is open to any SQLite tool: rows are JSON', async () => {
    const folder = await closedFolder()
    const database = new DatabaseSync(path.join(folder, 'board.sqlite'), { readOnly: true })
    const row = database.prepare("SELECT data ->> 'title' AS title FROM project").get()
    database.close()
    expect(row).toEqual({ title: 'Salt' })
  })

  it('is not laid over anything that is there', async () => {
    const folder = path.join(place.path, 'Salt.framewright')
    mkdirSync(folder)
    writeFileSync(path.join(folder, 'notes.txt'), 'mine')
    expect(await attempt(() => newTestFolder(place.path))).toMatchObject({ failure: { kind: 'already-exists' } })
    expect(readdirSync(folder)).toEqual(['notes.txt'])
  })
})

/** A row that can't be made text of. */
const UNWRITABLE = {
  id: 'mark_000000000000',
  toJSON() {
    throw new Error('no')
  },
} as never

describe('the store', () => {
  it('gives back marks by layer, and keeps those of a layer that was removed', async () => {
    const open = await newTestFolder(place.path)
    const layer = layersOf(open.store.board(), filmPanels(open.store.board())[0]!.id)[0]!
    const stroke = makeStroke(newTestId, layer.id, 'a0')
    await open.store.save([put('mark', stroke)])
    await open.store.save([removal('layer', layer.id)])
    expect(layersOf(open.store.board(), layer.panelId).map(({ id }) => id)).not.toContain(layer.id)
    await open.store.save([put('layer', layer)])
    expect(open.store.marks([layer.id])).toEqual([stroke])
    expect((await open.store.check()).problems).toEqual([])
    await open.close()
  })

  it('moves a mark between layers without leaving a second one behind', async () => {
    const open = await newTestFolder(place.path)
    const layer = layersOf(open.store.board(), filmPanels(open.store.board())[0]!.id)[0]!
    const other = { ...layer, id: newTestId('layer'), order: 'a1' }
    const stroke = makeStroke(newTestId, layer.id, 'a0')
    await open.store.save([put('layer', other), put('mark', stroke)])
    await open.close()
    const again = await openFolder(open.folder, testContext)
    expect(again.store.marks([layer.id])).toEqual([stroke])
    await again.store.save([put('mark', { ...stroke, layerId: other.id })])
    expect(again.store.marks([layer.id, other.id])).toEqual([{ ...stroke, layerId: other.id }])
    await again.close()
  })

  it('writes all of a save or none of it', async () => {
    const open = await newTestFolder(place.path)
    const shot = filmShots(open.store.board())[0]!
    await expect(open.store.save([put('shot', { ...shot, notes: 'half' }), put('shot', UNWRITABLE)])).rejects.toThrow()
    expect(filmShots(open.store.board())).toEqual([shot])
    await open.store.save([put('shot', { ...shot, notes: 'whole' })])
    await open.close()
    const again = await openFolder(open.folder, testContext)
    expect(filmShots(again.store.board())[0]!.notes).toBe('whole')
    await again.close()
  })

  it('says that nothing is saved where the folder is gone from its place, and saves again when it is back', async () => {
    const open = await newTestFolder(place.path)
    const shot = filmShots(open.store.board())[0]!
    const save = () => attempt(() => open.store.save([put('shot', { ...shot, notes: 'after' })]))
    renameSync(open.folder, `${open.folder} moved`)
    expect(await save()).toMatchObject({ failure: { kind: 'gone', movedTo: `${open.folder} moved` } })
    renameSync(`${open.folder} moved`, open.folder)
    expect(await save()).toMatchObject({ ok: true })
    const file = path.join(open.folder, 'board.sqlite')
    renameSync(file, `${file}.old`)
    writeFileSync(file, 'from elsewhere')
    expect(await save()).toMatchObject({ failure: { kind: 'replaced', path: file } })
    renameSync(`${file}.old`, file)
    await open.close()
  })

  it('removes a mark that it has not read since it was opened', async () => {
    const open = await newTestFolder(place.path)
    const layer = layersOf(open.store.board(), filmPanels(open.store.board())[0]!.id)[0]!
    const stroke = makeStroke(newTestId, layer.id, 'a0')
    await open.store.save([put('mark', stroke)])
    await open.close()
    const again = await openFolder(open.folder, testContext)
    const revision = again.store.panelRevision(layer.panelId)
    await again.store.save([removal('mark', stroke.id)])
    expect(again.store.marks([layer.id])).toEqual([])
    expect(again.store.panelRevision(layer.panelId)).toBeGreaterThan(revision)
    await again.close()
  })

  it('still knows where marks lie after a save that failed', async () => {
    const open = await newTestFolder(place.path)
    const layer = layersOf(open.store.board(), filmPanels(open.store.board())[0]!.id)[0]!
    const other = { ...layer, id: newTestId('layer'), order: 'a1' }
    const stroke = makeStroke(newTestId, layer.id, 'a0')
    const moved = { ...stroke, layerId: other.id }
    await open.store.save([put('layer', other), put('mark', stroke)])
    await expect(open.store.save([put('mark', moved), put('mark', UNWRITABLE)])).rejects.toThrow()
    await open.store.save([put('mark', moved)])
    expect(open.store.marks([layer.id, other.id])).toEqual([moved])
    await open.close()
  })

  it('has one film, whatever it is told', async () => {
    const open = await newTestFolder(place.path)
    const film = filmOf(open.store.board())
    await expect(open.store.save([removal('project', film.id)])).rejects.toThrow()
    await expect(open.store.save([put('project', { ...film, id: newTestId('project') })])).rejects.toThrow()
    expect(filmOf(open.store.board())).toEqual(film)
    await open.close()
  })

  it('never gives a take number twice, even after the take is gone', async () => {
    const open = await newTestFolder(place.path)
    const panel = filmPanels(open.store.board())[0]!
    const media = value(await open.media.add(await makePicture('jpeg', 30, 20), 'take'))
    const take = makeTake(panel.id, media.id, 3)
    await open.store.save([put('media', media), put('take', take)])
    await open.store.save([removal('take', take.id)])
    await open.close()
    const again = await openFolder(open.folder, testContext)
    expect(again.store.highestTakeNumber(panel.id)).toBe(3)
    await again.close()
  })

  it('counts a panel up with every change to its picture, across clean and unclean ends', async () => {
    const open = await newTestFolder(place.path)
    const panel = filmPanels(open.store.board())[0]!
    const layer = layersOf(open.store.board(), panel.id)[0]!
    const seen = [open.store.panelRevision(panel.id)]
    const draw = async (on: typeof open, order: string) => {
      await on.store.save([put('mark', makeStroke(newTestId, layer.id, order))])
      seen.push(on.store.panelRevision(panel.id))
    }
    await draw(open, 'a0')
    await draw(open, 'a1')
    await open.store.save([put('layer', { ...layer, opacity: 0.5 })])
    seen.push(open.store.panelRevision(panel.id))
    await open.close()
    const second = await openFolder(open.folder, testContext)
    expect(second.store.panelRevision(panel.id)).toBe(seen.at(-1))
    await draw(second, 'a2')
    await second.close()
    expect(seen).toEqual([...new Set(seen)].toSorted((a, b) => a - b))
    // As the session that drew a2 would have left it, had it not come to its end.
    const database = new DatabaseSync(path.join(open.folder, 'board.sqlite'))
    const { session } = database.prepare('SELECT session FROM panel_revision').get() as { session: number }
    const rows = createSealedRows(database)
    rows.put('panel_revision', [panel.id, session, null])
    rows.settle()
    database.close()
    const afterCrash = await openFolder(open.folder, testContext)
    expect(afterCrash.store.panelRevision(panel.id)).toBeGreaterThan(seen.at(-1)!)
    await afterCrash.close()
  })
})

describe('a folder that cannot be read is reported and left as it is', () => {
  it.each([
    ['a newer format', 'PRAGMA user_version = 99', { kind: 'project-newer', found: 99, known: SCHEMA_VERSION }],
    ['a database of another program', 'PRAGMA application_id = 7', { kind: 'not-a-project' }],
  ])('%s', async (_what, sql, failure) => {
    const folder = await closedFolder()
    meddle(folder, sql)
    const before = bytesOf(path.join(folder, 'board.sqlite'))
    expect(await opening(folder)).toMatchObject({ ok: false, failure })
    expect(bytesOf(path.join(folder, 'board.sqlite'))).toBe(before)
    expect(existsSync(path.join(folder, 'board.sqlite-wal'))).toBe(false)
    expect(await opening(folder)).toMatchObject({ ok: false, failure })
  })

  it('a database whose pages were overwritten', async () => {
    const folder = await closedFolder()
    const file = path.join(folder, 'board.sqlite')
    const bytes = readFileSync(file)
    bytes.fill(0xa5, 512)
    writeFileSync(file, bytes)
    expect(await opening(folder)).toMatchObject({ failure: { kind: 'damaged' } })
    expect(readFileSync(file).equals(bytes)).toBe(true)
  })

  it('a database whose beginning is gone', async () => {
    const folder = await closedFolder()
    const file = path.join(folder, 'board.sqlite')
    writeFileSync(file, Buffer.alloc(4096, 1))
    expect(await opening(folder)).toMatchObject({ failure: { kind: 'damaged' } })
    truncateSync(file, 0)
    expect(await opening(folder)).toMatchObject({ failure: { kind: 'not-a-project' } })
    expect(readFileSync(file)).toHaveLength(0)
  })

  it('a folder of someone else', async () => {
    const folder = path.join(place.path, 'taxes')
    mkdirSync(folder)
    writeFileSync(path.join(folder, 'board.sqlite'), 'these are notes and no database at all')
    expect(await opening(folder)).toMatchObject({ failure: { kind: 'not-a-project' } })
    expect(readdirSync(folder)).toEqual(['board.sqlite'])
  })
})
