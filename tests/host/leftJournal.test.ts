import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openFolder } from '#host/project/openFolder.ts'
import { filmOf } from '#shared/document/board.ts'
import { newTestFolder, testContext } from '../support/film.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

let place: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  place = temporaryFolder()
})
afterEach(() => place.remove())

/** Changes rows as a rollback journal does it, and is killed when the database is half written. */
const KILLED = `
const { DatabaseSync } = require('node:sqlite')
const database = new DatabaseSync(process.argv[1])
database.exec('PRAGMA journal_mode = DELETE')
database.exec('PRAGMA cache_size = 1')
database.exec('BEGIN IMMEDIATE')
database.exec("UPDATE project SET data = '" + 'x'.repeat(9000) + "'")
database.exec("UPDATE scene SET data = '" + 'x'.repeat(9000) + "'")
process.kill(process.pid, 'SIGKILL')
`

it('a film whose program was killed before it kept a log is put back from its journal, and can be written', async () => {
  const open = await newTestFolder(place.path)
  const title = filmOf(open.store.board()).title
  await open.close()
  const args = ['--disable-warning=ExperimentalWarning', '-e', KILLED, path.join(open.folder, 'board.sqlite')]
  expect(spawnSync(process.execPath, args).signal).toBe('SIGKILL')
  expect(existsSync(path.join(open.folder, 'board.sqlite-journal'))).toBe(true)
  const again = await openFolder(open.folder, testContext)
  expect(again).toMatchObject({ access: 'write', damage: null })
  expect(filmOf(again.store.board()).title).toBe(title)
  await again.close()
})
