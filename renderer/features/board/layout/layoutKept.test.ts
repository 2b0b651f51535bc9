import { expect, it } from 'vitest'
import { boardFrom } from '#shared/document/board.ts'
import type { Board } from '#shared/document/board.ts'
import { editFilm } from '#shared/document/commands/film.ts'
import { lockNumbers, unlockNumbers } from '#shared/document/commands/numbers.ts'
import { renumber } from '#shared/document/commands/renumber.ts'
import { editScene } from '#shared/document/commands/scenes.ts'
import { editShot, moveShots } from '#shared/document/commands/shots.ts'
import { editPanel } from '#shared/document/commands/panels.ts'
import { applyDiff, diffBoards, reverseDiff } from '#shared/document/diff.ts'
import { TABLE_NAMES } from '#shared/document/schema.ts'
import { filmPanels, filmShots, numbersOf, scenesOf } from '#shared/document/select.ts'
import { allRows } from '#shared/document/table.ts'
import { COMMANDS, run, seeded, START } from '../../../../tests/support/randomCommands.ts'
import { ARRANGEMENTS } from './arrangement.ts'
import { layBoard } from './layout.ts'

/** The same film, of which nothing is remembered. */
function asNew(board: Board): Board {
  return boardFrom(Object.fromEntries(TABLE_NAMES.map((name) => [name, [...allRows(board[name])]])))
}

const NUMBERS = ['1', '1A', '1a', '2', '2A', '3', '12', 'A1', '1-2', '2-010', null]
type Pick = <T>(list: readonly T[]) => T

/** What changes numbers, lengths and places without a command of its own, or seldom by one. */
const ACTS: readonly ((board: Board, pick: Pick) => Board)[] = [
  (board, pick) => editShot(board, pick(filmShots(board)).id, { number: pick(NUMBERS) }),
  (board, pick) => editScene(board, pick(scenesOf(board)).id, { number: pick(NUMBERS) }),
  (board, pick) => editScene(board, pick(scenesOf(board)).id, { omitted: pick([true, false]) }),
  (board, pick) => lockNumbers(board, pick([null, ...scenesOf(board).map(({ id }) => id)])),
  (board, pick) => unlockNumbers(board, pick([null, ...scenesOf(board).map(({ id }) => id)])),
  (board, pick) => renumber(board, pick(['film', 'shots'] as const)).board,
  (board, pick) => editFilm(board, { numbering: pick(['us', 'list', 'vfx'] as const), skipIO: pick([true, false]) }),
  (board, pick) => editShot(board, pick(filmShots(board)).id, { status: pick(['cut', 'boarded'] as const) }),
  (board, pick) => editShot(board, pick(filmShots(board)).id, { seconds: pick([null, 1, 7]) }),
  (board, pick) => editPanel(board, pick(filmPanels(board)).id, { seconds: pick([null, 1, 7]) }),
  (board, pick) => {
    const ids = filmShots(board).flatMap(({ id }) => (pick([true, false, false]) ? [id] : []))
    return moveShots(board, ids, pick(scenesOf(board)).id, pick([0, 1, 2, 9]))
  },
]

function act(board: Board, random: () => number): Board {
  const whole = (below: number): number => Math.floor(random() * below)
  const pick: Pick = (list) => list[whole(list.length)]!
  const isWhole = filmPanels(board).length > 0
  if (isWhole && random() < 0.7) return pick(ACTS)(board, pick)
  return run(board, { command: whole(COMMANDS.length), at: whole(1000), to: whole(1000), seed: 1 + whole(2 ** 31) })
}

it('whatever is done to a film, its numbers and its board are those of the same film read from disk', () => {
  for (let seed = 1; seed <= 25; seed += 1) {
    const random = seeded(seed)
    let board = START
    for (let step = 0; step < 40; step += 1) {
      const done = act(board, random)
      // Undone, it has the rows that it had, in lists that are new.
      board = random() < 0.2 ? applyDiff(done, reverseDiff(diffBoards(board, done))) : done
      const fresh = asNew(board)
      const [is, wanted] = [numbersOf(board), numbersOf(fresh)]
      expect([...is.scenes, ...is.shots]).toEqual([...wanted.scenes, ...wanted.shots])
      const arrangement = ARRANGEMENTS[Math.floor(random() * 3)]!
      const columns = 1 + Math.floor(random() * 6)
      expect(layBoard(board, columns, arrangement)).toEqual(layBoard(fresh, columns, arrangement))
    }
  }
})
