import { patch } from '../../document/board.ts'
import type { Board } from '../../document/board.ts'
import type { NumberedTable } from '../../document/commands/numbers.ts'
import { LIMITS } from '../../document/limits.ts'
import { numbersOf } from '../../document/select.ts'
import { numberKey } from '../../film/numbering.ts'

/** What is set changes which number is free for what follows; it settles after a round or two. */
const ROUNDS = 6

/** Gives rows these numbers, fixed where the number of their place is another. A number that is too long is left out. */
export function pinNumbers(start: Board, table: NumberedTable, wanted: ReadonlyMap<string, string>): Board {
  const most = table === 'scene' ? LIMITS.sceneNumber : LIMITS.shotNumber
  const sound = [...wanted].filter(([, number]) => number !== '' && number.length <= most)
  let board = start
  for (let round = 0; round < ROUNDS; round += 1) {
    const shown = numbersOf(board)[table === 'scene' ? 'scenes' : 'shots']
    const wrong = sound.filter(([id, number]) => numberKey(shown.get(id) ?? '') !== numberKey(number))
    if (wrong.length === 0) return board
    board = wrong.reduce((next, [id, number]) => patch(next, table, id, { number }), board)
  }
  return board
}
