import { describe, expect, it } from 'vitest'
import { patch } from '../document/board.ts'
import type { Board } from '../document/board.ts'
import { editScene } from '../document/commands/scenes.ts'
import { addShootDay, editShootDay, scheduleShots } from '../document/commands/shooting.ts'
import { filmShots, scenesOf } from '../document/select.ts'
import { testFilm } from '../../tests/support/testFilm.ts'
import { layPages } from './layPages.ts'
import type { Measure } from './measure.ts'
import { USUAL_OPTIONS } from './model.ts'
import type { ExportOptions, Page, TextBox } from './model.ts'

const measure: Measure = {
  width: (text, size) => text.length * size * 0.5,
  runs: (text, size) => (text === '' ? [] : [{ font: 'test', text, width: text.length * size * 0.5 }]),
  breaks: (text) =>
    [...text.matchAll(/ |$/g)].map(({ index }) => ({ at: Math.min(index + 1, text.length), must: false })),
}

/** Scenes 1 to 3 with two shots each: 2A, 2 and 1 on Monday, nothing on the second day, 3 on the third. */
const bare = testFilm([
  [1, 1],
  [1, 1],
  [1, 1],
])
const scenes = scenesOf(bare)
const [one, oneA, two, twoA, three] = filmShots(bare).map(({ id }) => id)
const placed = scenes.reduce(
  (board, { id }, at) => editScene(board, id, { location: ['Quay', 'Boat', 'Hut'][at]!, eighths: 8 }),
  bare,
)
const days = ['d1', 'd2', 'd3'].reduce((board, id) => addShootDay(board, id), placed)
const planned = scheduleShots(scheduleShots(days, [twoA!, two!, one!], 'd1', 0), [three!], 'd3', 0)
const film = editShootDay(planned, 'd1', { label: 'Monday', date: '2026-03-02', setupMinutes: 30 })

const lay = (board: Board, options: Partial<ExportOptions> = {}) =>
  layPages(board, { ...USUAL_OPTIONS, kind: 'shot-list', order: 'shooting', ...options }, measure, '4 Mar 2026')
const texts = (page: Page) => page.boxes.filter((box): box is TextBox => box.kind === 'text' && box.runs.length > 0)
const said = (box: TextBox) => box.runs.map((run) => run.text).join('')
const words = (pages: readonly Page[]) => pages.flatMap((page) => texts(page).map(said))
/** "Monday   Mon, 2 Mar 2026 | BOAT | 2A | 2 | …": heads and shots as they stand. */
const order = (pages: readonly Page[]) =>
  pages
    .flatMap(texts)
    .filter(({ tag }) => /TH:(shot|scene\*\d+\/H\d)$/.test(tag) && !tag.includes('TR:head'))
    .map(said)
    .join(' | ')

const selectionSaid = (shotIds: string[]) => words(lay(film, { shotIds })).find((text) => text.startsWith('Selection'))

/** What stands over scenes that have a length. */
const sums = (board: Board, own: Partial<ExportOptions> = {}) =>
  words(lay(board, own)).filter((text) => /^\d shots? .*pages?$/.test(text))

describe('a shot list in shooting order', () => {
  it('has the days as they come, their scenes and shots as they are shot, and what has no day last', () => {
    expect(order(lay(film))).toBe(
      'Monday   Mon, 2 Mar 2026 | 2 | BOAT | 2A | 2 | 1 | QUAY | 1 | Day 2 | Day 3 | 3 | HUT | 3 | No day yet | 1 | QUAY | 1A | 3 | HUT | 3A',
    )
  })

  it('calls a day by its label, or else by its date, and one without either untitled', () => {
    const dated = editShootDay(film, 'd1', { label: ' ' })
    expect(order(lay(dated))).toContain('Mon, 2 Mar 2026 | 2 | BOAT')
    expect(words(lay(dated))).not.toContain('Untitled day')
    expect(order(lay(editShootDay(dated, 'd1', { date: '' })))).toContain('Untitled day | 2 | BOAT')
  })

  it('says over a day what it comes to as the grid does, without what is cut', () => {
    const cut = patch(film, 'shot', twoA!, { status: 'cut' })
    expect(words(lay(film))).toContain('3 shots  ·  0:06  ·  1 4/8 pages  ·  3 set-ups  ·  1 h 30 min of setting up')
    expect(words(lay(cut))).toContain('2 shots  ·  0:04  ·  1 4/8 pages  ·  2 set-ups  ·  1 h of setting up')
    expect(words(lay(film))).toContain('0 shots  ·  0:00  ·  0 set-ups')
  })

  it('says over a scene how much of the script it is, whole in story order and by its part on a day', () => {
    expect(new Set(sums(film, { order: 'story' }))).toEqual(new Set(['2 shots  ·  0:04  ·  1 page']))
    expect(sums(film)).toContain('2 shots  ·  1 page')
    const apart = scheduleShots(film, [twoA!], 'd3', 0)
    expect(sums(apart).filter((text) => text === '1 shot  ·  4/8 page')).toHaveLength(6)
  })

  it('is called so, counts its days, and its outline is the days', () => {
    const pages = lay(film)
    expect(words(pages)).toContain('Shot list in shooting order')
    expect(words(pages).find((text) => text.includes('scenes'))).toMatch(/^3 days {2}· {2}3 scenes {2}· {2}6 shots/)
    expect(
      words(lay(bare)).find((text) => text.includes('scenes')),
      'a film without days',
    ).toMatch(/^3 scenes/)
    expect(pages.flatMap(({ outline }) => outline.map(({ title }) => title))).toEqual([
      'Monday   Mon, 2 Mar 2026',
      'Day 2',
      'Day 3',
      'No day yet',
    ])
    expect(words([pages[0]!])).toContain('Monday to Day 3')
  })

  it('of a selection has only the days and scenes in it, and says what it holds', () => {
    const pages = lay(film, { shotIds: [one!, oneA!] })
    expect(order(pages)).toBe('Monday   Mon, 2 Mar 2026 | 1 | QUAY | 1 | No day yet | 1 | QUAY | 1A')
    expect(words(pages)).toEqual(
      expect.arrayContaining(['Shot list in shooting order, selection', 'Selection: Shots 1, 1A']),
    )
  })

  it('of whole days names these, and else its shots', () => {
    expect(selectionSaid([one!, two!, twoA!])).toBe('Selection: Monday')
    expect(selectionSaid([one!, two!])).toBe('Selection: Shots 1, 2')
    expect(selectionSaid([one!, two!, twoA!, three!])).toBe('Selection: Monday, Day 3')
    expect(selectionSaid([one!, two!, twoA!, oneA!])).toBe('Selection: Shots 1 to 2A')
  })

  it('begins a page for each day if it is to, and repeats day and scene where one goes on', () => {
    expect(lay(film, { pagePerScene: true }).map((page) => order([page]).split(' | ')[0])).toEqual([
      'Monday   Mon, 2 Mar 2026',
      'Day 2',
      'Day 3',
      'No day yet',
    ])
    const many = testFilm([Array.from({ length: 60 }, () => 1)])
    const long = scheduleShots(
      addShootDay(many, 'd1'),
      filmShots(many).map(({ id }) => id),
      'd1',
      0,
    )
    const pages = lay(long)
    expect(pages.length).toBeGreaterThan(2)
    for (const page of pages.slice(1)) expect(words([page]).filter((text) => text === 'continued')).toHaveLength(2)
    expect(order(pages).match(/Day 1/g)).toHaveLength(1)
    const numbers = pages.flatMap(texts).filter(({ tag }) => tag.endsWith('TH:shot') && !tag.includes('head'))
    expect(numbers).toHaveLength(60)
  })

  it('leaves the order of a storyboard alone', () => {
    const [inStory, inShooting] = (['story', 'shooting'] as const).map((kept) =>
      lay(film, { kind: 'storyboard', order: kept }),
    )
    expect(inShooting).toEqual(inStory)
  })
})
