import { expect, it } from 'vitest'
import type { Board } from '#shared/document/board.ts'
import { editScene } from '#shared/document/commands/scenes.ts'
import { editShot } from '#shared/document/commands/shots.ts'
import { filmShots, numbersOf, scenesOf } from '#shared/document/select.ts'
import { USUAL_OPTIONS } from '#shared/pages/model.ts'
import { selectionOf } from '#shared/pages/selection.ts'
import { NO_FILTER, shotsPassing } from '../renderer/features/board/find/filter.ts'
import { listRows } from '../renderer/features/shotlist/listRows.ts'
import { testFilm } from './support/testFilm.ts'

/** Two scenes of two shots: 1A is a close-up with an action, both shots of scene 2 are at the quay. */
function film(): Board {
  const plain = testFilm([
    [1, 1],
    [1, 1],
  ])
  const close = filmShots(plain)[1]!
  const acted = editShot(plain, close.id, { size: 'CU', action: 'Mara at the café door' })
  return editScene(acted, scenesOf(acted)[1]!.id, { location: 'QUAY' })
}

it.each([
  ['door cu', ['1A']],
  [' CAFE ', ['1A']],
  ['quay', ['2', '2A']],
  ['２ａ', ['2A']],
  ['quay door', []],
])('“%s” leaves the same shots on the board, in the shot list and in a document', (words, left) => {
  const board = film()
  const numbers = numbersOf(board).shots
  const { scenes } = selectionOf(board, { ...USUAL_OPTIONS, filter: words })
  expect(scenes.flatMap(({ shots }) => shots.map(({ id }) => numbers.get(id)))).toEqual(left)
  const rows = listRows(board, { filter: words, sort: null })
  expect(rows.flatMap((row) => (row.kind === 'shot' ? [row.number] : []))).toEqual(left)
  const passing = shotsPassing(board, { ...NO_FILTER, text: words })!
  expect(filmShots(board).flatMap(({ id }) => (passing.has(id) ? [numbers.get(id)] : []))).toEqual(left)
})
