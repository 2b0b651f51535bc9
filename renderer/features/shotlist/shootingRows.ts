import type { Board } from '#shared/document/board.ts'
import { scheduleShots } from '#shared/document/commands/shooting.ts'
import { shootingOrder } from '#shared/document/shooting.ts'
import type { ShotId } from '#shared/document/ids.ts'
import type { ListRow } from './listRow.ts'

/**
 * Moves shots to a gap between the rows of a list in shooting order: 0 above the first row. They get the day that they
 * are put into; story order and numbers stay.
 */
export function dropInDay(board: Board, rows: readonly ListRow[], shotIds: readonly ShotId[], gap: number): Board {
  const listed = rows.flatMap((row) => (row.kind === 'shot' && shotIds.includes(row.shot.id) ? [row.id] : []))
  const above = rows.slice(0, Math.max(1, gap))
  const headAt = above.findLastIndex(({ kind }) => kind === 'day')
  const head = rows[headAt]
  if (head?.kind !== 'day') return board
  const index = isFolded(board, rows, headAt, listed)
    ? Infinity
    : above.slice(headAt + 1).filter(({ id }) => !listed.includes(id)).length
  return scheduleShots(board, listed, head.day?.id ?? '', index)
}

/** Its rows are not in sight: what comes to it goes behind them. */
function isFolded(board: Board, rows: readonly ListRow[], headAt: number, moving: readonly string[]): boolean {
  const head = rows[headAt]
  const day = shootingOrder(board).find((each) => head?.kind === 'day' && each.day?.id === head.day?.id)
  return rows[headAt + 1]?.kind !== 'shot' && (day?.shots ?? []).some(({ id }) => !moving.includes(id))
}

/**
 * One row up or down in shooting order, past a day's first or last into the one before or after. Shots without a day
 * have no order of their own: up, they all go behind the last day's.
 */
export function moveInDay(board: Board, rows: readonly ListRow[], shotIds: readonly ShotId[], by: -1 | 1): Board {
  const isMoving = (row: ListRow): boolean => row.kind === 'shot' && shotIds.includes(row.shot.id)
  const edge = by < 0 ? rows.findIndex(isMoving) : rows.findLastIndex(isMoving)
  if (edge < 0) return board
  const headAt = rows.slice(0, edge).findLastIndex(({ kind }) => kind === 'day')
  const head = rows[headAt]
  if (by < 0 && head?.kind === 'day' && head.day === null) return dropInDay(board, rows, shotIds, headAt)
  const gap = by < 0 ? edge - 1 : edge + 2
  return gap < 1 || gap > rows.length ? board : dropInDay(board, rows, shotIds, gap)
}
