import { describe, expect, it } from 'vitest'
import { makeTake } from '../../tests/support/film.ts'
import { testFilm } from '../../tests/support/testFilm.ts'
import { filmOf, patch, put } from '../document/board.ts'
import type { MediaId } from '../document/ids.ts'
import type { MediaRow, ProjectRow } from '../document/schema.ts'
import { filmPanels, scenesOf } from '../document/select.ts'
import { AI_STAMP } from '../generation/providers/providerOf.ts'
import { layPages } from './layPages.ts'
import type { Measure } from './measure.ts'
import { USUAL_OPTIONS } from './model.ts'
import type { Page } from './model.ts'

const measure: Measure = {
  width: (text, size) => text.length * size * 0.5,
  runs: (text, size) => (text === '' ? [] : [{ font: 'test', text, width: text.length * size * 0.5 }]),
  breaks: (text) => [{ at: text.length, must: false }],
}
const id = `media_${'0'.repeat(64)}` as MediaId
const media: MediaRow = { id, type: 'image/png', width: 1344, height: 768, bytes: 9, name: '' }

/** Of twelve panels, every so many has a reference. */
function film(every: number) {
  const board = put(
    testFilm([
      [1, 1, 1, 1, 1, 1],
      [1, 1, 1, 1, 1, 1],
    ]),
    'media',
    media,
  )
  return filmPanels(board).reduce(
    (each, panel, at) => (at % every === 0 ? put(each, 'take', makeTake(panel.id, id, at + 1)) : each),
    board,
  )
}

const picturesOn = (page: Page) => page.boxes.filter((box) => box.kind === 'picture')

/** What the pages of a film of so many scenes are called. */
const labels = (scenes: number) =>
  layPages(
    testFilm(Array.from({ length: scenes }, () => [1])),
    { ...USUAL_OPTIONS, cover: true },
    measure,
    'today',
  ).map(({ label }) => label)

/** The cover of a film whose logo a model made. */
const logo = (policy: Partial<ProjectRow>, stamp = false) => {
  const bare = film(3)
  const take = makeTake(filmPanels(bare)[0]!.id, id, 99)
  const { recipe } = take
  const request = { ...recipe.request, provider: 'gemini' }
  const taken = put(bare, 'take', { ...take, recipe: { ...recipe, request } })
  const board = patch(taken, 'project', filmOf(taken).id, { logo: id, ...policy })
  const [cover] = layPages(board, { ...USUAL_OPTIONS, cover: true, stamp, recipient: ' ' }, measure, 'today')
  const said = cover!.boxes.flatMap((box) => (box.kind === 'text' ? [box.runs.map(({ text }) => text).join('')] : []))
  expect(said.filter((words) => words.startsWith('For'))).toEqual([])
  return { pictures: picturesOn(cover!).length, stamped: said.includes(AI_STAMP) }
}

describe('drawings beside their references', () => {
  it('leave no hole where most have none: a drawing alone takes the room of two', () => {
    const [page] = layPages(film(3), { ...USUAL_OPTIONS, perPage: 4, show: 'both' }, measure, 'today')
    const widths = picturesOn(page!).map(({ width }) => width)
    expect(widths.length).toBeGreaterThan(4)
    expect(Math.max(...widths)).toBeGreaterThan(Math.min(...widths) * 1.6)
  })

  it('are as large as a page allows where all have one', () => {
    const [page] = layPages(film(1), { ...USUAL_OPTIONS, perPage: 4, show: 'both' }, measure, 'today')
    const widths = picturesOn(page!).map(({ width }) => width)
    expect(Math.min(...widths)).toBeGreaterThan(190)
  })
})

describe('the contents after a cover', () => {
  it('name every scene with its page, and lead there', () => {
    const board = film(3)
    const pages = layPages(board, { ...USUAL_OPTIONS, cover: true }, measure, 'today')
    const links = pages[1]!.boxes.filter((box) => box.kind === 'text' && box.leadsTo !== undefined)
    const keys = pages.flatMap(({ outline }) => outline.map(({ key }) => key))
    expect(keys).toEqual(scenesOf(board).map((scene) => scene.id))
    expect(new Set(links.map((box) => (box.kind === 'text' ? box.leadsTo : '')))).toEqual(new Set(keys))
    const last = pages.find(({ outline }) => outline.some(({ key }) => key === keys.at(-1)))!
    const said = links.map((box) => (box.kind === 'text' ? box.runs.map(({ text }) => text).join('') : ''))
    expect(said.at(-1)).toBe(last.label)
  })

  it('are there from two scenes on', () => {
    expect([labels(1), labels(2).slice(0, 2)]).toEqual([
      ['Cover', '1'],
      ['Cover', 'Contents'],
    ])
  })
})

describe('a cover', () => {
  it('stamps a logo that a model made where the film says so, and leaves it out where none may go', () => {
    expect(logo({ aiPolicy: 'allowed' })).toEqual({ pictures: 1, stamped: false })
    expect(logo({ aiPolicy: 'allowed' }, true)).toEqual({ pictures: 1, stamped: true })
    expect(logo({ aiPolicy: 'reference' })).toEqual({ pictures: 1, stamped: true })
    expect(logo({ aiPolicy: 'off' })).toEqual({ pictures: 0, stamped: false })
  })
})
