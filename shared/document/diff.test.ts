import { describe, expect, it, vi } from 'vitest'
import { boardFrom, put, remove, same } from './board.ts'
import { addShot, addShots, editShot, removeShot, retimeShot } from './commands/shots.ts'
import { applyDiff, diffBoards, diffOfWrites, reverseDiff, writesOf } from './diff.ts'
import { rowWriteSchema } from './rowWrite.ts'
import { makeNewId } from './ids.ts'
import { newProject } from './newProject.ts'
import { filmShots, scenesOf, shotOf } from './select.ts'
import { TABLE_NAMES } from './schema.ts'
import { allRows } from './table.ts'

const newId = makeNewId(Math.random)
const start = newProject({ title: 'Film', ratio: 2, createdAt: '2026-03-04T10:00:00.000Z' }, newId)
const first = filmShots(start)[0]!
const scene = scenesOf(start)[0]!
const ids = () => ({ shotId: newId('shot'), panelId: newId('panel'), layerId: newId('layer') })

describe('a diff', () => {
  it('is empty between a board and itself, and where a row was put that is equal', () => {
    expect(diffBoards(start, start)).toEqual([])
    expect(diffBoards(start, put(start, 'shot', { ...first, castIds: [...first.castIds] }))).toEqual([])
  })

  it('has one change for each row that is new, gone or different', () => {
    const made = ids()
    const after = retimeShot(addShot(start, made, scene.id, 1), first.id, 4)
    const changes = diffBoards(start, after).map(({ table, id, before, after: now }) => [table, id, !!before, !!now])
    expect(new Set(changes)).toEqual(
      new Set([
        ['shot', first.id, true, true],
        ['shot', made.shotId, false, true],
        ['panel', made.panelId, false, true],
        ['layer', made.layerId, false, true],
      ]),
    )
  })

  it('leads from one board to the other, and reversed, back', () => {
    const after = removeShot(editShot(addShot(start, ids(), scene.id, 0), first.id, { notes: 'x' }), first.id)
    const diff = diffBoards(start, after)
    expect(diffBoards(applyDiff(start, diff), after)).toEqual([])
    expect(diffBoards(applyDiff(after, reverseDiff(diff)), start)).toEqual([])
  })

  it('changes only its own fields of a row that has moved on', () => {
    const diff = diffBoards(start, retimeShot(start, first.id, 9))
    const meanwhile = editShot(start, first.id, { notes: 'arrived meanwhile' })
    expect(shotOf(applyDiff(meanwhile, diff), first.id)).toMatchObject({ seconds: 9, notes: 'arrived meanwhile' })
  })

  it('takes back thousands of new rows at the cost of one copy of their tables', () => {
    const many = addShots(start, Array.from({ length: 3000 }, ids), scene.id, 1)
    const diff = reverseDiff(diffBoards(start, many))
    let back = many
    const copies = mapsMadeBy(() => (back = applyDiff(many, diff)))
    expect(diffBoards(start, back)).toEqual([])
    // Three tables, each of 512 buckets of rows and 512 of families; two for each row would be 18,000.
    expect(copies).toBeLessThan(4000)
  })

  it('leaves out a change to a row that is gone', () => {
    const diff = diffBoards(start, retimeShot(start, first.id, 9))
    const gone = remove(start, 'shot', first.id)
    expect(diffBoards(applyDiff(gone, diff), gone)).toEqual([])
  })

  it('crosses to the host as rows that its schema reads, and arrives as the same change', () => {
    const after = removeShot(addShot(start, ids(), scene.id, 0), first.id)
    const writes = writesOf(after, diffBoards(start, after))
    expect(JSON.parse(JSON.stringify(writes))).toEqual(writes.map((write) => rowWriteSchema.parse(write)))
    expect(diffBoards(applyDiff(start, diffOfWrites(start, writes)), after)).toEqual([])
    expect(diffOfWrites(after, writes)).toEqual([])
  })

  it('costs nothing for tables that were not touched, however many rows they have', () => {
    const shots = Array.from({ length: 5000 }, (_, i) => ({ ...first, id: newId('shot'), order: `a${i}` }))
    const big = boardFrom({ ...rowsOf(start), shot: [first, ...shots] as never })
    const edited = retimeShot(big, first.id, 3)
    const untouched = edited.shot.rows.filter((bucket, at) => bucket === big.shot.rows[at])
    expect(untouched.length).toBe(big.shot.rows.length - 1)
    for (const table of TABLE_NAMES) if (table !== 'shot') expect(edited[table]).toBe(big[table])
  })
})

/** How many maps come into being: each bucket of a table is one. */
function mapsMadeBy(act: () => void): number {
  let made = 0
  const Counted = class<K, V> extends Map<K, V> {
    constructor(from?: Iterable<readonly [K, V]> | null) {
      super(from)
      made += 1
    }
  }
  vi.stubGlobal('Map', Counted)
  try {
    act()
  } finally {
    vi.unstubAllGlobals()
  }
  return made
}

function rowsOf(board: typeof start) {
  return Object.fromEntries(TABLE_NAMES.map((table) => [table, [...allRows<typeof table>(board[table])]]))
}

describe('sameness of rows', () => {
  it('is that of JSON: order of fields is nothing, order in lists is something', () => {
    expect(same({ a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1 })).toBe(true)
    expect(same([1, 2], [2, 1])).toBe(false)
    expect(same({ a: undefined }, {})).toBe(false)
    expect(same([], {})).toBe(false)
    expect(same(null, {})).toBe(false)
    expect(same(0, '0')).toBe(false)
  })
})
