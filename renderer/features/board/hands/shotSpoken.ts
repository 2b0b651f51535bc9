import type { Board } from '#shared/document/board.ts'
import { numbersOf, panelsOf, secondsOf, shotOf } from '#shared/document/select.ts'
import { ANGLES, DIRECTIONS, FRAMINGS, MOVEMENTS, SIZES, STATUSES, termOf } from '#shared/film/vocabulary.ts'
import type { Term } from '#shared/film/vocabulary.ts'

/** A shot as a screen reader says it: "Shot 2B, medium close-up, dolly in, 4.5 seconds, boarded". */
export function shotSpoken(board: Board, shotId: string): string {
  const shot = shotOf(board, shotId)
  if (!shot) return ''
  const seconds = Math.round(secondsOf(board, shot) * 100) / 100
  const panels = panelsOf(board, shotId).length
  return [
    `Shot ${numbersOf(board).shots.get(shotId) ?? ''}`,
    said(SIZES, shot.size),
    said(FRAMINGS, shot.framing),
    said(ANGLES, shot.angle),
    [said(MOVEMENTS, shot.movement), said(DIRECTIONS, shot.direction)].filter(Boolean).join(' '),
    shot.subject,
    panels > 1 ? `${panels} panels` : '',
    `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`,
    said(STATUSES, shot.status),
  ]
    .filter(Boolean)
    .join(', ')
}

function said(list: readonly Term[], id: string): string {
  return (termOf(list, id)?.name ?? id).toLowerCase()
}
