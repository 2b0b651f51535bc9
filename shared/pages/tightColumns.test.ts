import { expect, it } from 'vitest'
import { editShot } from '../document/commands/shots.ts'
import { filmShots } from '../document/select.ts'
import { testFilm } from '../../tests/support/testFilm.ts'
import { layPages } from './layPages.ts'
import type { Measure } from './measure.ts'
import { SHOT_LIST_COLUMNS, USUAL_OPTIONS } from './model.ts'
import type { ExportOptions } from './model.ts'
import { tightWords } from './tightColumns.ts'

/** Every character is half as wide as its size. */
const measure: Measure = {
  width: (text, size) => text.length * size * 0.5,
  runs: (text, size) => (text === '' ? [] : [{ font: 'test', text, width: text.length * size * 0.5 }]),
  breaks: (text) =>
    [...text.matchAll(/ |$/g)].map(({ index }) => ({ at: Math.min(index + 1, text.length), must: false })),
}

const empty = testFilm([[1, 1]])
const film = editShot(empty, filmShots(empty)[0]!.id, {
  subject: 'Weighbridge',
  action: 'Underneath everything, photographed.',
  sound: 'Mechanism ticking.',
  notes: 'Department rehearses.',
})

function tight(options: Partial<ExportOptions>, board = film): readonly (string | undefined)[] {
  const columns = [...SHOT_LIST_COLUMNS]
  const all: ExportOptions = { ...USUAL_OPTIONS, kind: 'shot-list', columns, paper: 'A4', ...options }
  return layPages(board, all, measure, '4 Mar 2026').map((page) => page.tight)
}

it('each page of a list whose columns are too many says so, and what helps', () => {
  const said = tight({ landscape: false })
  expect(said[0]).toMatch(/^25 columns do not fit on this paper: words are broken in .+, .+, .+ and \d+ more\./)
  expect(said[0]).toMatch(/Choose fewer columns, landscape, larger paper or small type\.$/)
  expect(new Set(said).size).toBe(1)
})

it('what it says to do helps, and then nothing is said', () => {
  expect(tight({ landscape: true, paper: 'A3' })).toEqual([undefined])
  expect(tight({ landscape: false, columns: ['shot', 'size', 'action', 'sound', 'notes'] })).toEqual([undefined])
})

it('only what can still be chosen is named', () => {
  const column = { id: 'action', x: 0, width: 10, right: false } as const
  const paper = { paper: 'A3', landscape: true, typeSize: 'small' } as const
  const columns = { list: [column], broken: ['action'] as const }
  expect(tightWords(film, paper, columns)).toBe(
    'One column does not fit on this paper: words are broken in Action. Choose fewer columns.',
  )
  expect(tightWords(film, paper, { ...columns, broken: [] })).toBe('')
})
