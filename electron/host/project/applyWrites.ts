import { put, remove } from '#shared/document/board.ts'
import type { Board } from '#shared/document/board.ts'
import type { WholeWrite } from '#shared/document/rowWrite.ts'

/** A board with these writes applied, as the host holds it: without marks. */
export function applyWrites(board: Board, writes: readonly WholeWrite[]): Board {
  return writes.reduce((next, write) => {
    if (write.table === 'mark') return next
    return write.row === null ? remove(next, write.table, write.id) : put(next, write.table, write.row as never)
  }, board)
}
