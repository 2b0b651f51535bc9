import { patch, put } from '../board.ts'
import type { Board } from '../board.ts'
import type { PanelId, ShotId } from '../ids.ts'
import { LIMITS, RANGES } from '../limits.ts'
import { keyAtEnd, keysAt } from '../order.ts'
import type { PanelRow, ShotRow } from '../schema.ts'
import { DEFAULT_PANEL_SECONDS, panelOf, panelsOf, secondsOf, shotOf, shotsOf } from '../select.ts'
import { removeShot } from './shots.ts'

/**
 * Splits a shot at a panel: it and the panels after it become a new shot right after, made the same way and with the
 * same cast. What happens, is said and noted stays with the first; an estimated length is shared out by panels. The same
 * board where the panel is its shot's first.
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
    seconds: shot.seconds === null || first === null ? null : tenths(shot.seconds - first),
    action: '',
    dialogue: '',
    sound: '',
    vfx: '',
    notes: '',
  }
  const shortened = patch(put(board, 'shot', rest), 'shot', shot.id, { seconds: first })
  return panels.slice(at).reduce((next, each) => patch(next, 'panel', each.id, { shotId: newShotId }), shortened)
}

/** Seconds that stay with the panels before place `at`; null where the shot's length follows its panels anyway. */
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

/** Merges a shot with the next of its scene: see `mergeShots`. The same board where it is the scene's last. */
export function mergeWithNext(board: Board, id: ShotId): Board {
  const shot = shotOf(board, id)
  if (!shot) return board
  const siblings = shotsOf(board, shot.sceneId)
  const next = siblings[siblings.findIndex((other) => other.id === id) + 1]
  return next ? mergeShots(board, [id, next.id]) : board
}

/**
 * Merges shots that follow each other in one scene: all panels, takes and all, go to the first. Its fields win, what
 * happens, is said, heard and noted in the others is written under its own, their cast and props join its own, their
 * seconds are added. The same board where they are not neighbours, or where the texts are longer together than one field
 * can hold.
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

/** The shots in film order where they stand side by side in one scene; undefined where they do not, or are fewer than two. */
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
  const timed = shots.some((shot) => shot.seconds !== null)
  const seconds = shots.reduce((sum, shot) => sum + secondsOf(board, shot), 0)
  return {
    ...Object.fromEntries(texts),
    castIds,
    propIds,
    seconds: timed ? Math.min(tenths(seconds), RANGES.seconds[1]) : null,
  }
}
