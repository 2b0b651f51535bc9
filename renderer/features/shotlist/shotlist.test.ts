import { array, assert, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editScene } from '#shared/document/commands/scenes.ts'
import { editShot } from '#shared/document/commands/shots.ts'
import type { ShotFields } from '#shared/document/commands/shots.ts'
import { formerNumbersOf } from '#shared/document/formerNumbers.ts'
import { filmShots, numbersOf, scenesOf } from '#shared/document/select.ts'
import { testFilm } from '../../../tests/support/testFilm.ts'
import { COLUMNS, FIRST_CHOICE, keptChoice, readChoice, shownColumns, withColumn, withWidth } from './columns.ts'
import { listRows } from './listRows.ts'
import type { ListView, ShotListRow } from './listRow.ts'
import { clearCells, copyCells, pasteCells, pasteWords } from './pasteCells.ts'
import { rowHeight } from './rowHeight.ts'
import { readTsv, writeTsv } from './tsv.ts'

const bare = testFilm([
  [1, 1, 1],
  [1, 1],
])
const fields: readonly ShotFields[] = [
  { size: 'ms', lensMm: 35, action: 'She waits.' },
  { size: 'cu', lensMm: 100, aperture: 'T11', dialogue: 'MARA\n"Now."' },
  { size: '', lensMm: null },
  { size: 'ecu', lensMm: 24, aperture: 'T2.8', seconds: 9 },
  { size: 'ews', lensMm: 50, movement: 'dolly', direction: 'in' },
]
const film = filmShots(bare).reduce(
  (board, shot, at) => editShot(board, shot.id, fields[at]!),
  editScene(bare, scenesOf(bare)[1]!.id, { intExt: 'ext', location: 'Causeway' }),
)
const ids = filmShots(film).map((shot) => shot.id)
const column = (...names: readonly string[]) => names.map((name) => COLUMNS.find(({ id }) => id === name)!)
const look = (view: Partial<ListView>): string[] =>
  listRows(film, { filter: '', sort: null, ...view }).map((row) =>
    row.kind === 'scene' ? `[${row.number}]` : row.kind === 'shot' ? row.number : '',
  )

describe('the rows of the shot list', () => {
  it('are as high as their longest text and their number need', () => {
    const row = listRows(film, { filter: '', sort: null }).find(({ kind }) => kind === 'shot') as ShotListRow
    const high = (change: Partial<ShotListRow>, width = 76) =>
      rowHeight({ ...row, ...change }, film, [{ ...column('shot')[0]!, width }])
    const [plain] = [high({})]
    expect(high({ number: '112A' })).toBe(plain)
    expect(high({ number: 'A112AB-VFX-12E' })).toBeGreaterThan(plain + 10)
    expect(high({ number: 'A112AB-VFX-12E' }, 160)).toBe(plain)
    // What it was stands under what it is, unless it is that again.
    const had = { ...row.shot, formerNumbers: [row.number] }
    expect(high({ shot: had })).toBe(plain)
    expect(formerNumbersOf({ formerNumbers: ['7', '8', '9'] }, '8')).toEqual(['9', '7'])
  })

  it('are the film in order, under its scenes', () => {
    expect(look({})).toEqual(['[1]', '1', '1A', '1B', '[2]', '2', '2A'])
  })

  it('narrow to what holds every word, in any field, by a term’s full name or its scene’s heading', () => {
    expect(look({ filter: 'waits' })).toEqual(['[1]', '1'])
    expect(look({ filter: 'causeway dolly' })).toEqual(['[2]', '2A'])
    expect(look({ filter: 'extreme close' })).toEqual(['[2]', '2'])
    expect(look({ filter: 'nothing like it' })).toEqual([])
  })

  it('sort by a column in its own order, empty cells last either way', () => {
    expect(look({ sort: { column: 'size', descending: false } })).toEqual(['2', '1A', '1', '2A', '1B'])
    expect(look({ sort: { column: 'lens', descending: true } })).toEqual(['1A', '2A', '1', '2', '1B'])
    expect(look({ sort: { column: 'aperture', descending: false } })).toEqual(['2', '1A', '1', '1B', '2A'])
    expect(look({ sort: { column: 'seconds', descending: true } })[0]).toBe('2')
    expect(look({ sort: { column: 'shot', descending: true } })).toEqual(['2A', '2', '1B', '1A', '1'])
  })
})

describe('cells on the clipboard', () => {
  it('come back as they went, whatever is in them', () => {
    const cells = array(array(string({ maxLength: 8 }), { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 4 })
    assert(
      property(cells, (rows) => {
        const even = rows.map((row) => [...row, 'end'])
        const expected = even.map((row) => row.map((cell) => cell.replace(/\r\n?/g, '\n')))
        expect(readTsv(writeTsv(even))).toEqual(expected)
      }),
    )
    const spoken = [['"Now."', 'MARA'], ['"']]
    expect(readTsv(writeTsv(spoken))).toEqual(spoken)
  })

  it('are read as spreadsheets write them', () => {
    expect(readTsv('a\tb\r\nc\td\r\n')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
    expect(readTsv('"two\nlines"\t"a ""quote"""\n')).toEqual([['two\nlines', 'a "quote"']])
    expect(readTsv('12" lens\tb')).toEqual([['12" lens', 'b']])
    expect(readTsv('"not closed\tb')).toEqual([['"not closed', 'b']])
    expect(readTsv('a\t')).toEqual([['a', '']])
    expect(readTsv('')).toEqual([])
  })

  it('copy out and paste in to the same film', () => {
    const all = COLUMNS.filter(({ field }) => field !== null)
    const text = copyCells(film, numbersOf(film).shots, ids, all)
    const pasted = pasteCells(film, readTsv(text), { shotIds: ids, columns: all }, { shots: 1, columns: 1 })
    expect(pasted.board).toBe(film)
    expect(pasted.refused).toEqual([])
    const held = copyCells(film, numbersOf(film).shots, ids.slice(0, 2), column('action'), (shotId) =>
      shotId === ids[0] ? 'She waits, and' : undefined,
    )
    expect(readTsv(held)).toEqual([['She waits, and'], ['']])
  })
})

describe('pasting', () => {
  it('writes what can be read, names what can’t, and leaves that as it was', () => {
    const cells = [
      ['huge', '50'],
      ['MCU', 'long'],
      ['WS', ''],
    ]
    const pasted = pasteCells(film, cells, { shotIds: ids, columns: column('size', 'lens') }, { shots: 1, columns: 1 })
    const shots = filmShots(pasted.board)
    expect(shots.slice(0, 3).map((shot) => [shot.size, shot.lensMm])).toEqual([
      ['huge', 50],
      ['mcu', 100],
      ['ls', null],
    ])
    expect(pasted.refused).toEqual(['Lens “long”'])
    expect(pasted.shotIds).toHaveLength(3)
    expect(pasteWords(pasted)).toBe('Not pasted: Lens “long”.')
  })

  it('of five hundred rows with one that is too long writes the others, and names that one and keeps it', () => {
    const long = testFilm([Array.from({ length: 500 }, () => 1)])
    const shotIds = filmShots(long).map((shot) => shot.id)
    const rows = shotIds.map((_, at) => [`Subject ${at}`, `Action ${at}`])
    rows[321]![1] = 'x'.repeat(20_400)
    const pasted = pasteCells(long, rows, { shotIds, columns: column('subject', 'action') }, { shots: 1, columns: 1 })
    const written = filmShots(pasted.board).filter(({ subject, action }, at) => {
      return subject === `Subject ${at}` && action === (at === 321 ? '' : `Action ${at}`)
    })
    expect(written).toHaveLength(500)
    expect(pasted.held).toEqual([{ shotId: shotIds[321], field: 'action', text: rows[321]![1] }])
    const number = numbersOf(pasted.board).shots.get(shotIds[321]!)
    expect(pasteWords(pasted)).toBe(
      `Too long to be saved: action of shot ${number}. It waits in its cell to be shortened.`,
    )
  })

  it('of several that are too long names the first few', () => {
    const cells = ids.map(() => ['x'.repeat(501)])
    const pasted = pasteCells(film, cells, { shotIds: ids, columns: column('subject') }, { shots: 1, columns: 1 })
    expect(pasted.board).toBe(film)
    expect(pasteWords(pasted)).toBe(
      'Too long to be saved: subject of shot 1, subject of shot 1A, subject of shot 1B, subject of shot 2 and 1 more. They wait in their cells to be shortened.',
    )
  })

  it('fills all selected cells with one', () => {
    const pasted = pasteCells(
      film,
      [['CU']],
      { shotIds: ids, columns: column('size', 'lens') },
      { shots: 3, columns: 1 },
    )
    expect(filmShots(pasted.board).map((shot) => shot.size)).toEqual(['cu', 'cu', 'cu', 'ecu', 'ews'])
    expect(pasteWords(pasted)).toBeNull()
  })

  it('says what had no place, and never writes into pictures and numbers', () => {
    const cells = [
      ['9', 'x', 'CU', 'y'],
      ['9', 'x', 'CU', 'y'],
    ]
    const to = { shotIds: ids.slice(4), columns: column('shot', 'panel', 'size') }
    const pasted = pasteCells(film, cells, to, { shots: 1, columns: 1 })
    expect(pasted.leftOut).toEqual({ rows: 1, columns: 1 })
    expect(filmShots(pasted.board)[4]).toEqual({ ...filmShots(film)[4]!, size: 'cu' })
    expect(pasteWords(pasted)).toBe(
      'Numbers are typed one by one, or imported: shots keep theirs. 1 row had no shot to go to. 1 column had no place.',
    )
  })

  it('clears cells to what they are on a new shot', () => {
    const cleared = clearCells(film, ids, column('shot', 'size', 'lens', 'movement', 'seconds', 'status'))
    expect(filmShots(cleared).every((shot) => shot.size === '' && shot.lensMm === null && shot.seconds === null)).toBe(
      true,
    )
    expect(clearCells(cleared, ids, column('size', 'status'))).toBe(cleared)
  })
})

describe('the choice of columns', () => {
  it('is remembered, and read back whatever became of it', () => {
    const choice = withWidth(withColumn(withColumn(FIRST_CHOICE, 'size', false), 'camera', true), 'action', 333)
    expect(readChoice(keptChoice(choice))).toEqual(choice)
    for (const kept of [null, '', 7, { hidden: 7, widths: [] }, { hidden: ['gone'], widths: { size: -5 }, known: 7 }])
      expect(shownColumns(COLUMNS, readChoice(kept)).length).toBeGreaterThan(3)
  })

  it('shows a column that is new since as it does at first, and an old one as it was chosen', () => {
    const all = COLUMNS.reduce((choice, { id }) => withColumn(choice, id, true), FIRST_CHOICE)
    expect(readChoice(keptChoice(all)).hidden).toEqual([])
    const known = COLUMNS.map(({ id }) => id).filter((id) => id !== 'camera' && id !== 'action')
    expect(readChoice({ ...all, known }).hidden).toEqual(['camera'])
    expect(readChoice({ hidden: ['action'], widths: {} }).hidden).toEqual(['action', 'aperture', 'looks', 'avoid'])
  })

  it('never hides the number and never makes a column too narrow to find', () => {
    expect(shownColumns(COLUMNS, withColumn(FIRST_CHOICE, 'shot', false))[0]!.id).toBe('shot')
    expect(
      shownColumns(COLUMNS, withWidth(FIRST_CHOICE, 'size', 1)).find(({ id }) => id === 'size')!.width,
    ).toBeGreaterThan(40)
  })
})
