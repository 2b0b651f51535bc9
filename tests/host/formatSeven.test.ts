import { cpSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { attempt } from '#host/failures.ts'
import { checkProject } from '#host/project/checkProject.ts'
import type { Format } from '#host/project/format.ts'
import { openFolder } from '#host/project/openFolder.ts'
import type { Board } from '#shared/document/board.ts'
import { MIGRATIONS } from '#shared/document/migrations/index.ts'
import { SCHEMA_VERSION } from '#shared/document/schema.ts'
import type { TakeRow } from '#shared/document/schema.ts'
import { filmPanels, takesOf } from '#shared/document/select.ts'
import { testContext } from '../support/film.ts'
import { rowsOnDisk } from '../support/rowsOnDisk.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const VERSION_7 = path.resolve(import.meta.dirname, '../fixtures/version-7.framewright')

let place: ReturnType<typeof temporaryFolder>
let folder: string
afterEach(() => place.remove())

const board = () => path.join(folder, 'board.sqlite')

function filmTakes(film: Board): readonly TakeRow[] {
  return filmPanels(film).flatMap((panel) => takesOf(film, panel.id))
}

describe('a film of the seventh format', () => {
  beforeEach(() => {
    place = temporaryFolder()
    folder = path.join(place.path, 'Seventh.framewright')
    cpSync(VERSION_7, folder, { recursive: true })
  })

  it('opens with every row as it was, keeps the words for a change of a take, and is then left alone by a Framewright that would drop them', async () => {
    const found = rowsOnDisk(board())
    expect(found).toMatchObject({ version: { user_version: 7 } })
    const open = await openFolder(folder, testContext)
    const [take] = filmTakes(open.store.board())
    expect(take).toMatchObject({ starred: true, changeWords: '', changeShapes: [], changeRatio: null })
    expect(await checkProject(open)).toMatchObject({ ok: true, problems: [] })
    await open.close()
    expect(rowsOnDisk(board())).toEqual({ ...(found as object), version: { user_version: SCHEMA_VERSION } })
    const shape = { kind: 'brush', points: [[4, 5]], radius: 12 }
    const set = { changeWords: 'Make it night.', changeShapes: [shape], changeRatio: '21:9' }
    const writing = await openFolder(folder, testContext)
    const write = { table: 'take', id: take!.id, set, unset: [] } as const
    expect((await writing.store.saveEach([write], undefined)).refused).toEqual([])
    await writing.close()
    const again = await openFolder(folder, testContext)
    expect(filmTakes(again.store.board())[0]).toEqual({ ...take, ...set })
    await again.close()
    const before = readFileSync(board())
    const seventh: Format = { version: 7, migrations: MIGRATIONS.slice(0, 6) }
    expect(await attempt(() => openFolder(folder, testContext, seventh))).toMatchObject({
      failure: { kind: 'project-newer', found: SCHEMA_VERSION, known: 7 },
    })
    expect(readFileSync(board()).equals(before)).toBe(true)
  })
})
