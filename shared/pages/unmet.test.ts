import { expect, it } from 'vitest'
import { testFilm } from '../../tests/support/testFilm.ts'
import { layPages } from './layPages.ts'
import type { Measure } from './measure.ts'
import { USUAL_OPTIONS } from './model.ts'
import type { ExportOptions } from './model.ts'
import { pagesChosen, pagesUnmet } from './selection.ts'

/** Every character is half as wide as its size. */
const measure: Measure = {
  width: (text, size) => text.length * size * 0.5,
  runs: (text, size) => (text === '' ? [] : [{ font: 'test', text, width: text.length * size * 0.5 }]),
  breaks: (text) =>
    [...text.matchAll(/ |$/g)].map(({ index }) => ({ at: Math.min(index + 1, text.length), must: false })),
}

const film = testFilm([
  [1, 1, 1, 1],
  [1, 1, 1, 1],
])

function said(options: Partial<ExportOptions>): string | undefined {
  const pages = layPages(film, { ...USUAL_OPTIONS, paper: 'A4', perPage: 4, ...options }, measure, '4 Mar 2026')
  return pages[0]!.tight
}

it('pages that a document does not have are named, and so is that it is printed whole for want of any', () => {
  expect(pagesUnmet('', 4)).toBe('')
  expect(pagesUnmet('all', 4)).toBe('')
  expect(pagesUnmet('2 - 4, 1, 3-', 4)).toBe('')
  expect([...pagesChosen('2 – 3', 4)]).toEqual([1, 2])
  expect(pagesUnmet('3-9', 4)).toBe('Not among the pages: “3-9”; the document has 4 pages.')
  expect(pagesUnmet('90, abc', 1)).toBe(
    'Not among the pages: “90”, “abc”; the document has one page, and all of it is printed.',
  )
  for (const kind of ['storyboard', 'shot-list', 'contact-sheet', 'disclosure'] as const) {
    expect(said({ kind, pages: '90' })).toContain('Not among the pages: “90”')
    expect(said({ kind, pages: '1' })).toBeUndefined()
  }
})

it('a grid of one’s own that the paper is too small for, or that is none, is named', () => {
  expect(said({ grid: '3 × 2' })).toBeUndefined()
  expect(said({ grid: '40x2' })).toMatch(/^A grid of 40 × 2 is too fine for A4: this one is \d × 2\.$/)
  expect(said({ kind: 'worksheet', grid: 'banana' })).toBe('“banana” is no grid. Say columns × rows, such as 5 × 4.')
  for (const grid of ['0x5', '5x0']) expect(said({ grid })).toContain(`“${grid}” is no grid`)
  expect(said({ kind: 'shot-list', grid: 'banana' })).toBeUndefined()
})
