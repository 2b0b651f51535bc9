import { describe, expect, it } from 'vitest'
import { filmOf } from '../../document/board.ts'
import type { Board } from '../../document/board.ts'
import { addShootDay, editShootDay, scheduleShots } from '../../document/commands/shooting.ts'
import { LIMITS } from '../../document/limits.ts'
import { filmShots } from '../../document/select.ts'
import { shootingOrder } from '../../document/shooting.ts'
import { testFilm, testIds } from '../../../tests/support/testFilm.ts'
import { csv } from '../csv/csv.ts'
import { importTable } from './importTable.ts'
import { readTable } from './tableFormats.ts'
import { usualChoices } from './tableImport.ts'

const newId = testIds()
const bare = testFilm([[1, 1, 1]], 1.78, newId)
const ids = filmShots(bare).map(({ id }) => id)
const dated = editShootDay(addShootDay(addShootDay(bare, 'one'), 'two'), 'one', { date: '2026-03-04' })
const planned = scheduleShots(scheduleShots(dated, [ids[2]!, ids[0]!], 'one', 0), [ids[1]!], 'two', 0)

const days = (board: Board) =>
  shootingOrder(board).map(({ day, shots }) => [
    day?.label ?? '',
    day?.date ?? '',
    ...shots.map(({ id }) => ids.indexOf(id)),
  ])

async function into(board: Board, text: string, clear?: boolean) {
  const read = await readTable(new TextEncoder().encode(text))
  if ('why' in read) throw new Error(read.why)
  const usual = usualChoices(board, read.sheets[0]!)
  return importTable(board, read.sheets[0]!.rows, clear === undefined ? usual : { ...usual, clear }, newId)
}

describe('the shooting day of a table', () => {
  const table = csv.text!.write(planned, { ...csv.start(''), columns: ['shot', 'day', 'id'], order: 'shooting' })

  it('comes in as it went out, with its order, also into a film without days', async () => {
    const plan = await into(bare, table)
    expect(days(plan.board)).toEqual(days(planned))
    expect(plan.rows.every(({ kind, unread }) => kind === 'changed' && unread.length === 0)).toBe(true)
    expect(plan.rows[0]!.changes).toEqual([{ label: 'Shooting day', before: '', after: 'Day 1 2026-03-04' }])
    const again = await into(plan.board, table)
    expect(again.board).toBe(plan.board)
    expect(again.rows.every(({ kind }) => kind === 'same')).toBe(true)
  })

  it('is found by its label alone or a number, and an empty cell takes it away only where that was chosen', async () => {
    const text = `Shot,Shoot day\n1,Day 2\n1A,\n1B,3\n`
    const plan = await into(planned, text, false)
    expect(days(plan.board)).toEqual([
      ['Day 1', '2026-03-04'],
      ['Day 2', '', 1, 0],
      ['Day 3', '', 2],
      ['', ''],
    ])
    expect(days((await into(planned, text, true)).board).at(-1)).toEqual(['', '', 1])
  })

  it('is one for all rows that say its number, with the set-up time of the day before, and stays where it is said', async () => {
    const slow = editShootDay(planned, 'two', { setupMinutes: 45 })
    const plan = await into(slow, 'Shot,Shoot day\n1,3\n1A,3\n1B,Day 1\n')
    expect(days(plan.board).slice(0, 3)).toEqual([
      ['Day 1', '2026-03-04', 2],
      ['Day 2', ''],
      ['Day 3', '', 0, 1],
    ])
    expect(filmOf(plan.board).shootDays.at(-1)!.setupMinutes).toBe(45)
    expect(plan.rows.map(({ kind }) => kind)).toEqual(['changed', 'changed', 'same'])
  })

  it('is named where the film has no room for one more', async () => {
    const full = Array.from({ length: LIMITS.shootDays - 2 }).reduce<Board>(
      (now, _, at) => addShootDay(now, `more${at}`),
      planned,
    )
    const plan = await into(full, 'Shot,Shoot day\n1,Night shoot\n')
    expect(plan.rows[0]!.unread).toMatchObject([{ label: 'Shooting day' }])
    expect(filmOf(plan.board).shootDays).toHaveLength(LIMITS.shootDays)
  })

  it('is named where it can not be kept', async () => {
    const plan = await into(bare, `Shot,Shooting day\n1,${'x'.repeat(600)}\n`)
    expect(plan.rows[0]!.unread).toMatchObject([{ label: 'Shooting day' }])
    expect(filmOf(plan.board).shootDays).toEqual([])
  })
})
