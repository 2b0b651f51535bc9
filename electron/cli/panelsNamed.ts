import type { Board } from '#shared/document/board.ts'
import type { PanelId } from '#shared/document/ids.ts'
import type { ShotRow } from '#shared/document/schema.ts'
import { filmShots, numbersOf, panelsOf } from '#shared/document/select.ts'
import { allShownShots, isCut } from '#shared/document/whatCounts.ts'
import { panelName } from '#shared/jobs/manyPlan.ts'
import { CommandError } from './command.ts'

export interface NamedPanel {
  readonly panelId: PanelId
  /** "12A", or "12A panel 2" if the shot has several. */
  readonly panel: string
}

/**
 * Every panel of the shots with these numbers, in film order; if none is given, of the whole film, without what is cut
 * or omitted.
 */
export function panelsNamed(board: Board, shots: readonly string[]): NamedPanel[] {
  const numbers = numbersOf(board).shots
  const asked = new Map(shots.map((shot) => [plain(shot), shot]))
  const isAsked = (shot: ShotRow): boolean => asked.has(plain(numbers.get(shot.id) ?? ''))
  const found =
    shots.length === 0 ? allShownShots(board).filter((shot) => !isCut(shot)) : filmShots(board).filter(isAsked)
  for (const shot of found) asked.delete(plain(numbers.get(shot.id) ?? ''))
  const missing = [...asked.values()]
  if (missing.length > 0) {
    const failure = { kind: 'not-found', what: `Shot ${missing.join(', ')}` } as const
    throw new CommandError(`This film has no shot ${missing.join(', ')}. “shots FOLDER” lists those it has.`, {
      failure,
    })
  }
  const panels = found.flatMap((shot) =>
    panelsOf(board, shot.id).map((panel) => ({ panelId: panel.id, panel: panelName(board, panel) })),
  )
  if (panels.length === 0) throw new CommandError('There is no panel to make a take of.')
  return panels
}

function plain(number: string): string {
  return number.trim().toUpperCase()
}
