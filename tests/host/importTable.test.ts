import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openFolder } from '#host/project/openFolder.ts'
import { cardsOf, filmShots, numbersOf } from '#shared/document/select.ts'
import { testContext } from '../support/film.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { commandHere } from '../support/terminalHere.ts'

let place: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  place = temporaryFolder()
})
afterEach(() => place.remove())

const at = (name: string) => path.join(place.path, name)
const run = (...words: string[]) => commandHere(place.path, words)

async function shots() {
  const open = await openFolder(at('Film.framewright'), testContext)
  const board = open.store.board()
  await open.close()
  const numbers = numbersOf(board).shots
  return {
    cards: cardsOf(board).length,
    said: filmShots(board).map(({ id, lensMm, notes }) => [numbers.get(id), lensMm, notes]),
  }
}

it('imports a shot list in the terminal, says first what would change, and takes it back as a workbook', async () => {
  await run('new', 'Film.framewright')
  writeFileSync(
    at('List.csv'),
    'Scene;Shot;Lens;Cast;Remark here;Seconds\r\n1;1;35;Mara;wind;long\r\n1;1A;50;;"=1+1";3\r\n',
  )
  const dry = await run('import', 'Film.framewright', '--table', 'List.csv', '--dry-run', '--json')
  expect(JSON.parse(dry.out)).toMatchObject({
    imported: false,
    counts: { new: 2, changed: 0, unread: 1, newCards: 1 },
  })
  expect(await shots()).toEqual({ cards: 0, said: [['1', null, '']] })

  expect(JSON.parse(dry.out)).toMatchObject({
    columns: [{}, {}, {}, {}, { heading: 'Remark here', field: null }, {}],
  })
  const done = await run('import', 'Film.framewright', '--table', 'List.csv', '--column', 'Remark here=Notes', '--yes')
  expect([done.code, done.out]).toEqual([0, expect.stringContaining('Seconds “long” not read: type a number')])
  expect(done.out).toContain('Imported List.csv: 2 new shots, 1 new scene, 1 new card, 1 not read')
  const after = await shots()
  expect(after).toEqual({
    cards: 1,
    said: [
      ['1', 35, 'wind'],
      ['1A', 50, '=1+1'],
    ],
  })

  await run(
    'export',
    'Film.framewright',
    '--as',
    'xlsx',
    '--to',
    'Out.xlsx',
    '--show',
    'none',
    '--columns',
    'scene,shot,lens,notes,id',
  )
  expect(readFileSync(at('Out.xlsx')).subarray(0, 2).toString()).toBe('PK')
  const same = await run('import', 'Film.framewright', '--table', 'Out.xlsx', '--yes', '--json')
  expect(JSON.parse(same.out)).toMatchObject({
    imported: false,
    counts: { same: 2, new: 0, changed: 0 },
    emptyCellsEmptyFields: true,
  })
  expect(await shots()).toEqual(after)
})

it('names rows that may be read wrongly, and a few of the columns that are left out', async () => {
  await run('new', 'Film.framewright')
  const extra = Array.from({ length: 400 }, (_, column) => `Extra ${column + 1}`)
  writeFileSync(
    at('Wide.csv'),
    `Scene,Shot,Notes,${extra.join(',')}\r\n1,1,a "quoted" word\r\n1,1A,"he said "no" twice"\r\n`,
  )
  const { out } = await run('import', 'Film.framewright', '--table', 'Wide.csv', '--dry-run')
  expect(out).toMatch(/Columns left out: Extra 1, Extra 2, .*Extra 20 and 380 more\n/)
  expect(out).toContain('Row 3: its quotation marks don’t match')
  const json = await run('import', 'Film.framewright', '--table', 'Wide.csv', '--dry-run', '--json')
  expect(JSON.parse(json.out)).toMatchObject({ oddRows: [{ row: 3 }] })
})
