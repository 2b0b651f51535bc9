import { expect, it } from 'vitest'
import { makeStroke } from '../../../tests/support/marks.ts'
import { testFilm, testIds } from '../../../tests/support/testFilm.ts'
import type { Board } from '../board.ts'
import { filmShots, layersOf, panelsOf, shotOf } from '../select.ts'
import { boardedByDrawing } from './boarding.ts'
import { putMark } from './layers.ts'
import { editShot } from './shots.ts'

const film = testFilm([[2]])
const shot = filmShots(film)[0]!
const [panel, other] = panelsOf(film, shot.id)

function drawnOn(board: Board, panelId = panel!.id): Board {
  const layer = layersOf(board, panelId)[0]!
  return putMark(board, makeStroke(testIds(), layer.id, 'a0'))
}
const statusOf = (board: Board): string => shotOf(board, shot.id)!.status

it('boards a shot with the first mark on one of its panels', () => {
  expect(statusOf(boardedByDrawing(film, drawnOn(film), panel!.id))).toBe('boarded')
  expect(statusOf(boardedByDrawing(film, drawnOn(film, other!.id), other!.id))).toBe('boarded')
})

it('leaves a status that somebody chose: a later one, and “to board” on a panel that has lines', () => {
  for (const status of ['approved', 'shot', 'cut'] as const) {
    const chosen = editShot(film, shot.id, { status })
    expect(statusOf(boardedByDrawing(chosen, drawnOn(chosen), panel!.id))).toBe(status)
  }
  const again = drawnOn(film)
  expect(boardedByDrawing(again, again, panel!.id)).toBe(again)
})

it('does nothing where no mark came', () => {
  expect(boardedByDrawing(film, film, panel!.id)).toBe(film)
  expect(boardedByDrawing(film, film, 'panel_000000000000' as NonNullable<typeof panel>['id'])).toBe(film)
})
