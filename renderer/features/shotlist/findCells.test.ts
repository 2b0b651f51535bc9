import { describe, expect, it } from 'vitest'
import { editShot } from '#shared/document/commands/shots.ts'
import { filmShots } from '#shared/document/select.ts'
import { testFilm } from '../../../tests/support/testFilm.ts'
import {
  COLUMNS,
  FIRST_CHOICE,
  gapAcross,
  inChosenOrder,
  keptChoice,
  readChoice,
  shownColumns,
  withMoved,
  withPlaced,
} from './columns.ts'
import { findCells, replaceInCells } from './findCells.ts'
import type { Sought } from './findCells.ts'

const bare = testFilm([[1, 1, 1]])
const texts = ['The car. A cart, the CAR (again).', 'Scar', '']
const film = filmShots(bare).reduce(
  (board, shot, at) => editShot(board, shot.id, { action: texts[at]!, notes: at === 2 ? 'car $1' : '', lensMm: 35 }),
  bare,
)
const ids = filmShots(film).map(({ id }) => id)
const find = (text: string, more: Partial<Sought> = {}) =>
  findCells(film, ids, COLUMNS, { text, matchCase: false, wholeWord: false, ...more })
const counts = (text: string, more: Partial<Sought> = {}) =>
  find(text, more).map(({ shotId, column, count }) => `${ids.indexOf(shotId)} ${column} ${count}`)

describe('finding in the shot list', () => {
  it('counts letters in every cell, in whole words or in the same case where that is asked', () => {
    expect(counts('car')).toEqual(['0 action 3', '1 action 1', '2 notes 1'])
    expect(counts('car', { wholeWord: true })).toEqual(['0 action 2', '2 notes 1'])
    expect(counts('CAR', { matchCase: true })).toEqual(['0 action 1'])
    expect(counts('(again).')).toEqual(['0 action 1'])
    expect(counts('')).toEqual([])
  })

  it('replaces letter for letter, whatever signs the words have, and names the shots', () => {
    const sought: Sought = { text: 'car', matchCase: false, wholeWord: true }
    const done = replaceInCells(film, find('car', sought), sought, '$& van')
    expect(filmShots(done.board).map(({ action, notes }) => action || notes)).toEqual([
      'The $& van. A cart, the $& van (again).',
      'Scar',
      '$& van $1',
    ])
    expect(done).toMatchObject({ count: 3, refused: 0 })
    expect(done.shotIds).toEqual([ids[0], ids[2]])
  })

  it('replaces in every cell of a shot', () => {
    const twice = editShot(film, ids[0]!, { notes: 'A car.' })
    const sought: Sought = { text: 'car', matchCase: false, wholeWord: true }
    const { board } = replaceInCells(twice, findCells(twice, ids, COLUMNS, sought), sought, 'van')
    expect(filmShots(board)[0]).toMatchObject({ action: 'The van. A cart, the van (again).', notes: 'A van.' })
  })

  it('leaves a cell that can’t hold what would come of it, and counts it', () => {
    const sought: Sought = { text: '35', matchCase: false, wholeWord: false }
    const done = replaceInCells(film, find('35'), sought, 'wide')
    expect(done).toMatchObject({ board: film, count: 0, refused: 3 })
  })
})

const order = (choice = FIRST_CHOICE) => inChosenOrder(COLUMNS, choice).map(({ id }) => id)

describe('the order of the columns', () => {
  it('is the usual one until one is moved past its visible neighbour, and is kept', () => {
    const moved = withMoved(COLUMNS, { ...FIRST_CHOICE, hidden: ['framing'] }, 'angle', -1)
    expect(
      order(moved)
        .filter((id) => ['panel', 'angle', 'size', 'framing'].includes(id))
        .join(),
    ).toBe('panel,angle,size,framing')
    expect(order(readChoice(keptChoice(moved)))).toEqual(order(moved))
    expect(order()).toEqual(COLUMNS.map(({ id }) => id))
    expect(withMoved(COLUMNS, { ...FIRST_CHOICE, hidden: ['setup'] }, 'size', -1).order).toEqual([])
  })

  it('is what a drag makes it, before any column in sight or behind the last, and stays where nothing moves', () => {
    const choice = { ...FIRST_CHOICE, hidden: ['framing', 'notes'] as const }
    const shown = (next = choice as typeof FIRST_CHOICE) => shownColumns(COLUMNS, next).map(({ id }) => id)
    const [shot, panel, first, second, third] = shown()
    const to = withPlaced(COLUMNS, choice, third!, first!)
    expect(shown(to).slice(0, 5)).toEqual([shot, panel, third, first, second])
    const last = withPlaced(COLUMNS, choice, first!, null)
    expect(shown(last).at(-1)).toBe(first)
    expect(shown(last)).toHaveLength(shown().length)
    expect(withPlaced(COLUMNS, choice, first!, second!)).toBe(choice)
    expect(withPlaced(COLUMNS, choice, first!, first!)).toBe(choice)
    expect(withPlaced(COLUMNS, last, first!, null)).toBe(last)
  })

  it('has a gap beside every column but number and picture, the nearest to the hand', () => {
    const columns = shownColumns(COLUMNS, FIRST_CHOICE).slice(0, 4)
    const [shot, panel, one, two] = columns.map(({ width }) => width)
    const begins = shot! + panel!
    expect(gapAcross(columns, 3)).toBe(2)
    expect(gapAcross(columns, begins + one! / 2 - 1)).toBe(2)
    expect(gapAcross(columns, begins + one! / 2 + 1)).toBe(3)
    expect(gapAcross(columns, begins + one! + two! - 1)).toBe(4)
    expect(gapAcross(columns, 9000)).toBe(4)
  })
})
