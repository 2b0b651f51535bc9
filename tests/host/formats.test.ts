import { DatabaseSync } from 'node:sqlite'
import { cpSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { attempt, valueOf } from '#host/failures.ts'
import { createTables } from '#host/project/boardTables.ts'
import { checkProject } from '#host/project/checkProject.ts'
import type { Format } from '#host/project/format.ts'
import { openFolder } from '#host/project/openFolder.ts'
import type { OwnedFolder } from '#host/project/openFolder.ts'
import { createSealedRows } from '#host/project/sealedRows.ts'
import { damageIn } from '#host/project/soundness.ts'
import type { DraftSource } from '#shared/document/draftSchema.ts'
import { MIGRATIONS } from '#shared/document/migrations/index.ts'
import { SCHEMA_VERSION } from '#shared/document/schema.ts'
import type { CardRow, DraftRow } from '#shared/document/schema.ts'
import { draftsOf, filmPanels, filmShots, layersOf, looksOf } from '#shared/document/select.ts'
import { filmOf } from '#shared/document/board.ts'
import { ownCell, ownColumnsOf } from '#shared/document/ownColumns.ts'
import { palettesOf } from '#shared/document/palettes.ts'
import { LATER_CARD_BLANKS } from '#shared/document/cardSchema.ts'
import { newTestId, put, testContext } from '../support/film.ts'
import { rowsOnDisk } from '../support/rowsOnDisk.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const VERSION_1 = path.resolve(import.meta.dirname, '../fixtures/version-1.framewright')
const VERSION_2 = path.resolve(import.meta.dirname, '../fixtures/version-2.framewright')

const VERSION_4 = path.resolve(import.meta.dirname, '../fixtures/version-4.framewright')

const DRAFT: Omit<DraftRow, 'id' | 'source'> = {
  order: 'a0',
  name: 'Salt.fountain',
  format: 'fountain',
  color: 'White',
  importedAt: '2026-03-04T10:00:00.000Z',
}
const CARD: Omit<CardRow, 'id'> = {
  order: 'a0',
  kind: 'cast',
  name: 'Mara',
  description: '',
  mediaIds: [],
  version: 1,
  ...LATER_CARD_BLANKS,
}
const LOOK = {
  id: newTestId('look'),
  order: 'a0',
  name: 'Oilskin',
  description: 'A yellow oilskin',
  pictures: [],
  version: 1,
  past: [],
}

let place: ReturnType<typeof temporaryFolder>
let folder: string
beforeEach(() => {
  place = temporaryFolder()
  folder = path.join(place.path, 'Old.framewright')
  cpSync(VERSION_1, folder, { recursive: true })
})
afterEach(() => place.remove())

const board = (name = folder) => path.join(name, 'board.sqlite')

function schemaOf(database: DatabaseSync): unknown[] {
  return database.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name').all()
}

describe('a film of the first format', () => {
  it('whose shots knew no aperture says none, and keeps the one that is said from now on', async () => {
    expect(JSON.stringify(rowsOnDisk(board()))).not.toContain('aperture')
    const open = await openFolder(folder, testContext)
    const shot = filmShots(open.store.board())[0]!
    expect(shot.aperture).toBe('')
    const write = { table: 'shot', id: shot.id, set: { aperture: 'T2.8' }, unset: [] } as const
    expect((await open.store.saveEach([write], undefined)).refused).toEqual([])
    await open.close()
    const again = await openFolder(folder, testContext)
    expect(filmShots(again.store.board())[0]).toEqual({ ...shot, aperture: 'T2.8' })
    await again.close()
  })

  it('opens in this one with all that is in it, sealed, and its first state in a snapshot', async () => {
    const found = rowsOnDisk(board())
    const open = await openFolder(folder, testContext)
    const panels = filmPanels(open.store.board())
    expect(panels).toHaveLength(4)
    expect(filmShots(open.store.board())[0]!.notes).toBe('On the weighbridge, before the lamps come on.')
    for (const panel of panels)
      expect(open.store.marks(layersOf(open.store.board(), panel.id).map((layer) => layer.id))).toHaveLength(3)
    expect(open.store.jobs()).toHaveLength(1)
    expect(open.store.highestTakeNumber(panels[1]!.id)).toBe(2)
    expect(await checkProject(open)).toMatchObject({ ok: true, problems: [] })
    await open.close()
    const before = readdirSync(path.join(folder, 'snapshots')).find((name) =>
      name.includes(`before-v${SCHEMA_VERSION}`),
    )!
    expect(rowsOnDisk(path.join(folder, 'snapshots', before))).toEqual(found)
  })

  it('keeps the colours that it had as one list: they are its first palette', async () => {
    const database = new DatabaseSync(board())
    const list = JSON.stringify([{ name: 'Coat', color: '#aa0000' }])
    database.prepare("UPDATE project SET data = json_set(data, '$.swatches', json(?))").run(list)
    database.close()
    const open = await openFolder(folder, testContext)
    expect(palettesOf(filmOf(open.store.board()))).toMatchObject([{ name: 'Film', swatches: JSON.parse(list) }])
    expect(await checkProject(open)).toMatchObject({ ok: true, problems: [] })
    await open.close()
  })

  it('comes out with the tables of a new film, word for word', async () => {
    await (await openFolder(folder, testContext)).close()
    const fresh = new DatabaseSync(':memory:')
    createTables(fresh)
    const migrated = new DatabaseSync(board(), { readOnly: true })
    expect(schemaOf(migrated)).toEqual(schemaOf(fresh))
    migrated.close()
    fresh.close()
  })

  it('is left as it was where its migration fails half way', async () => {
    const failing: Format = {
      version: SCHEMA_VERSION + 1,
      migrations: [
        ...MIGRATIONS,
        { to: SCHEMA_VERSION + 1, sql: ['CREATE TABLE half (id TEXT)', 'INSERT INTO nowhere VALUES (1)'], rows: {} },
      ],
    }
    const before = readFileSync(board())
    expect(await attempt(() => openFolder(folder, testContext, failing))).toMatchObject({ ok: false })
    expect(readFileSync(board()).equals(before)).toBe(true)
    expect(readdirSync(folder)).not.toContain('board.sqlite-wal')
  })
})

describe('a film of the second format', () => {
  beforeEach(() => {
    folder = path.join(place.path, 'Second.framewright')
    cpSync(VERSION_2, folder, { recursive: true })
  })

  it('opens in this one with every row as it was', async () => {
    const found = rowsOnDisk(board())
    const open = await openFolder(folder, testContext)
    expect(await checkProject(open)).toMatchObject({ ok: true, problems: [] })
    await open.close()
    expect(rowsOnDisk(board())).toEqual({ ...(found as object), version: { user_version: SCHEMA_VERSION } })
  })

  it('is left alone, once it may hold an airbrush, by a Framewright that knows none and would call it damage', async () => {
    await (await openFolder(folder, testContext)).close()
    const before = readFileSync(board())
    const second: Format = { version: 2, migrations: MIGRATIONS.slice(0, 1) }
    expect(await attempt(() => openFolder(folder, testContext, second))).toMatchObject({
      failure: { kind: 'project-newer', found: SCHEMA_VERSION, known: 2 },
    })
    expect(readFileSync(board()).equals(before)).toBe(true)
  })
})

describe('a film of the third format', () => {
  const third: Format = { version: 3, migrations: MIGRATIONS.slice(0, 2) }
  beforeEach(() => {
    folder = path.join(place.path, 'Third.framewright')
    cpSync(VERSION_2, folder, { recursive: true })
  })

  it('has no looks until one is made, and is then left alone by a Framewright that knows none', async () => {
    // Of the second format, which has the same tables.
    const database = new DatabaseSync(board())
    database.exec('PRAGMA user_version = 3')
    database.close()
    const open = await openFolder(folder, testContext)
    const card = newTestId('card')
    const writes = [put('card', { ...CARD, id: card }), put('look', { ...LOOK, cardId: card })]
    expect((await open.store.saveEach(writes, undefined)).refused).toEqual([])
    expect(await checkProject(open)).toMatchObject({ ok: true, problems: [] })
    await open.close()
    const again = await openFolder(folder, testContext)
    expect(looksOf(again.store.board(), card)).toEqual([{ ...LOOK, cardId: card }])
    await again.close()
    const before = readFileSync(board())
    expect(await attempt(() => openFolder(folder, testContext, third))).toMatchObject({
      failure: { kind: 'project-newer', found: SCHEMA_VERSION, known: 3 },
    })
    expect(readFileSync(board()).equals(before)).toBe(true)
  })
})

describe('a film of the fourth format', () => {
  beforeEach(() => {
    folder = path.join(place.path, 'Fourth.framewright')
    cpSync(VERSION_4, folder, { recursive: true })
  })

  it('opens with every row as it was, takes a draft of the script, and is then left alone by a Framewright that knows none', async () => {
    const found = rowsOnDisk(board())
    const open = await openFolder(folder, testContext)
    expect(open.store.board().look.size).toBe(1)
    expect(filmShots(open.store.board()).every(({ covers }) => covers === null)).toBe(true)
    expect(draftsOf(open.store.board())).toEqual([])
    const kept = await keptScript(open, 'EXT. HARBOUR - DAY')
    const draft = { ...DRAFT, id: newTestId('draft'), source: kept }
    expect((await open.store.saveEach([put('draft', draft)], undefined)).refused).toEqual([])
    expect(await checkProject(open)).toMatchObject({ ok: true, problems: [] })
    await open.close()
    expect(rowsOnDisk(board())).toEqual({ ...(found as object), version: { user_version: SCHEMA_VERSION } })
    const before = readFileSync(board())
    const fourth: Format = { version: 4, migrations: MIGRATIONS.slice(0, 3) }
    expect(await attempt(() => openFolder(folder, testContext, fourth))).toMatchObject({
      failure: { kind: 'project-newer', found: SCHEMA_VERSION, known: 4 },
    })
    expect(readFileSync(board()).equals(before)).toBe(true)
  })
})

describe('a film of the fifth format', () => {
  const fifth: Format = { version: 5, migrations: MIGRATIONS.slice(0, 4) }
  beforeEach(async () => {
    folder = path.join(place.path, 'Fifth.framewright')
    cpSync(VERSION_4, folder, { recursive: true })
    await (await openFolder(folder, testContext, fifth)).close()
  })

  it('opens with every row as it was, takes a column of its own with its cells, and is then left alone by a Framewright that would drop them', async () => {
    const found = rowsOnDisk(board())
    const open = await openFolder(folder, testContext)
    const [shot] = filmShots(open.store.board())
    const film = filmOf(open.store.board())
    const column = { label: 'Stunts', kind: 'text', choices: [], order: 'a0', printed: true }
    const writes = [
      { table: 'project', id: film.id, set: { own_0123456789ab: column }, unset: [] },
      { table: 'shot', id: shot!.id, set: { own_0123456789ab: 'Airbag' }, unset: [] },
    ] as const
    expect((await open.store.saveEach(writes, undefined)).refused).toEqual([])
    expect(await checkProject(open)).toMatchObject({ ok: true, problems: [] })
    await open.close()
    const again = await openFolder(folder, testContext)
    expect(ownColumnsOf(again.store.board())).toEqual([{ id: 'own_0123456789ab', ...column }])
    expect(ownCell(filmShots(again.store.board())[0]!, 'own_0123456789ab')).toBe('Airbag')
    await again.close()
    expect(found).toMatchObject({ version: { user_version: 5 } })
    const before = readFileSync(board())
    expect(await attempt(() => openFolder(folder, testContext, fifth))).toMatchObject({
      failure: { kind: 'project-newer', found: SCHEMA_VERSION, known: 5 },
    })
    expect(readFileSync(board()).equals(before)).toBe(true)
  })
})

async function keptScript(open: OwnedFolder, text: string): Promise<DraftSource> {
  const staged = await open.media.scripts.stage(Buffer.from(text), 'Salt.fountain')
  return valueOf(await open.media.scripts.keep(valueOf(staged)))
}

describe('a film of this format', () => {
  it('is left alone by a Framewright that knows only the first', async () => {
    await (await openFolder(folder, testContext)).close()
    const before = readFileSync(board())
    expect(await attempt(() => openFolder(folder, testContext, { version: 1, migrations: [] }))).toMatchObject({
      failure: { kind: 'project-newer', found: SCHEMA_VERSION, known: 1 },
    })
    expect(readFileSync(board()).equals(before)).toBe(true)
  })

  it.each([
    ['a value of a row', 'UPDATE panel_revision SET session = session + 1', /panel_revision .* not as it was written/],
    [
      'a row that vanished',
      'DELETE FROM mark WHERE id = (SELECT min(id) FROM mark)',
      /mark holds 11 rows instead of 12/,
    ],
    [
      'a row too many',
      "INSERT INTO removed (id) VALUES ('mark_000000000000')",
      /removed holds \d+ rows instead of \d+/,
    ],
    ['a row that was swapped for an earlier one', 'UPDATE job SET sum = sum + 1', /job .* not as it was written/],
    ['a tally that is gone', "DELETE FROM tally WHERE tbl = 'take'", /take should hold is lost/],
    ['a tally that changed', "UPDATE tally SET held = 30 WHERE tbl = 'shot'", /shot should hold is lost/],
  ])('shows %s', async (_what, sql, problem) => {
    await (await openFolder(folder, testContext)).close()
    const database = new DatabaseSync(board())
    expect(damageIn(database)).toEqual([])
    database.exec(sql)
    expect(damageIn(database).join('\n')).toMatch(problem)
    database.close()
  })

  it('keeps sums and tallies right through puts, replacements and removals, also where a save is rolled back', () => {
    const database = new DatabaseSync(':memory:')
    createTables(database)
    const rows = createSealedRows(database)
    rows.put('removed', ['a'])
    rows.put('removed', ['a'])
    rows.put('mark', ['mark_1', 'layer_1', 'a0', '{}'])
    rows.put('mark', ['mark_1', 'layer_1', 'a1', '{}'])
    rows.remove('mark', ['layer_1', 'mark_2'])
    rows.settle()
    expect(damageIn(database)).toEqual([])
    database.exec('BEGIN')
    rows.remove('mark', ['layer_1', 'mark_1'])
    database.exec('ROLLBACK')
    rows.forget()
    rows.put('job', [1, 'job_1', '{}'])
    rows.settle()
    expect(damageIn(database)).toEqual([])
    database.close()
  })
})
