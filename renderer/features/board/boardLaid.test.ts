import { expect, it } from 'vitest'
import { patch } from '#shared/document/board.ts'
import type { Board } from '#shared/document/board.ts'
import { editShot } from '#shared/document/commands/shots.ts'
import type { ShotId } from '#shared/document/ids.ts'
import { shotOf } from '#shared/document/select.ts'
import { newTestId } from '../../../tests/support/film.ts'
import { filledRows } from '../../../tests/support/oddValues.ts'
import { testFilm } from '../../../tests/support/testFilm.ts'
import { beginBoard } from './boardState.ts'
import type { BoardStep } from './boardState.ts'
import { stepBoard } from './boardStep.ts'
import { homeCamera } from './camera/goals.ts'
import { NO_FILTER } from './find/filter.ts'
import { layBoard } from './layout/layout.ts'

const film = testFilm([Array.from({ length: 30 }, () => 1), [1, 2, 1], []])
const viewport = { width: 900, height: 600 }
const hand = { shotIds: [], panelId: null, sceneId: null }
const preferences = { arrangement: 'scenes', minimap: true } as const
const begun = beginBoard({ board: film, hand, viewport, preferences, filter: NO_FILTER }, (layout) =>
  homeCamera(layout, viewport),
)
const ids = begun.layout.shotIds
const edited = (board: Board): BoardStep => stepBoard({ ...begun, board }, { kind: 'edited' })

it('a film of which something was written that moves nothing stays where it is, and else stands as if it was laid from nothing', () => {
  const filled = filledRows(newTestId)
  let still = 0
  for (const [table, id] of [
    ['shot', ids[31]!],
    ['panel', begun.layout.cells.at(-1)!.panelId!],
  ] as const) {
    const { id: _id, ...fields } = filled.get(table)![0]!
    const own: [string, unknown][] = Object.entries(fields).filter(
      ([field]) => field !== 'sceneId' && field !== 'shotId',
    )
    if (table === 'shot') own.push(['status', 'cut'])
    for (const [field, value] of own) {
      const board = patch(film, table, id, { [field]: value })
      const { layout } = edited(board)[0]
      if (layout === begun.layout) still += 1
      expect([field, layout]).toEqual([field, layBoard(board, begun.layout.grid, 'scenes')])
    }
  }
  expect(still).toBeGreaterThan(30)
  const size = editShot(film, ids[3] as ShotId, { size: 'CU' })
  const [next, effects] = edited(size)
  expect([next.layout === begun.layout, next.laidFrom === size, effects.map(({ kind }) => kind)]).toEqual([
    true,
    true,
    ['redraw', 'tell'],
  ])
  const [one, other] = [ids[0] as ShotId, ids[31] as ShotId]
  const moved = patch(film, 'shot', one, { sceneId: shotOf(film, other)!.sceneId })
  expect(edited(moved)[0].layout.shotIds).not.toEqual(begun.layout.shotIds)
})
