import type { Board } from '../board.ts'
import { numbersOf } from '../select.ts'

/**
 * The name of an undo step about shots: "Move Shot 12A", "Move 3 Shots". `verb` may hold the field: "Set Size of".
 */
export function stepName(board: Board, verb: string, shotIds: readonly string[]): string {
  const only = shotIds.length === 1 ? shotIds[0]! : null
  const what = only === null ? `${shotIds.length} Shots` : `Shot ${numbersOf(board).shots.get(only) ?? ''}`
  return `${verb} ${what}`.trim()
}
