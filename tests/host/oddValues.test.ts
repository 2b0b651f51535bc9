import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sentence } from '#shared/contract/sentence.ts'
import { openFolder } from '#host/project/openFolder.ts'
import type { OwnedFolder } from '#host/project/openFolder.ts'
import type { UnreadWrite } from '#shared/document/rowWrite.ts'
import type { NewId } from '#shared/document/ids.ts'
import { ROW_SCHEMAS, TABLE_NAMES } from '#shared/document/schema.ts'
import type { Rows, TableName } from '#shared/document/schema.ts'
import { rowOf } from '#shared/document/table.ts'
import { filmOf } from '#shared/document/board.ts'
import { ODD_VALUES, at, everyField, filledRows, withAt } from '../support/oddValues.ts'
import { makeStroke } from '../support/marks.ts'
import { newTestFolder, newTestId, put, testContext } from '../support/film.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

let place: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  place = temporaryFolder()
})
afterEach(() => place.remove())

/** A film with one whole row of every table. */
async function filledFolder(): Promise<{ open: OwnedFolder; rows: ReturnType<typeof filledRows> }> {
  const open = await newTestFolder(place.path)
  const rows = new Map(filledRows(newTestId))
  rows.set('project', [filmOf(open.store.board())])
  const writes = TABLE_NAMES.flatMap((table) => (rows.get(table) ?? []).map((row) => put(table, row as never)))
  await open.store.save(writes)
  return { open, rows }
}

/** The row under an id of its own, so that every odd one of them is there at the end; the film's row has no other. */
function renamed(table: TableName, row: Rows[TableName]): Rows[TableName] {
  if (table === 'project') return row
  if (table === 'media') return { ...row, id: `media_${hex()}` } as Rows['media']
  return { ...row, id: newTestId(table as Parameters<NewId>[0]) } as Rows[TableName]
}

let hexes = 0
const hex = (): string => (hexes += 1).toString(16).padStart(64, '0')

/** What JSON, in which rows rest, makes of a value. */
const rested = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown

type WholeUnread = Extract<UnreadWrite, { row: unknown }>

function isSound({ table, id, row }: WholeUnread): boolean {
  const read = ROW_SCHEMAS[table].safeParse(row)
  return read.success && read.data.id === id
}

describe('an odd value in any field of any row', () => {
  it('keeps back its own row alone, in words, and a film of those that were kept opens whole', async () => {
    const { open, rows } = await filledFolder()
    const layer = rows.get('layer')![0]! as Rows['layer']
    const kept = new Map<string, unknown>()
    const strokes: string[] = []
    const fields = everyField(rows)
    expect(fields.length).toBeGreaterThan(180)
    for (const { table, path, row } of fields) {
      const odd = Object.values(ODD_VALUES).map((valueOf): WholeUnread => {
        const own = renamed(table, row)
        return { table, id: own.id, row: withAt<unknown>(own, path, valueOf(at(own, path))) }
      })
      const stroke = makeStroke(newTestId, layer.id, 'a1', 2)
      strokes.push(stroke.id)
      const { refused } = await open.store.saveEach([...odd, put('mark', stroke)])
      const sound = odd.filter((write) => isSound(write))
      expect(refused.length, `${table}.${path.join('.')}`).toBe(odd.length - sound.length)
      for (const { refusal } of refused) {
        expect(sentence(refusal)).toMatch(/^[A-Z][^{}[\]]{10,240}\.$/)
        expect(sentence(refusal)).not.toMatch(/undefined|NaN|Invalid/)
      }
      for (const write of sound) kept.set(`${table}/${write.id}`, rested(ROW_SCHEMAS[write.table].parse(write.row)))
    }
    await open.close()

    const again = await openFolder(open.folder, testContext)
    const board = again.store.board()
    const marks = new Map<string, unknown>(again.store.marks([layer.id]).map((mark) => [mark.id, mark]))
    for (const [key, row] of kept) {
      const [table, id] = key.split('/') as [TableName, string]
      expect(table === 'mark' ? marks.get(id) : rowOf<TableName>(board[table], id), key).toEqual(row)
    }
    for (const id of strokes) expect(marks.has(id)).toBe(true)
    await again.close()
  })
})

describe('a save of which one row is refused', () => {
  it('keeps the others, and refuses with it what hangs under it', async () => {
    const { open, rows } = await filledFolder()
    const scene = rows.get('scene')![0]! as Rows['scene']
    const shot = rows.get('shot')![0]! as Rows['shot']
    const panel = rows.get('panel')![0]! as Rows['panel']
    const lost = { ...shot, id: newTestId('shot'), setup: 'x'.repeat(501) }
    const under = { ...panel, id: newTestId('panel'), shotId: lost.id }
    const { refused } = await open.store.saveEach([
      put('panel', under),
      put('shot', lost),
      put('scene', { ...scene, synopsis: 'The tide.' }),
    ])
    expect(refused.map(({ table, id }) => [table, id])).toEqual([
      ['shot', lost.id],
      ['panel', under.id],
    ])
    expect(sentence(refused[0]!.refusal)).toBe(
      'The setup of the shot can hold 500 characters, and this is 501. It was not kept.',
    )
    expect((await open.store.check()).problems.filter((problem) => !problem.includes('picture'))).toEqual([])
    const mended = await open.store.saveEach([put('panel', under), put('shot', { ...lost, setup: 'Master' })])
    expect(mended.refused).toEqual([])
    expect(rowOf(open.store.board().scene, scene.id)?.synopsis).toBe('The tide.')
    await open.close()
  })

  it('keeps what hangs under a row that is on disk as it was before', async () => {
    const { open, rows } = await filledFolder()
    const shot = rows.get('shot')![0]! as Rows['shot']
    const panel = rows.get('panel')![0]! as Rows['panel']
    const { refused } = await open.store.saveEach([
      put('shot', { ...shot, notes: 'x'.repeat(20_001) }),
      put('panel', { ...panel, label: 'end' }),
    ])
    expect(refused).toHaveLength(1)
    expect(rowOf(open.store.board().panel, panel.id)?.label).toBe('end')
    await open.close()
  })

  it('never loses the film’s own row, nor takes a second one', async () => {
    const { open, rows } = await filledFolder()
    const film = rows.get('project')![0]! as Rows['project']
    const { refused } = await open.store.saveEach([
      { table: 'project', id: film.id, row: null },
      put('project', { ...film, id: newTestId('project') }),
      put('project', { ...film, title: 'Tide' }),
    ])
    expect(refused).toHaveLength(2)
    expect(filmOf(open.store.board()).title).toBe('Tide')
    await open.close()
  })
})
