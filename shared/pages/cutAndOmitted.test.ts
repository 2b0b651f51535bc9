import { expect, it } from 'vitest'
import { testFilm } from '../../tests/support/testFilm.ts'
import { patch } from '../document/board.ts'
import type { Board } from '../document/board.ts'
import { filmShots, scenesOf } from '../document/select.ts'
import { layPages } from './layPages.ts'
import type { Measure } from './measure.ts'
import { USUAL_OPTIONS } from './model.ts'
import { printedText } from './shotListRow.ts'

const measure: Measure = {
  width: (text, size) => text.length * size * 0.5,
  runs: (text, size) => (text === '' ? [] : [{ font: 'test', text, width: text.length * size * 0.5 }]),
  breaks: (text) => [{ at: text.length, must: false }],
}
const film = testFilm([[1], [1], [1]])

function lay(board: Board, pagePerScene = false) {
  const pages = layPages(board, { ...USUAL_OPTIONS, kind: 'storyboard', perPage: 6, pagePerScene }, measure, 'today')
  const words = pages.flatMap(({ boxes }) =>
    boxes.flatMap((box) => (box.kind === 'text' ? box.runs.map(({ text }) => text) : [])),
  )
  return { count: pages.length, words: words.join(' ') }
}

it('a cut shot has no seconds in the list, since they count nowhere', () => {
  const cut = patch(film, 'shot', filmShots(film)[1]!.id, { status: 'cut', seconds: 4 })
  const shown = filmShots(cut).map((shot) =>
    printedText({ board: cut, options: { castNumbers: false } }, shot, 'seconds'),
  )
  expect(shown[1]).toBe('cut')
  expect(shown[0]).not.toBe('cut')
})

it('scenes that are omitted are named where they would stand, behind the last as well', () => {
  const [, second, last] = scenesOf(film)
  for (const scene of [second!, last!]) {
    const { words } = lay(patch(film, 'scene', scene.id, { omitted: true, location: 'Salt house' }))
    expect(words).toContain('OMITTED')
  }
})

it('each scene begins a page where that is asked for', () => {
  expect([lay(film).count, lay(film, true).count]).toEqual([1, 3])
})
