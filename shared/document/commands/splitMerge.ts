import { patch, put } from '../board.ts'
import type { Board } from '../board.ts'
import type { PanelId, ShotId } from '../ids.ts'
import { LIMITS, RANGES } from '../limits.ts'
import { keyAtEnd, keysAt } from '../order.ts'
import type { PanelRow, ShotRow } from '../schema.ts'
import { DEFAULT_PANEL_SECONDS, panelOf, panelsOf, secondsOf, shotOf, shotsOf } from '../select.ts'
import { keepNewNumbers } from './numbers.ts'
import { joinedCovers } from './joinedCovers.ts'
import { scheduleBeside } from './shooting.ts'
import { removeShot } from './shots.ts'

/**
 * Splits a shot at a panel: that panel and those after it become a new shot right after, with the same camera set-up
 * and cast. Action, dialogue and notes stay with the first shot; an estimated length is divided by panel count.
 * Returns the same board if the panel is its shot's first.
 */
export function splitShot(board: Board, panelId: PanelId, newShotId: ShotId): Board {
  const panel = panelOf(board, panelId)
  const shot = panel && shotOf(board, panel.shotId)
  if (!panel || !shot || shotOf(board, newShotId)) return board
  const panels = panelsOf(board, shot.id)
  const at = panels.findIndex((other) => other.id === panelId)
  if (at < 1) return board
  const siblings = shotsOf(board, shot.sceneId)
  const order = keysAt(siblings, siblings.findIndex((other) => other.id === shot.id) + 1, 1)[0]!
  const first = firstShare(shot, panels, at)
  const rest: ShotRow = {
    ...shot,
    id: newShotId,
    order,
    number: null,
    formerNumbers: [],
    seconds: shot.seconds === null || first === null ? null : tenths(shot.seconds - first),
    action: '',
    dialogue: '',
    sound: '',
    vfx: '',
    notes: '',
    // Its lines of the script stay with the first shot, as its words do.
    covers: null,
  }
  const numbered = keepNewNumbers(put(board, 'shot', rest), 'shot', [newShotId])
  const shortened = patch(scheduleBeside(numbered, newShotId, shot.id), 'shot', shot.id, { seconds: first })
  return panels.slice(at).reduce((next, each) => patch(next, 'panel', each.id, { shotId: newShotId }), shortened)
}

/** Seconds that stay with the panels before index `at`; null if the shot's length follows its panels anyway. */
function firstShare(shot: ShotRow, panels: readonly PanelRow[], at: number): number | null {
  if (shot.seconds === null) return null
  const whole = length(panels)
  return tenths(whole === 0 ? shot.seconds / 2 : (shot.seconds * length(panels.slice(0, at))) / whole)
}

function length(panels: readonly PanelRow[]): number {
  return panels.reduce((sum, each) => sum + (each.seconds ?? DEFAULT_PANEL_SECONDS), 0)
}

function tenths(seconds: number): number {
  return Math.round(seconds * 10) / 10
}

/** Merges a shot with the next of its scene: see `mergeShots`. Returns the same board if it is the scene's last. */
export function mergeWithNext(board: Board, id: ShotId): Board {
  const shot = shotOf(board, id)
  if (!shot) return board
  const siblings = shotsOf(board, shot.sceneId)
  const next = siblings[siblings.findIndex((other) => other.id === id) + 1]
  return next ? mergeShots(board, [id, next.id]) : board
}

/**
 * Merges consecutive shots of one scene: all panels, with their takes, go to the first. Its fields win; the action,
 * dialogue, sound and notes of the others are appended to its own, cast, props and lines of the script are joined,
 * seconds are added. Returns the same board if the shots are not consecutive, or something joined would exceed its
 * field's limit.
 */
export function mergeShots(board: Board, ids: readonly ShotId[]): Board {
  const shots = neighbours(board, ids)
  const merged = shots && mergedFields(board, shots)
  if (!shots || !merged) return board
  const [first, ...others] = shots
  const moved = others
    .flatMap((shot) => panelsOf(board, shot.id))
    .reduce(
      (next, panel) =>
        patch(next, 'panel', panel.id, { shotId: first!.id, order: keyAtEnd(panelsOf(next, first!.id)) }),
      board,
    )
  const alone = others.reduce((next, shot) => removeShot(next, shot.id), moved)
  return patch(alone, 'shot', first!.id, merged)
}

/** The shots in film order if they are consecutive in one scene; undefined if they are not, or fewer than two. */
function neighbours(board: Board, ids: readonly ShotId[]): readonly ShotRow[] | undefined {
  const wanted = new Set<string>(ids)
  const any = shotOf(board, ids[0] ?? '')
  if (!any || wanted.size < 2) return undefined
  const siblings = shotsOf(board, any.sceneId)
  const start = siblings.findIndex((shot) => wanted.has(shot.id))
  const run = siblings.slice(start, start + wanted.size)
  return run.length === wanted.size && run.every((shot) => wanted.has(shot.id)) ? run : undefined
}

function mergedFields(board: Board, shots: readonly ShotRow[]): Partial<ShotRow> | undefined {
  const texts = (['action', 'dialogue', 'sound', 'vfx', 'notes'] as const).map((field) => {
    const parts = shots.map((shot) => shot[field].trim())
    return [field, [...new Set(parts)].filter(Boolean).join('\n')] as const
  })
  const castIds = [...new Set(shots.flatMap((shot) => shot.castIds))]
  const propIds = [...new Set(shots.flatMap((shot) => shot.propIds))]
  if (texts.some(([, text]) => text.length > LIMITS.text)) return undefined
  if (castIds.length > LIMITS.cards || propIds.length > LIMITS.cards) return undefined
  const covers = joinedCovers(shots)
  if ((covers?.parts.length ?? 0) > LIMITS.coveredParts) return undefined
  const timed = shots.some((shot) => shot.seconds !== null)
  const seconds = shots.reduce((sum, shot) => sum + secondsOf(board, shot), 0)
  return {
    ...Object.fromEntries(texts),
    castIds,
    propIds,
    covers,
    seconds: timed ? Math.min(tenths(seconds), RANGES.seconds[1]) : null,
  }
}
