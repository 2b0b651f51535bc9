import type { Board } from '../document/board.ts'
import type { MediaId } from '../document/ids.ts'
import type { Beside, RequestPicture } from '../document/recipe.ts'
import type { PanelRow, TakeRow } from '../document/schema.ts'
import { filmShots, numbersOf, panelOf, panelsOf, shotOf, shotsOf, takesOf } from '../document/select.ts'

/** The takes of a contact sheet at most: smaller frames tell nothing. */
const ON_A_SHEET = 12

/** A panel's kept take, the latest if several are. */
function keptTake(board: Board, panelId: string): TakeRow | undefined {
  const kept = takesOf(board, panelId).filter((take) => take.kept && !take.struck)
  return kept.toSorted((a, b) => b.number - a.number)[0]
}

/**
 * The kept take of the picture before or after this one: of the nearest panel of the shot itself that has one, else of
 * the shot beside it, at the end that meets this one. undefined if there is none.
 */
export function takeBeside(board: Board, panelId: string, side: 'before' | 'after'): TakeRow | undefined {
  const panel = panelOf(board, panelId)
  if (!panel) return undefined
  const forth = <T>(list: readonly T[]): readonly T[] => (side === 'before' ? list.toReversed() : list)
  const own = forth(panelsOf(board, panel.shotId))
  const shots = forth(filmShots(board))
  const next = shots[shots.findIndex(({ id }) => id === panel.shotId) + 1]
  const panels: readonly PanelRow[] = [
    ...own.slice(own.findIndex(({ id }) => id === panelId) + 1),
    ...(next ? forth(panelsOf(board, next.id)) : []),
  ]
  return panels.map(({ id }) => keptTake(board, id)).find((take) => take !== undefined)
}

/** The kept takes of the panel's scene, one of each other panel, in film order; of many, those nearest to it. */
export function contactTakes(board: Board, panelId: string): readonly TakeRow[] {
  const shot = shotOf(board, panelOf(board, panelId)?.shotId ?? '')
  if (!shot) return []
  const panels = shotsOf(board, shot.sceneId).flatMap(({ id }) => panelsOf(board, id))
  const own = panels.findIndex(({ id }) => id === panelId)
  return panels
    .map(({ id }, at) => ({ away: Math.abs(at - own), take: id === panelId ? undefined : keptTake(board, id) }))
    .flatMap(({ away, take }) => (take ? [{ away, take }] : []))
    .toSorted((a, b) => a.away - b.away)
    .slice(0, ON_A_SHEET)
    .map(({ take }) => take)
    .toSorted((a, b) => placeOf(panels, a) - placeOf(panels, b))
}

function placeOf(panels: readonly PanelRow[], take: TakeRow): number {
  return panels.findIndex(({ id }) => id === take.panelId)
}

/** Why a picture can't be sent beside the sketch, in a sentence; null if it can. */
export function whyNotBeside(board: Board, panelId: string, role: Beside): string | null {
  if (role === 'staging') return null
  if (role === 'contact')
    return contactTakes(board, panelId).length > 0 ? null : 'No other shot of this scene has a kept take.'
  return takeBeside(board, panelId, role) ? null : `No take is kept of the shot ${role} this one.`
}

/** What the host made for a panel: staged, null where it is not made yet or can't be. */
export interface MadeBeside {
  readonly contact?: MediaId | null
  readonly staging?: MediaId | null
}

/** The pictures that were chosen to go along, as far as there are any, in the order of `BESIDE`. */
export function besidePictures(
  board: Board,
  panelId: string,
  chosen: readonly Beside[],
  made: MadeBeside,
): RequestPicture[] {
  return (['before', 'after'] as const)
    .filter((role) => chosen.includes(role))
    .flatMap((role): RequestPicture[] => {
      const take = takeBeside(board, panelId, role)
      return take ? [{ role, label: labelOf(board, take), mediaId: take.mediaId }] : []
    })
    .concat(
      chosen.includes('contact') && made.contact && contactTakes(board, panelId).length > 0
        ? [{ role: 'contact', label: 'Contact sheet', mediaId: made.contact }]
        : [],
      chosen.includes('staging') && made.staging ? [{ role: 'staging', label: 'Staging', mediaId: made.staging }] : [],
    )
}

/** "T2 of Shot 1A" */
function labelOf(board: Board, take: TakeRow): string {
  const shot = numbersOf(board).shots.get(panelOf(board, take.panelId)?.shotId as never) ?? ''
  return `T${take.number} of Shot ${shot}`.trim()
}
