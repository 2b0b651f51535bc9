import type { Board } from '#shared/document/board.ts'
import { duplicateScene } from '#shared/document/commands/duplicate.ts'
import { addScene, editScene, moveScene, removeScene } from '#shared/document/commands/scenes.ts'
import { addShot } from '#shared/document/commands/shots.ts'
import type { SceneId } from '#shared/document/ids.ts'
import { newPanelIds } from '#shared/document/newProject.ts'
import { numbersOf, panelsOf, scenesOf, shotsOf } from '#shared/document/select.ts'
import { sayDeleted } from './actionContext.ts'
import type { ActionContext, Place } from './actionContext.ts'
import { besideSelected } from './shootingActions.ts'

/** A new scene after the current one, with a first shot to draw on. */
export function newScene(place: Place): void {
  const { editor, board, scene } = place
  const sceneId = editor.newId('scene')
  const ids = { shotId: editor.newId('shot'), ...newPanelIds(board, editor.newId) }
  const at = scene ? scenesOf(board).findIndex((other) => other.id === scene.id) + 1 : 0
  const next = besideSelected(place, addShot(addScene(board, sceneId, at), ids, sceneId, 0), ids.shotId)
  editor.run(`Add Scene ${sceneNumber(next, sceneId)}`, () => next)
  editor.session.selectShot(editor.board(), ids.shotId)
}

/** Loads the drawing first: otherwise the copy would be blank. */
export async function copyScene({ editor, board, scene }: Place): Promise<void> {
  if (!scene) return
  const panels = shotsOf(board, scene.id).flatMap((shot) => panelsOf(board, shot.id).map((panel) => panel.id))
  if (!(await editor.loadMarks(panels))) return
  let copied: SceneId | null = null
  editor.run(`Duplicate Scene ${sceneNumber(board, scene.id)}`, (now) => {
    const made = duplicateScene(now, editor.newId, scene.id)
    copied = made.sceneId
    return made.board
  })
  if (copied !== null) editor.session.selectScene(editor.board(), copied)
}

export function omitScene({ editor, board, scene }: Place): void {
  if (!scene) return
  const verb = scene.omitted ? 'Restore' : 'Omit'
  editor.run(`${verb} Scene ${sceneNumber(board, scene.id)}`, (now) =>
    editScene(now, scene.id, { omitted: !scene.omitted }),
  )
}

export function shiftScene({ editor, board, scene }: Place, by: -1 | 1): void {
  if (!scene) return
  const at = scenesOf(board).findIndex((other) => other.id === scene.id)
  editor.run(`Move Scene ${sceneNumber(board, scene.id)} ${by < 0 ? 'Up' : 'Down'}`, (now) =>
    at + by < 0 ? now : moveScene(now, scene.id, at + by),
  )
}

export function deleteScene(context: ActionContext, { editor, board, scene }: Place): void {
  if (!scene) return
  const what = `Scene ${sceneNumber(board, scene.id)}`
  const scenes = scenesOf(board)
  const at = scenes.findIndex((other) => other.id === scene.id)
  const beside = [...scenes.slice(at + 1), ...scenes.slice(0, at).toReversed()]
  const heir = beside[0]
  if (!editor.run(`Delete ${what}`, (now) => removeScene(now, scene.id))) return
  if (heir) editor.session.selectScene(editor.board(), heir.id)
  sayDeleted(context, editor, `Delete ${what}`, what)
}

export function sceneNumber(board: Board, sceneId: string): string {
  return numbersOf(board).scenes.get(sceneId) ?? ''
}
