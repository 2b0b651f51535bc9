import { describe, expect, it } from 'vitest'
import type { Board } from '#shared/document/board.ts'
import { saveView } from '#shared/document/commands/listViews.ts'
import { setNumber } from '#shared/document/commands/numbers.ts'
import { addShootDay, scheduleShots } from '#shared/document/commands/shooting.ts'
import { filmShots, scenesOf } from '#shared/document/select.ts'
import { saveProfile } from '#shared/document/commands/exportProfiles.ts'
import { testFilm } from '../../tests/support/testFilm.ts'
import {
  begunByName,
  begunByProfile,
  formHelp,
  optionsOf,
  requireOwnEnding,
  spelledOut,
  withNumbered,
  withoutEffect,
} from './exportOptions.ts'

const given = (values: Record<string, string>) => ({ positionals: [], values })
const film = saveProfile(
  saveProfile(testFilm([[1]]), 'profile_000000000001', {
    name: '1st AD',
    exporter: 'pdf',
    options: { kind: 'shot-list', order: 'shooting', paper: 'A3' },
  }),
  'profile_000000000002',
  { name: 'Hologram', exporter: 'hologram', options: {} },
)

describe('the options of an export', () => {
  it('have short forms for a yes, a no and the way a page is turned', () => {
    const said = [
      'Film',
      '--portrait',
      '--no-stamp',
      '--done-box',
      '--cover',
      'no',
      '--shots',
      '1A',
      '--black-and-white',
    ]
    expect(spelledOut(said).join(' ')).toBe(
      'Film --orientation portrait --stamp no --done-box yes --cover no --shots 1A --black-and-white yes',
    )
  })

  it('keep what is no short form as it was said', () => {
    const said = ['--as', 'storyboard', '--no-such', '--all', '--stamp', 'yes']
    expect(spelledOut(said)).toEqual(said)
  })

  it('stand apart from what they mean in the help, however long their names are', () => {
    const options = formHelp().filter((line) => line.startsWith('  --'))
    expect(options.length).toBeGreaterThan(20)
    for (const line of options) expect(line).toMatch(/^ {2}--[a-z-]+ {2,}\S/)
  })
})

function withView(board: Board, name = 'Wide shots'): Board {
  const columns = { hidden: [], widths: {}, order: [], known: [] }
  const look = { filter: '', filters: [], sort: null, group: null, shooting: false }
  return saveView(board, 'view_000000000001', { name, ...look, columns })
}

const begunAs = (values: Record<string, string>) => [given(values), begunByName(given(values))] as const
const idle = (values: Record<string, string>) => {
  const [asked, begun] = begunAs(values)
  return withoutEffect(asked, begun.wanted, optionsOf(asked, begun))
}

describe('an option that does not apply', () => {
  it.each([
    ['storyboard', 'order', 'shooting'],
    ['storyboard', 'done-box', 'yes'],
    ['shot-list', 'per-page', '6'],
    ['contact-sheet', 'words', 'action'],
    ['lined-script', 'shots', '1A'],
    ['worksheet', 'days', '1'],
    ['csv', 'page', 'A4'],
  ])('to %s is refused by its name: --%s', (as, word, said) => {
    expect(() => optionsOf(...begunAs({ as, [word]: said }))).toThrow(`--${word} does not apply to ${as}`)
  })

  it.each([
    ['stamp', { as: 'storyboard', stamp: 'no' }, { show: 'both' }],
    ['words', { as: 'storyboard', words: 'action', 'words-at': 'none' }, { 'words-at': 'beside' }],
    ['cast-numbers', { as: 'shot-list', 'cast-numbers': 'yes', columns: 'action' }, { columns: 'action,cast' }],
    ['page-per-day', { as: 'shot-list', 'page-per-day': 'yes' }, { order: 'shooting' }],
  ])('to a document as it was chosen is named: --%s', (word, said, mended) => {
    expect(idle(said)).toEqual([word])
    expect(idle({ ...said, ...mended })).toEqual([])
  })
})

describe('a view of the shot list in the terminal', () => {
  const as = given({ as: 'shot-list', view: 'wide shots' })
  const seen = (board: Board) => withNumbered(as, begunByName(as).wanted, {}, board)

  it('is named as the list names it, whatever its case', () => {
    expect(seen(withView(testFilm([[1]])))).toEqual({ view: 'view_000000000001' })
  })

  it.each(['csv', 'xlsx'])('chooses the rows of a table too: %s', (table) => {
    const asked = given({ as: table, view: 'Wide shots' })
    const { wanted } = begunByName(asked)
    expect(withNumbered(asked, wanted, {}, withView(testFilm([[1]])))).toEqual({ view: 'view_000000000001' })
  })

  it('is refused in words where the film has none of that name', () => {
    expect(() => seen(testFilm([[1]]))).toThrow('This film’s shot list has no view “wide shots”. It has none yet.')
    expect(() => seen(withView(testFilm([[1]]), 'Nights'))).toThrow('It has “Nights”.')
  })
})

function numbered(board: Board, id: string, number: string): Board {
  const wrote = setNumber(board, 'shot', id, number)
  return 'board' in wrote ? wrote.board : board
}

const chosen = (board: Board, values: Record<string, string>) => {
  const asked = given({ as: 'shot-list', ...values })
  return Object.values(withNumbered(asked, begunByName(asked).wanted, {}, board))[0]
}

describe('scenes and shots from one to another', () => {
  const plain = testFilm([[1, 1], [1], [1, 1]])
  const ids = filmShots(plain).map(({ id }) => id)

  it('are all between them in the film’s order, each once', () => {
    expect(chosen(plain, { shots: '1A-3' })).toEqual(ids.slice(1, 4))
    expect(chosen(plain, { shots: '1 – 2, 1a' })).toEqual(ids.slice(0, 3))
    expect(chosen(plain, { scenes: '2-3' })).toEqual(
      scenesOf(plain)
        .slice(1)
        .map(({ id }) => id),
    )
  })

  it('a number with a hyphen of its own is that one', () => {
    const named = ['1-3', 'PT-2', 'PT-4'].reduce(
      (board, number, at) => numbered(board, ids[[1, 2, 4][at]!]!, number),
      plain,
    )
    expect(chosen(named, { shots: '1-3' })).toEqual([ids[1]])
    expect(chosen(named, { shots: 'PT-2' })).toEqual([ids[2]])
    expect(chosen(named, { shots: 'pt-2-pt-4' })).toEqual(ids.slice(2))
    expect(() => chosen(named, { shots: 'PT-2-PT-9' })).toThrow('This film has no shot PT-9.')
  })

  it('are refused in words where one end is not there, or they run backwards', () => {
    expect(() => chosen(plain, { scenes: '2-9' })).toThrow('This film has no scene 9.')
    expect(() => chosen(plain, { scenes: '8-9' })).toThrow('This film has no scene 8-9.')
    expect(() => chosen(plain, { shots: '3-1' })).toThrow('shot 1 comes before 3')
  })
})

it('days choose the shots, and are refused beside shots', () => {
  const start = addShootDay(testFilm([[1], [1, 1]]), 'day_1')
  const ids = filmShots(start).map(({ id }) => id)
  const board = scheduleShots(start, [ids[2]!, ids[0]!], 'day_1', 0)
  for (const as of ['shot-list', 'storyboard', 'csv']) {
    const asked = given({ as, days: '1' })
    const { wanted } = begunByName(asked)
    expect(withNumbered(asked, wanted, {}, board)).toEqual({ shotIds: [ids[2], ids[0]] })
  }
  expect(() => optionsOf(...begunAs({ as: 'shot-list', days: '1', shots: '1A' }))).toThrow('say one of them')
})

const ending = (as: string, to: string) => () => requireOwnEnding(begunByName(given({ as })).wanted, to)

it('a file under the name of another format is refused, with the ending that it has', () => {
  expect(ending('shot-list', 'out/Day 1.XLSX')).toThrow('--to ends in .pdf for shot-list, not .XLSX')
  expect(ending('csv', 'Film.pdf')).toThrow('--to ends in .csv for csv, not .pdf')
  for (const [as, to] of [
    ['jpeg', 'a.jpg'],
    ['jpeg', 'a.jpeg'],
    ['csv', 'a.txt'],
    ['shot-list', '/dev/stdout'],
    ['shot-list', 'v1.2/list'],
  ] as const)
    expect(ending(as, to)).not.toThrow()
})

describe('a profile in the terminal', () => {
  it('says what is exported and how, under what is said beside it', () => {
    const asked = given({ profile: '1st ad', page: 'Legal', 'done-box': 'yes' })
    const begun = begunByProfile(asked, '1st ad', film)
    expect(begun.wanted.document.name).toBe('shot-list')
    expect(optionsOf(asked, begun)).toMatchObject({ order: 'shooting', paper: 'Legal', doneBox: true })
    expect(begunByProfile(given({ as: 'storyboard' }), '1st AD', film)).toMatchObject({
      wanted: { document: { name: 'storyboard' } },
      options: { kind: 'storyboard', paper: 'A3' },
    })
  })

  it('is refused in words where the film has none of that name, or it is for something else', () => {
    expect(() => begunByProfile(given({}), '2nd AD', film)).toThrow(
      'This film has no export profile “2nd AD”. It has “1st AD”, “Hologram”.',
    )
    expect(() => begunByProfile(given({}), '2nd AD', testFilm([[1]]))).toThrow('It has none yet.')
    expect(() => begunByProfile(given({ as: 'csv' }), '1st AD', film)).toThrow('is for PDF, not CSV')
    expect(() => begunByProfile(given({}), 'Hologram', film)).toThrow('which is not known here')
  })
})
