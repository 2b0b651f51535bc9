import { describe, expect, it } from 'vitest'
import { testFilm, testIds } from '../../tests/support/testFilm.ts'
import { fieldOf, ownFieldsOf } from '../fields/filmFields.ts'
import { searchedInList } from '../fields/search.ts'
import { USUAL_SHOT_TABLE, shotTable } from '../interchange/shotTable/shotTable.ts'
import { columnRule, ownPrinted } from '../pages/shotListColumns.ts'
import { cellText } from '../pages/words.ts'
import { writeShotField } from '../fields/writeShotField.ts'
import { filmOf } from './board.ts'
import type { Board } from './board.ts'
import { removeView, saveView } from './commands/listViews.ts'
import { addOwnColumn, editOwnColumn, removeOwnColumn } from './commands/ownColumns.ts'
import { applyDiff, diffBoards, diffOfWrites, reverseDiff, writesBetween } from './diff.ts'
import { LIMITS } from './limits.ts'
import { savedViewsOf } from './listViews.ts'
import { ownCell, ownColumnsOf } from './ownColumns.ts'
import { addedOf } from './ownSchema.ts'
import type { OwnKey } from './ownSchema.ts'
import { refusalIn, soundRow } from './refusal.ts'
import { filmShots } from './select.ts'

const newId = testIds()
const bare = testFilm([[1, 1]], 1.78, newId)
const key = (): OwnKey => `own_${newId('window').slice(-12)}`
const [stunts, pages, done, unit] = [key(), key(), key(), key()] as const
const film = (
  [
    [stunts, { label: 'Stunts', kind: 'text' }],
    [pages, { label: 'Pages', kind: 'number' }],
    [done, { label: 'Done', kind: 'tick', printed: false }],
    [unit, { label: 'Unit', kind: 'choice', choices: ['Main', 'Second'] }],
  ] as const
).reduce<Board>((board, [id, about]) => addOwnColumn(board, id, about), bare)
const [first, second] = filmShots(film)

function typed(id: OwnKey, text: string, board = film): Board | undefined {
  const wrote = writeShotField(board, [first!.id], id, text)
  return 'board' in wrote ? wrote.board : undefined
}
const keyOf = (id: OwnKey, text: string) => {
  const board = typed(id, text)!
  return fieldOf(board, id)!.sortKey(board, filmShots(board)[0]!)
}
const shown = (id: OwnKey, text: string): string | undefined => {
  const board = typed(id, text)
  return board && fieldOf(board, id)!.text(board, filmShots(board)[0]!)
}

describe('a column of a film’s own', () => {
  it('is a field like every other, behind them, in the order in which they were made', () => {
    expect(ownFieldsOf(film).map(({ label, kind }) => `${label} ${kind}`)).toEqual([
      'Stunts text',
      'Pages number',
      'Done term',
      'Unit term',
    ])
    expect(refusalIn(film, diffBoards(bare, film))).toBeNull()
    expect(
      ownFieldsOf(film)
        .filter(({ print }) => print)
        .map(({ label }) => label),
    ).toEqual(['Stunts', 'Pages', 'Unit'])
  })

  it.each([
    [stunts, ' High fall\r\nairbag ', ' High fall\nairbag'],
    [pages, '1,5', '1.5'],
    [pages, 'many', undefined],
    [pages, '1,000', undefined],
    [pages, '', ''],
    [done, 'x', 'Yes'],
    [done, 'NO', ''],
    [done, 'perhaps', undefined],
    [unit, 'second', 'Second'],
    [unit, ' Splinter  unit ', 'Splinter unit'],
  ] as const)('reads what is typed: %s %s', (id, text, expected) => {
    expect(shown(id, text)).toBe(expected)
  })

  it('sorts numbers by value, choices in their order, and what is empty last', () => {
    expect([keyOf(pages, '10'), keyOf(pages, ''), keyOf(unit, 'Second'), keyOf(done, 'no')]).toEqual([10, '', 1, ''])
  })

  it('is searched, refused in words when it is too long, and written to no shot once it is gone', () => {
    const board = typed(stunts, 'Airbag')!
    expect(searchedInList(board, filmShots(board)[0]!)).toContain('airbag')
    const over = writeShotField(film, [first!.id], stunts, 'x'.repeat(LIMITS.text + 1))
    expect(over).toMatchObject({ refusal: { kind: 'too-long', what: 'The cell of shot 1' } })
    const gone = removeOwnColumn(board, stunts)
    expect(ownColumnsOf(gone).map(({ label }) => label)).not.toContain('Stunts')
    expect(typed(stunts, 'Rope', gone)).toBe(gone)
  })

  it('comes back with its cells when its deletion is undone', () => {
    const board = typed(stunts, 'Airbag')!
    const gone = removeOwnColumn(board, stunts)
    const back = applyDiff(gone, reverseDiff(diffBoards(board, gone)))
    expect(ownColumnsOf(back)).toEqual(ownColumnsOf(board))
    expect(ownCell(filmShots(back)[0]!, stunts)).toBe('Airbag')
  })

  it('keeps both cells of a shot, and both of two new columns, that two windows write at once', () => {
    const mine = typed(stunts, 'Airbag')!
    const other = key()
    const theirs = addOwnColumn(typed(unit, 'Main')!, other, { label: 'Weather', kind: 'text' })
    const mineToo = addOwnColumn(mine, key(), { label: 'Vehicles', kind: 'text' })
    const writes = writesBetween(film, theirs, diffBoards(film, theirs))
    const both = applyDiff(mineToo, diffOfWrites(mineToo, writes))
    const shot = filmShots(both)[0]!
    expect([ownCell(shot, stunts), ownCell(shot, unit)]).toEqual(['Airbag', 'Main'])
    expect(ownColumnsOf(both).map(({ label }) => label)).toEqual(
      expect.arrayContaining(['Stunts', 'Unit', 'Weather', 'Vehicles']),
    )
  })

  it('is renamed with its cells, and there are no more than a film holds', () => {
    const board = editOwnColumn(typed(stunts, 'Airbag')!, stunts, { label: 'Stunt work' })
    expect(fieldOf(board, stunts)).toMatchObject({ label: 'Stunt work', verb: 'Edit Stunt work of' })
    expect(ownCell(filmShots(board)[0]!, stunts)).toBe('Airbag')
    const renamed = ownColumnsOf(editOwnColumn(film, done, { label: 'In the can' }))
    expect(renamed.map(({ label, printed }) => [label, printed])).toContainEqual(['In the can', false])
    const full = Array.from({ length: LIMITS.ownColumns }, key).reduce<Board>(
      (next, id) => addOwnColumn(next, id, { label: 'More', kind: 'text' }),
      bare,
    )
    expect(addOwnColumn(full, key(), { label: 'Too many', kind: 'text' })).toBe(full)
    expect(refusalIn(full, diffBoards(bare, full))).toBeNull()
  })

  it('is all that a row may bring beside its own fields, and only in its form', () => {
    const odd = { ...second, [stunts]: 'Rope', somethingElse: 1, own_x: 'no key of ours' }
    const sound = soundRow('shot', second!.id, odd)
    expect('row' in sound && Object.keys(sound.row)).toContain(stunts)
    expect(
      'row' in sound && Object.keys(sound.row).filter((name) => name.startsWith('own_') || name === 'somethingElse'),
    ).toEqual([stunts])
    expect('refusal' in soundRow('shot', second!.id, { ...second, [stunts]: 7 })).toBe(true)
    expect('refusal' in soundRow('project', filmOf(film).id, { ...filmOf(film), [stunts]: { label: 'x' } })).toBe(true)
  })
})

describe('the columns of a film’s own that go out', () => {
  it('stand in tables and on paper behind the others, those that are for it, and not where they are not wanted', () => {
    const board = typed(pages, '2,5', typed(stunts, 'Airbag'))!
    const table = shotTable(board, { ...USUAL_SHOT_TABLE, columns: ['shot'] })
    expect(table.columns.map(({ label }) => label)).toEqual(['Shot', 'Stunts', 'Pages', 'Unit'])
    expect(table.rows[0]!.cells).toEqual(['1', 'Airbag', 2.5, ''])
    const bareTable = shotTable(board, { ...USUAL_SHOT_TABLE, columns: ['shot'], ownColumns: false })
    expect(bareTable.columns).toHaveLength(1)
    expect(ownPrinted(board).map((id) => columnRule(id, board).label)).toEqual(['Stunts', 'Pages', 'Unit'])
    expect(cellText(board, filmShots(board)[0]!, stunts)).toBe('Airbag')
  })
})

describe('a saved view of the shot list', () => {
  const view = {
    name: 'Day 3',
    filter: '',
    filters: [],
    sort: null,
    group: 'size',
    shooting: true,
    columns: { hidden: ['vfx'], widths: { size: 90 }, order: [], known: [] },
  }
  it('is in the film, saved anew under its name, and deleted', () => {
    const id = `view_${newId('window').slice(-12)}` as const
    const saved = saveView(film, id, view)
    expect(savedViewsOf(saved)).toMatchObject([{ id, name: 'Day 3', group: 'size' }])
    expect(refusalIn(saved, diffBoards(film, saved))).toBeNull()
    const anew = saveView(saved, id, { ...view, group: null })
    expect(savedViewsOf(anew)).toMatchObject([{ id, group: null }])
    const gone = removeView(anew, id)
    expect(savedViewsOf(gone)).toEqual([])
    expect(addedOf(filmOf(gone), id)).toBeUndefined()
    expect(removeView(gone, id)).toBe(gone)
  })
})
