import type { Board } from '../document/board.ts'
import { cardsOf } from '../document/select.ts'
import type { CardRow, ShotRow } from '../document/schema.ts'

/** The film's cast in the order of its cards, which numbers it as on a call sheet. */
function castOf(board: Board): readonly CardRow[] {
  return cardsOf(board).filter(({ kind }) => kind === 'cast')
}

/** "1, 4": a shot's cast by number. */
export function castNumbers(board: Board, shot: ShotRow): string {
  const ids: readonly string[] = shot.castIds
  return castOf(board)
    .flatMap(({ id }, at) => (ids.includes(id) ? String(at + 1) : []))
    .join(', ')
}

/** "1 Mara · 4 Ilo": who the numbers of these shots are. */
export function castLegend(board: Board, shots: readonly ShotRow[]): string {
  const seen = new Set<string>(shots.flatMap(({ castIds }) => castIds))
  return castOf(board)
    .flatMap(({ id, name }, at) => (seen.has(id) ? `${at + 1}\u00a0${name.trim().replaceAll(' ', '\u00a0')}` : []))
    .join(' · ')
}
