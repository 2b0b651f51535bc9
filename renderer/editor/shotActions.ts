import type { Board } from '#shared/document/board.ts'
import { duplicateShot } from '#shared/document/commands/duplicate.ts'
import { addShot, moveShots, removeShot } from '#shared/document/commands/shots.ts'
import type { ShotId } from '#shared/document/ids.ts'
import { newPanelIds } from '#shared/document/newProject.ts'
import type { ShotRow } from '#shared/document/schema.ts'
import { filmShots, numbersOf, panelsOf, scenesOf, shotsOf } from '#shared/document/select.ts'
import { sayDeleted } from './actionContext.ts'
import type { ActionContext, Place } from './actionContext.ts'
import { newScene } from './sceneActions.ts'
import { besideSelected } from './shootingActions.ts'

/** A new shot after the current one; in a film without scenes, a scene for it too. */
export function newShot(place: Place): void {
  const { editor, board, scene, shot } = place
  if (!scene) return newScene(place)
  const ids = { shotId: editor.newId('shot'), ...newPanelIds(board, editor.newId) }
  const siblings = shotsOf(board, scene.id)
  const at = shot ? siblings.findIndex((other) => other.id === shot.id) + 1 : siblings.length
  const next = besideSelected(place, addShot(board, ids, scene.id, at), ids.shotId)
  editor.run(`Add Shot ${shotNumberOf(next, ids.shotId)}`, () => next)
  editor.session.selectShot(editor.board(), ids.shotId)
}

/** Puts a copy right after each selected shot. Loads the drawings first: otherwise the copies would be blank. */
export async function copyShots({ editor, board, shots }: Place): Promise<void> {
  if (shots.length === 0) return
  const panels = shots.flatMap((shot) => panelsOf(board, shot.id).map((panel) => panel.id))
  if (!(await editor.loadMarks(panels))) return
  const copies: ShotId[] = []
  editor.run(`Duplicate ${namesOf(board, shots)}`, (now) =>
    shots.reduce((next, shot) => {
      const made = duplicateShot(next, editor.newId, shot.id)
      if (made.shotId !== null) copies.push(made.shotId)
      return made.board
    }, now),
  )
  editor.session.selectShots(editor.board(), copies)
}

/** Moves one place among the shots of its scene; several selected shots of that scene move together. */
export function shiftShots({ editor, board, scene, shots }: Place, by: -1 | 1): void {
  if (!scene) return
  const all = shotsOf(board, scene.id)
  const moving = all.filter((shot) => shots.includes(shot))
  if (moving.length === 0) return
  const first = all.indexOf(moving[0]!)
  const ids = moving.map((shot) => shot.id)
  editor.run(`Move ${namesOf(board, moving)} ${by < 0 ? 'Earlier' : 'Later'}`, (now) =>
    first + by < 0 ? now : moveShots(now, ids, scene.id, first + by),
  )
}

/** To the end of the previous scene, or to the start of the next. */
export function sendShots({ editor, board, scene, shots }: Place, by: -1 | 1): void {
  if (!scene || shots.length === 0) return
  const scenes = scenesOf(board)
  const target = scenes[scenes.findIndex((other) => other.id === scene.id) + by]
  if (!target) return
  const ordered = filmShots(board).filter((shot) => shots.includes(shot))
  const number = numbersOf(board).scenes.get(target.id) ?? ''
  editor.run(`Move ${namesOf(board, shots)} to Scene ${number}`, (now) =>
    moveShots(
      now,
      ordered.map((shot) => shot.id),
      target.id,
      by < 0 ? shotsOf(now, target.id).length : 0,
    ),
  )
}

export function deleteShots(context: ActionContext, { editor, board, shots }: Place): void {
  if (shots.length === 0) return
  const what = namesOf(board, shots)
  const all = filmShots(board)
  const last = all.indexOf(shots.at(-1)!)
  const heir = [...all.slice(last + 1), ...all.slice(0, last).toReversed()].find((shot) => !shots.includes(shot))
  const step = `Delete ${what}`
  // Before they go: an artist who draws goes on at the table.
  if (heir) editor.session.selectShot(board, heir.id)
  if (!editor.run(step, (now) => shots.reduce((next, shot) => removeShot(next, shot.id), now))) return
  sayDeleted(context, editor, step, what)
}

export function shotNumberOf(board: Board, shotId: string): string {
  return numbersOf(board).shots.get(shotId) ?? ''
}

/** "Shot 2B", or "3 Shots". */
function namesOf(board: Board, shots: readonly ShotRow[]): string {
  return shots.length === 1 ? `Shot ${shotNumberOf(board, shots[0]!.id)}` : `${shots.length} Shots`
}
