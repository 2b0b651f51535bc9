import { describe, expect, it } from 'vitest'
import { patch } from '../document/board.ts'
import type { Board } from '../document/board.ts'
import { filmPanels, filmShots, scenesOf } from '../document/select.ts'
import { testFilm } from '../../tests/support/testFilm.ts'
import { layPages } from './layPages.ts'
import type { Measure } from './measure.ts'
import { ACROSS, USUAL_OPTIONS } from './model.ts'
import type { ExportOptions, Page, TextBox } from './model.ts'

const measure: Measure = {
  width: (text, size) => text.length * size * 0.5,
  runs: (text, size) => (text === '' ? [] : [{ font: 'test', text, width: text.length * size * 0.5 }]),
  breaks: (text) => [{ at: text.length, must: false }],
}
const lay = (board: Board, options: Partial<ExportOptions> = {}) =>
  layPages(board, { ...USUAL_OPTIONS, kind: 'contact-sheet', ...options }, measure, '4 Mar 2026')
const texts = (page: Page) => page.boxes.filter((box): box is TextBox => box.kind === 'text' && box.runs.length > 0)
const said = (box: TextBox) => box.runs.map((run) => run.text).join('')
const pictures = (page: Page) => page.boxes.flatMap((box) => (box.kind === 'picture' ? [box] : []))
const slugs = (pages: readonly Page[]) =>
  pages
    .flatMap(texts)
    .filter(({ tag }) => tag.endsWith('P:slug'))
    .map(said)

describe('a contact sheet', () => {
  it('has every panel in order with its number alone, and which of its shot’s it is', () => {
    const pages = lay(testFilm([[1, 2], [1]]))
    expect(slugs(pages)).toEqual(['1', '1A', '1/2', '1A', '2/2', '2'])
    expect(pages.flatMap(pictures)).toHaveLength(4)
    expect(texts(pages[0]!).map(said)).toContain('Contact sheet')
    expect(pages[0]!.outline).toHaveLength(2)
  })

  it.each(ACROSS)('puts %i side by side, inside the margins, in the film’s ratio, clear of each other', (across) => {
    for (const ratio of [0.5625, 1, 2.39])
      for (const landscape of [true, false]) {
        const pages = lay(testFilm([Array.from({ length: 150 }, () => 1)], ratio), { across, landscape })
        const all = pages.flatMap(pictures)
        expect(all).toHaveLength(150)
        expect(new Set(all.map(({ x }) => Math.round(x)))).toHaveProperty('size', across)
        for (const page of pages) {
          for (const { x, y, width, height } of pictures(page)) {
            expect(width / height).toBeCloseTo(ratio, 3)
            expect(x + width <= page.width - 30 && y + height <= page.height - 30).toBe(true)
          }
          const rows = [...new Set(pictures(page).map(({ y }) => y))]
          const { height } = pictures(page)[0]!
          for (const [at, y] of rows.slice(1).entries()) expect(y - rows[at]!).toBeGreaterThan(height + 6)
        }
      }
  })

  it('shows what is cut, omitted or empty as every document does, and its feet add up', () => {
    const bare = testFilm([[1, 1], [1], []])
    const cut = patch(bare, 'shot', filmShots(bare)[1]!.id, { status: 'cut' })
    const film = patch(cut, 'scene', scenesOf(bare)[1]!.id, { omitted: true })
    const pages = lay(film)
    const words = pages.flatMap(texts).map(said)
    expect(words).toEqual(expect.arrayContaining(['OMITTED', 'No shots']))
    expect(words.at(-2)).toContain('This page 0:02  ·  Film 0:02')
    expect(pages.flatMap(pictures)).toHaveLength(2)
  })

  it('prints only what was chosen', () => {
    const film = testFilm([[1], [3]])
    const [, second] = filmPanels(film)
    expect(slugs(lay(film, { panelIds: [second!.id] }))).toEqual(['2', '1/3'])
    expect(texts(lay(film, { sceneIds: [scenesOf(film)[0]!.id] })[0]!).map(said)).toContain('Contact sheet, selection')
  })
})
