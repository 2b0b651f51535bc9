import { describe, expect, it } from 'vitest'
import { addCard } from '#shared/document/commands/film.ts'
import { linkCard } from '#shared/document/commands/shotCards.ts'
import { addShootDay, scheduleShots } from '#shared/document/commands/shooting.ts'
import { editShot } from '#shared/document/commands/shots.ts'
import type { ShotFields } from '#shared/document/commands/shots.ts'
import { patch } from '#shared/document/board.ts'
import { filmShots, scenesOf } from '#shared/document/select.ts'
import { testFilm, testIds } from '../../../tests/support/testFilm.ts'
import { filterWords, isFiltering, noFilter, readLimit, valueCounts, withFilter } from './columnFilter.ts'
import type { ColumnFilter } from './columnFilter.ts'
import { askedOfHead, foldRows, headOver, isDay, stopAfter } from './foldRows.ts'
import { headWords } from '#shared/document/headWords.ts'
import { listRows } from './listRows.ts'
import type { ListRow, ListView } from './listRow.ts'

const newId = testIds()
const bare = testFilm(
  [
    [1, 1, 1],
    [1, 1],
  ],
  1.78,
  newId,
)
const fields: readonly ShotFields[] = [
  { size: 'ms', lensMm: 35, action: 'She waits.' },
  { size: 'cu', lensMm: 100, seconds: 9 },
  { size: '', lensMm: null },
  { size: 'cu', lensMm: 24 },
  { size: 'Frankenstein two', lensMm: 50, status: 'cut' },
]
const cards = (['Mara', 'Tobias'] as const).map((name) => ({ id: newId('card'), name }))
const shots = filmShots(bare)
const plain = shots.reduce((board, shot, at) => editShot(board, shot.id, fields[at]!), bare)
const carded = cards.reduce((board, { id, name }) => addCard(board, id, 'cast', name), plain)
const linked = linkCard(linkCard(carded, [shots[0]!.id, shots[1]!.id], cards[0]!.id), [shots[1]!.id], cards[1]!.id)
const film = patch(linked, 'scene', scenesOf(linked)[0]!.id, { eighths: 12 })

const asked = (day: boolean, away: boolean) =>
  ['F2', 'Enter', 'ArrowLeft', 'ArrowRight', 'x'].map((key) => askedOfHead(key, day, away))
const name = (row: ListRow): string =>
  row.kind === 'shot'
    ? row.number
    : row.kind === 'scene'
      ? `[${row.number}]`
      : row.kind === 'group'
        ? `(${row.label})`
        : '-'
const rowsOf = (view: Partial<ListView>) => listRows(film, { filter: '', sort: null, ...view })
const look = (view: Partial<ListView>): string => rowsOf(view).map(name).join(' ')
const only = (change: Partial<ColumnFilter> & Pick<ColumnFilter, 'column'>): Partial<ListView> => ({
  filters: [{ ...noFilter(change.column), ...change }],
})
const said = (change: Partial<ColumnFilter>) => filterWords({ label: 'Lens' }, { ...noFilter('lens'), ...change })

describe('a list grouped by a column', () => {
  it('has a head for each value in the column’s own order, shots without one last, and story order within', () => {
    expect(look({ group: 'size' })).toBe('(CU) 1A 2 (MS) 1 (Frankenstein two) 2A () 1B')
    expect(look({ group: 'lens' })).toBe('(24 mm) 2 (35 mm) 1 (50 mm) 2A (100 mm) 1A () 1B')
  })

  it('turns round when it is sorted by that column, and sorts within when by another', () => {
    expect(look({ group: 'size', sort: { column: 'size', descending: true } })).toBe(
      '(Frankenstein two) 2A (MS) 1 (CU) 1A 2 () 1B',
    )
    expect(look({ group: 'size', sort: { column: 'lens', descending: false } })).toMatch(/^\(CU\) 2 1A /)
  })

  it('says what each group comes to, without what is cut and with its share of the page', () => {
    const words = rowsOf({ group: 'size' }).flatMap((row) => (row.kind === 'group' ? [headWords(row.tally)] : []))
    expect(words).toEqual([
      '2 shots · 0:11 · 4/8 page',
      '1 shot · 0:02 · 4/8 page',
      '0 shots · 0:00',
      '1 shot · 0:02 · 4/8 page',
    ])
  })

  it('never says that a group with shots of the script has no page of it, where that has fewer eighths than groups', () => {
    const short = patch(film, 'scene', scenesOf(film)[0]!.id, { eighths: 1 })
    const words = listRows(short, { filter: '', sort: null, group: 'size' }).flatMap((row) =>
      row.kind === 'group' && row.tally.shots > 0 ? [headWords(row.tally).split(' · ')[2]] : [],
    )
    expect(words.map((each) => each === 'under 1/8 page')).toEqual(expect.arrayContaining([true, false]))
    expect(words).not.toContain('0 pages')
  })

  it('shows only the groups of what passes the filters', () => {
    expect(look({ group: 'size', ...only({ column: 'lens', from: 30 }) })).toBe('(CU) 1A (MS) 1 (Frankenstein two) 2A')
  })
})

describe('a filter of a column', () => {
  it.each([
    ['seconds', '0:05', 5],
    ['seconds', '4,5', 4.5],
    ['seconds', '36 f', 1.5],
    ['lens', '35 mm', 35],
    ['lens', '27,5', 27.5],
    // Beyond what a lens can be: as an end it is as good as any.
    ['lens', '0', 0],
    ['frameRate', '48 fps', 48],
    ['seconds', ' ', null],
  ] as const)('reads an end of %s as the cell does: %j', (column, typed, value) =>
    expect(readLimit(film, column, typed)).toEqual({ value, why: null }),
  )

  it('says why an end is not used', () => {
    expect(readLimit(film, 'lens', 'wide')).toEqual({
      value: null,
      why: '“wide” isn’t a number: it leaves nothing out.',
    })
    expect(readLimit(film, 'seconds', '1,000')).toEqual({
      value: null,
      why: '“1,000” can be read as 1 or as 1000: it leaves nothing out.',
    })
  })

  it('asks for values, letters, a range with both ends, or whether there is anything', () => {
    expect(look(only({ column: 'size', values: ['CU', 'MS'] }))).toBe('[1] 1 1A [2] 2')
    expect(look(only({ column: 'action', holds: ' WAITS' }))).toBe('[1] 1')
    expect(look(only({ column: 'lens', from: 35, to: 50 }))).toBe('[1] 1 [2] 2A')
    expect(look(only({ column: 'seconds', to: 2 }))).toBe('[1] 1 1B [2] 2 2A')
    expect(look(only({ column: 'size', content: 'empty' }))).toBe('[1] 1B')
    expect(look(only({ column: 'shot', holds: '2' }))).toBe('[2] 2 2A')
  })

  it('chooses a name among several in a cell', () => {
    expect(look(only({ column: 'cast', values: ['Tobias'] }))).toBe('[1] 1A')
    const all = rowsOf({}).filter((row) => row.kind === 'shot')
    expect(valueCounts(film, all, 'cast')).toEqual([
      { value: 'Mara', count: 2 },
      { value: 'Tobias', count: 1 },
    ])
    expect(valueCounts(film, all, 'size').map(({ value, count }) => `${value} ${count}`)).toEqual([
      'CU 2',
      'MS 1',
      'Frankenstein two 1',
    ])
  })

  it('adds to those of other columns and to the words, and goes once it asks for nothing', () => {
    const two = withFilter(only({ column: 'size', values: ['CU'] }).filters!, { ...noFilter('lens'), from: 50 })
    expect(look({ filters: two })).toBe('[1] 1A')
    expect(look({ filters: two, filter: 'nobody' })).toBe('')
    expect(withFilter(two, noFilter('size')).map(({ column }) => column)).toEqual(['lens'])
    expect(isFiltering(noFilter('size'))).toBe(false)
  })

  it('is said in words', () => {
    expect(said({ from: 35, to: 50 })).toBe('Lens: 35 to 50')
    expect(said({ values: ['a', 'b', 'c', 'd'] })).toBe('Lens: a, b, c and 1 more')
    expect(said({ content: 'empty' })).toBe('Lens: empty')
    expect(said({ holds: 'mm', to: 40 })).toBe('Lens: “mm”, up to 40')
  })
})

describe('folded heads', () => {
  const rows = rowsOf({})
  const [first, second] = rows.filter((row) => row.kind === 'scene')
  const folded = new Set([first!.id])

  it('hide their shots and nothing else', () => {
    expect(foldRows(rows, folded).map(name)).toEqual(['[1]', '[2]', '2', '2A'])
    expect(foldRows(rows, new Set())).toBe(rows)
  })

  it('are stops for the arrows, as days are that can be edited, folded or not', () => {
    const scheduled = scheduleShots(addShootDay(film, 'monday'), [shots[0]!.id], 'monday', 0)
    const days = listRows(scheduled, { filter: '', sort: null, shooting: true })
    const [day, none] = days.filter((row) => row.kind === 'day')
    expect(stopAfter(days, new Set(), shots[0]!.id, -1)).toBe(day)
    expect(stopAfter(days, new Set(), day!.id, 1)?.id).toBe(shots[0]!.id)
    // What has no day yet has nothing to be edited.
    expect(stopAfter(days, new Set(), shots[0]!.id, 1)?.id).toBe(shots[1]!.id)
    expect(stopAfter(days, new Set([none!.id]), shots[0]!.id, 1)).toBe(none)
    expect([day, none, days[1], undefined].map(isDay)).toEqual([true, false, false, false])
  })

  it('are opened by Enter, and a day is edited by it where its shots are seen', () => {
    expect(asked(true, false)).toEqual(['edit', 'edit', 'fold', 'open', null])
    expect(asked(true, true)).toEqual(['edit', 'open', null, 'open', null])
    expect(asked(false, true)).toEqual([null, 'open', null, 'open', null])
  })

  it('are stops for the arrows, as open ones are not', () => {
    const shown = foldRows(rows, folded)
    expect(stopAfter(shown, folded, shots[3]!.id, -1)).toBe(first)
    expect(stopAfter(shown, folded, first!.id, 1)?.id).toBe(shots[3]!.id)
    expect(stopAfter(shown, folded, first!.id, -1)).toBeUndefined()
    expect(headOver(rows, shots[4]!.id)).toBe(second)
    expect(headOver(rowsOf({ sort: { column: 'lens', descending: false } }), shots[4]!.id)).toBeUndefined()
  })
})
