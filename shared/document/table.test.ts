import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SceneRow, ShotRow } from './schema.ts'
import { blankScene, blankShot } from './newProject.ts'
import {
  allRows,
  childrenOf,
  emptyTable,
  rowOf,
  tableFrom,
  withRow,
  withRows,
  withoutFamily,
  withoutRow,
  withoutRows,
} from './table.ts'

const shot = (id: number, scene: number, order: string): ShotRow =>
  blankShot(`shot_${String(id).padStart(12, '0')}` as never, `scene_${String(scene).padStart(12, '0')}` as never, order)
const parent = (scene: number) => `scene_${String(scene).padStart(12, '0')}`

const step = fc.record({
  id: fc.integer({ min: 0, max: 12 }),
  scene: fc.integer({ min: 0, max: 3 }),
  order: fc.constantFrom('a0', 'a1', 'a2', 'a3'),
  removed: fc.boolean(),
})

describe('a table', () => {
  it('is what it would be if it were built anew from the same rows, whatever was put, moved and removed', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60, size: 'max' }), (steps) => {
        let table = emptyTable('shot')
        const rows = new Map<string, ShotRow>()
        for (const { id, scene, order, removed } of steps) {
          const row = shot(id, scene, order)
          if (removed) rows.delete(row.id)
          else rows.set(row.id, row)
          table = removed ? withoutRow(table, row.id) : withRow(table, row)
        }
        const fresh = tableFrom('shot', rows.values())
        expect(table.size).toBe(rows.size)
        expect(new Set(allRows(table))).toEqual(new Set(rows.values()))
        for (let scene = 0; scene <= 3; scene += 1)
          expect(childrenOf(table, parent(scene))).toEqual(childrenOf(fresh, parent(scene)))
      }),
    )
  })

  it('takes many rows at once as it would take them one by one, and is not changed by it', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), fc.array(step, { maxLength: 30 }), (first, then) => {
        const rowsOf = (steps: typeof first) => steps.map(({ id, scene, order }) => shot(id, scene, order))
        const before = tableFrom('shot', rowsOf(first))
        const was = new Set(allRows(before))
        const rows = rowsOf(then)
        const after = withRows(before, rows)
        const oneByOne = rows.reduce(withRow, before)
        expect(after.size).toBe(oneByOne.size)
        expect(new Set(allRows(after))).toEqual(new Set(allRows(oneByOne)))
        for (let scene = 0; scene <= 3; scene += 1)
          expect(childrenOf(after, parent(scene))).toEqual(childrenOf(oneByOne, parent(scene)))
        expect(new Set(allRows(before))).toEqual(was)
      }),
    )
  })

  it('copies a family once for all rows that come into it, and stays the same for rows that it has', () => {
    const all = Array.from({ length: 400 }, (_, id) => shot(id, 0, `a${id}`))
    const table = tableFrom('shot', all)
    expect(withRows(table, all)).toBe(table)
    const after = withRows(
      table,
      all.map((row) => ({ ...row })),
    )
    const copied = after.rows.filter((bucket, at) => bucket !== table.rows[at])
    expect(copied.reduce((sum, bucket) => sum + bucket.size, 0)).toBe(400)
    expect(after.children.filter((bucket, at) => bucket !== table.children[at])).toHaveLength(1)
  })

  it('lets go of a whole family at once, as if its rows were taken out one by one', () => {
    const all = Array.from({ length: 40 }, (_, id) => shot(id, id % 3, `a${id % 7}`))
    const table = tableFrom('shot', all)
    const bare = withoutFamily(table, parent(1))
    const oneByOne = childrenOf(table, parent(1)).reduce((next, row) => withoutRow(next, row.id), table)
    expect(bare.size).toBe(oneByOne.size)
    expect(new Set(allRows(bare))).toEqual(new Set(allRows(oneByOne)))
    expect(childrenOf(bare, parent(1))).toEqual([])
    expect(childrenOf(table, parent(1))).toHaveLength(13)
    expect(withoutFamily(bare, parent(1))).toBe(bare)
  })

  it('lets go of many rows at once as if they were taken out one by one', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), fc.array(fc.integer({ min: 0, max: 12 })), (first, gone) => {
        const before = tableFrom(
          'shot',
          first.map(({ id, scene, order }) => shot(id, scene, order)),
        )
        const ids = gone.map((id) => shot(id, 0, 'a0').id)
        const oneByOne = ids.reduce(withoutRow, before)
        const after = withoutRows(before, ids)
        expect(after.size).toBe(oneByOne.size)
        expect(new Set(allRows(after))).toEqual(new Set(allRows(oneByOne)))
        expect(after.children).toEqual(oneByOne.children)
        if (oneByOne === before) expect(after).toBe(before)
      }),
    )
  })

  it('orders siblings by their key, and by id where two have the same', () => {
    const table = tableFrom('shot', [shot(3, 0, 'a1'), shot(2, 0, 'a1'), shot(1, 0, 'a2'), shot(9, 0, 'a0')])
    expect(childrenOf(table, parent(0)).map((row) => Number(row.id.slice(5)))).toEqual([9, 2, 3, 1])
  })

  it('is never changed by what is made of it', () => {
    const before = tableFrom('shot', [shot(1, 0, 'a0'), shot(2, 0, 'a1')])
    const family = childrenOf(before, parent(0))
    withRow(before, shot(1, 1, 'a5'))
    withoutRow(before, shot(2, 0, 'a1').id)
    expect(before.size).toBe(2)
    expect(childrenOf(before, parent(0))).toBe(family)
    expect(family).toHaveLength(2)
  })

  it('is the same table where nothing changes', () => {
    const row = shot(1, 0, 'a0')
    const table = tableFrom('shot', [row])
    expect(withRow(table, row)).toBe(table)
    expect(withoutRow(table, 'shot_nowhere00000')).toBe(table)
  })

  it('knows no row that was not put, and no children of a parent without any', () => {
    const scenes = emptyTable('scene')
    expect(rowOf(scenes, 'scene_000000000000')).toBeUndefined()
    expect(childrenOf<'scene'>(scenes, '')).toEqual([] satisfies SceneRow[])
    expect(childrenOf(withRow(scenes, blankScene('scene_000000000001' as never, 'a0')), '')).toHaveLength(1)
  })
})
