import type { Board } from '#shared/document/board.ts'
import { eighthsOf } from '#shared/document/eighths.ts'
import { tallyOf } from '#shared/document/whatCounts.ts'
import type { HeadTally } from '#shared/document/headWords.ts'
import type { ShotListRow } from './listRow.ts'

/** What these rows come to, for the head over them. */
export function headTally(board: Board, rows: readonly ShotListRow[]): HeadTally {
  const shots = rows.map(({ shot }) => shot)
  return { ...tallyOf(board, shots), eighths: eighthsOf(board, shots) }
}
