import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { attempt } from '#host/failures.ts'
import { openFolder } from '#host/project/openFolder.ts'
import { ownSchema, schemaIn } from '#host/project/ownSchema.ts'
import { createVersionThread } from '#host/project/versionThread.ts'
import { sentence } from '#shared/contract/sentence.ts'
import { filmPanels, layersOf } from '#shared/document/select.ts'
import { SCHEMA_VERSION } from '#shared/document/schema.ts'
import { newTestFolder, newTestId, put, testContext } from '../support/film.ts'
import { makeStroke } from '../support/marks.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { workOf } from '../support/workOf.ts'

let place: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  place = temporaryFolder()
})
afterEach(() => place.remove())

/** The most work, in ms, that may lie before an answer. */
const LONGEST_MS = 2000

interface Stranger {
  readonly folder: string
  readonly file: string
  readonly layerId: string
}

async function strangersFilm(meddle: (database: DatabaseSync, layerId: string) => void): Promise<Stranger> {
  const open = await newTestFolder(place.path)
  const layer = layersOf(open.store.board(), filmPanels(open.store.board())[0]!.id)[0]!
  await open.store.save([put('mark', makeStroke(newTestId, layer.id, 'a0'))])
  await open.close()
  const file = path.join(open.folder, 'board.sqlite')
  const database = new DatabaseSync(file, { defensive: false })
  meddle(database, layer.id)
  database.close()
  return { folder: open.folder, file, layerId: layer.id }
}

const bytesOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex')

/** A recursion that never ends. */
const FOR_EVER = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n'

const rewritten = (from: string, to: string) => (database: DatabaseSync) => {
  database.exec('PRAGMA writable_schema = ON')
  database.prepare('UPDATE sqlite_schema SET sql = replace(sql, ?, ?)').run(from, to)
  database.exec('PRAGMA writable_schema = RESET')
}
const run =
  (...statements: string[]) =>
  (database: DatabaseSync) => {
    for (const statement of statements) database.exec(statement)
  }

const SCHEMAS: readonly (readonly [string, (database: DatabaseSync) => void])[] = [
  ['a trigger that undoes what is saved', run('CREATE TRIGGER t AFTER INSERT ON mark BEGIN DELETE FROM mark; END')],
  [
    'a trigger that rewrites the address',
    run(`CREATE TRIGGER t AFTER INSERT ON shot BEGIN UPDATE project SET data = json_set(data, '$.baseUrl', 'x'); END`),
  ],
  ['a trigger that never ends', run(`CREATE TRIGGER t BEFORE DELETE ON shot BEGIN SELECT (${FOR_EVER}); END`)],
  ['a view beside the tables', run('CREATE VIEW v AS SELECT 1')],
  [
    'a view in the place of a table, which never ends',
    run(
      'ALTER TABLE shot RENAME TO other',
      `CREATE VIEW shot AS SELECT id, parent, ord, data, (${FOR_EVER}) AS sum FROM other`,
    ),
  ],
  ['a view for the films', run('DROP TABLE project', 'CREATE VIEW project AS SELECT 1 AS id, 2 AS data')],
  ['a table more', run('CREATE TABLE more (a)')],
  ['a table less', run('DROP TABLE removed')],
  ['an index', run('CREATE INDEX i ON shot (ord)')],
  ['an index over an expression', run('CREATE INDEX i ON shot (length(data) * 2)')],
  ['an index over a part', run(`CREATE INDEX i ON shot (id) WHERE data LIKE '%a%'`)],
  ['a virtual table of words', run('CREATE VIRTUAL TABLE words USING fts5(a)')],
  ['a virtual table of rectangles', run('CREATE VIRTUAL TABLE places USING rtree(id, a, b)')],
  ['statistics for the planner', run('ANALYZE')],
  ['a generated column', run("ALTER TABLE shot ADD COLUMN g TEXT AS (data || 'x') VIRTUAL")],
  ['a column more', run('ALTER TABLE shot ADD COLUMN more TEXT')],
  [
    'columns in another order',
    rewritten('parent TEXT NOT NULL, ord TEXT NOT NULL', 'ord TEXT NOT NULL, parent TEXT NOT NULL'),
  ],
  [
    'another collation',
    rewritten('CREATE TABLE shot (id TEXT NOT NULL', 'CREATE TABLE shot (id TEXT COLLATE NOCASE NOT NULL'),
  ],
  [
    'a check that runs at every save',
    rewritten(
      'CREATE TABLE shot (id TEXT NOT NULL',
      'CREATE TABLE shot (id TEXT NOT NULL CHECK (length(hex(zeroblob(1000))) > 0)',
    ),
  ],
  [
    'a default that is an expression',
    rewritten(
      'CREATE TABLE removed (id TEXT PRIMARY KEY',
      'CREATE TABLE removed (id TEXT DEFAULT (randomblob(9)) PRIMARY KEY',
    ),
  ],
  ['a table of the wrong name', run('ALTER TABLE card RENAME TO cards')],
  [
    'a table that keeps its rows in another way',
    run('DROP TABLE removed', 'CREATE TABLE removed (id TEXT PRIMARY KEY, sum INTEGER NOT NULL DEFAULT 0)'),
  ],
  ['a hundred thousand tables', manyTables],
  [
    'a statement of a hundred thousand words',
    run(
      `CREATE VIEW v AS SELECT ${Array.from({ length: 1900 }, (_, index) => `'a long enough word ${index}'`).join(', ')}`,
    ),
  ],
]

/** Five megabytes that SQLite reads for most of a minute before it answers anything. */
function manyTables(database: DatabaseSync): void {
  database.exec('PRAGMA writable_schema = ON; BEGIN')
  const row = database.prepare(
    "INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql) VALUES ('table', ?, ?, 2, ?)",
  )
  for (let index = 0; index < 100_000; index += 1) row.run(`t${index}`, `t${index}`, `CREATE TABLE t${index} (a)`)
  database.exec('COMMIT')
}

describe("a stranger's database with another schema than ours", () => {
  it.each(SCHEMAS)('%s is refused at once, in words, and left to the byte', async (_what, meddle) => {
    const { folder, file } = await strangersFilm(meddle)
    const before = bytesOf(file)
    const { value: opened, ms } = await workOf(() => attempt(() => openFolder(folder, testContext)))
    expect(ms).toBeLessThan(LONGEST_MS)
    expect(opened).toMatchObject({ ok: false, failure: { kind: 'unsafe-folder', path: folder } })
    expect(opened.ok || sentence(opened.failure)).toMatch(/not safe to use.*its database (has|lacks) /)
    expect(bytesOf(file)).toBe(before)
    expect(existsSync(`${file}-wal`)).toBe(false)
  })

  it('a change that another program left half done is not finished here', async () => {
    const { folder, file } = await strangersFilm(() => undefined)
    const mine = path.join(place.path, 'mine.txt')
    writeFileSync(mine, 'mine')
    // A journal that names another one, which SQLite removes once nothing speaks of it.
    writeFileSync(`${file}-journal`, journalNaming(mine))
    expect(await attempt(() => openFolder(folder, testContext))).toMatchObject({
      failure: { kind: 'unsafe-folder', detail: expect.stringContaining('board.sqlite-journal') as unknown },
    })
    expect(existsSync(mine)).toBe(true)
  })

  it('our own schema is what a new film has', async () => {
    const { file } = await strangersFilm(() => undefined)
    const database = new DatabaseSync(file, { readOnly: true })
    expect(schemaIn(database)).toEqual(ownSchema(SCHEMA_VERSION))
    database.close()
  })
})

function journalNaming(other: string): Buffer {
  const magic = Buffer.from('d9d505f920a163d7', 'hex')
  const head = Buffer.alloc(512)
  magic.copy(head)
  head.writeUInt32BE(512, 20)
  head.writeUInt32BE(512, 24)
  const name = Buffer.from(other)
  const tail = Buffer.alloc(8)
  tail.writeUInt32BE(name.length, 0)
  tail.writeUInt32BE(
    name.reduce((sum, byte) => sum + byte, 0),
    4,
  )
  return Buffer.concat([head, Buffer.alloc(4, 0xff), name, tail, magic])
}

const inShot = (sql: string) => run(`UPDATE shot SET data = ${sql}`)
const ROWS: readonly (readonly [string, (database: DatabaseSync, layerId: string) => void])[] = [
  ['JSON a million deep', (database) => database.prepare('UPDATE shot SET data = ?').run(`{"a":${'['.repeat(1e6)}`)],
  [
    'a text of 70 MB',
    (database) => database.prepare("UPDATE shot SET data = json_set(data, '$.notes', ?)").run('a'.repeat(7e7)),
  ],
  ['a million rows', (database) => manyRows(database, 'shot', 'scene_x', 1_000_000)],
  ['260,000 marks on one layer', (database, layerId) => manyRows(database, 'mark', layerId, 260_000)],
  ['a key that JavaScript knows', inShot(`json_insert(data, '$.__proto__', json('{"notes":1}'))`)],
  ['half a letter', inShot(String.raw`replace(data, '"notes":""', '"notes":"\ud800"')`)],
  ['a number past all numbers', inShot(`replace(data, '"order"', '"seconds":1e999,"order"')`)],
  ['an id of another shape', run("UPDATE shot SET id = '../../x', data = json_set(data, '$.id', '../../x')")],
  ['a scene that hangs under itself', run("UPDATE shot SET parent = id, data = json_set(data, '$.sceneId', id)")],
  ['two of one place', run("UPDATE panel SET ord = '', data = json_set(data, '$.order', '')")],
  ['a size below nothing', run("UPDATE panel SET data = json_set(data, '$.width', -5)")],
  ['a date that never comes', run(`UPDATE project SET data = json_set(data, '$.createdAt', '${'9'.repeat(99)}')`)],
  ['signs that steer a terminal', inShot(String.raw`replace(data, '"notes":""', '"notes":"\u001b]0;x\u0007"')`)],
]

function manyRows(database: DatabaseSync, table: string, parent: string, count: number): void {
  database.exec(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})
     INSERT INTO ${table} (id, parent, ord, data) SELECT 'x' || i, '${parent}', '', '{}' FROM n`,
  )
}

describe("a stranger's rows", () => {
  it.each(ROWS)('%s: refused or whole within two seconds of work, and never written back', async (_what, meddle) => {
    const { folder, file, layerId } = await strangersFilm(meddle)
    const before = bytesOf(file)
    // As the app does: a snapshot of what was found is taken beside the opening, and holds it up nowhere.
    const thread = createVersionThread()
    const { value, ms } = await workOf(async () => {
      const film = await attempt(() => openFolder(folder, { ...testContext, thread }))
      return { opened: film, marks: await attempt(() => (film.ok ? film.value.store.marks([layerId]) : [])) }
    })
    const { opened, marks } = value
    for (const result of [opened, marks])
      if (!result.ok) expect(result.failure.kind).toMatch(/^(unsafe-folder|damaged)$/)
    if (opened.ok) await opened.value.close()
    else expect(bytesOf(file)).toBe(before)
    await thread.dispose()
    expect(ms).toBeLessThan(LONGEST_MS)
    expect(({} as { notes?: unknown }).notes).toBeUndefined()
  })
})
