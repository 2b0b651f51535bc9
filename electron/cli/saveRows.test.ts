import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { createClient } from '#shared/contract/client.ts'
import { projectHandleSchema } from '#shared/contract/model.ts'
import { filmShots } from '#shared/document/select.ts'
import { testFilm } from '../../tests/support/testFilm.ts'
import { saveRows } from './saveRows.ts'

const [first, second] = filmShots(testFilm([[1, 1]]))
const writes = [first!, second!].map((row) => ({ table: 'shot' as const, id: row.id, row }))
const opened = { project: projectHandleSchema.parse('open_tide0001') }

/** A host that refuses so many of the rows. */
function host(refuses: number): { client: ReturnType<typeof createClient>; saved: () => number } {
  let saved = 0
  const refusal = { kind: 'unfit', what: 'Shot 1', why: 'has no scene' }
  const client = createClient({
    call: () => {
      saved += 1
      const refused = writes.slice(0, refuses).map(({ table, id }) => ({ table, id, refusal }))
      return Promise.resolve({ ok: true, value: { savedAt: '', order: 1, refused, also: [] } })
    },
    listen: () => () => {},
  })
  return { client, saved: () => saved }
}

it('says how many rows a host refused, and why, instead of that they are saved', async () => {
  await expect(saveRows(host(0), opened, writes)).resolves.toBeUndefined()
  await expect(saveRows(host(1), opened, writes)).rejects.toThrow(/^1 of 2 rows could not be saved\. .*Shot 1/)
  await expect(saveRows(host(2), opened, writes)).rejects.toThrow(/^2 of 2 rows/)
  const idle = host(0)
  await saveRows(idle, opened, [])
  expect(idle.saved()).toBe(0)
})

it('no command saves in another way, and so calls saved what was refused', () => {
  const own = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.ts') && !name.startsWith('saveRows'))
  const past = own.filter((name) => readFileSync(path.join(import.meta.dirname, name), 'utf8').includes("'board.save'"))
  expect(past).toEqual([])
})
