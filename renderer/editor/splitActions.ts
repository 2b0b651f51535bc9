import { mergeShots, mergeWithNext, splitShot } from '#shared/document/commands/splitMerge.ts'
import { filmShots, panelsOf, shotsOf } from '#shared/document/select.ts'
import type { ActionContext, Place } from './actionContext.ts'
import { shotNumberOf } from './shotActions.ts'

/** The current panel becomes the first of a new shot. */
export function splitAtPanel({ appWindow }: ActionContext, { editor, board, shot, panel }: Place): void {
  if (!shot || !panel) return
  const number = shotNumberOf(board, shot.id)
  if (panelsOf(board, shot.id)[0]?.id === panel.id) {
    const why = panelsOf(board, shot.id).length === 1 ? 'has one panel' : 'begins with this panel'
    appWindow.say({ text: `Shot ${number} ${why}. Choose a later panel of a shot: the new shot begins with it.` })
    return
  }
  const shotId = editor.newId('shot')
  if (editor.run(`Split Shot ${number}`, (now) => splitShot(now, panel.id, shotId)))
    editor.session.selectShot(editor.board(), shotId)
}

/** Merges the selected shots into one; a single one is merged with the next in its scene. */
export function mergeSelected({ appWindow }: ActionContext, { editor, board, shot, shots, panel }: Place): void {
  if (!shot) return
  const ordered = filmShots(board).filter((each) => shots.includes(each))
  const first = ordered[0]!
  const number = shotNumberOf(board, first.id)
  if (shots.length === 1 && shotsOf(board, shot.sceneId).at(-1)?.id === shot.id) {
    appWindow.say({ text: `Shot ${number} is the last of its scene: there is no next one to merge it with.` })
    return
  }
  const ids = ordered.map((each) => each.id)
  const name = shots.length === 1 ? `Merge Shot ${number} with the Next` : `Merge ${shots.length} Shots`
  const done = editor.run(name, (now) => (ids.length === 1 ? mergeWithNext(now, ids[0]!) : mergeShots(now, ids)))
  if (done && editor.session.state().drawing) editor.session.selectPanel(editor.board(), panel!.id)
  else if (done) editor.session.selectShot(editor.board(), first.id)
  else
    appWindow.say({
      text: 'Only shots that follow each other in one scene can be merged, and only while their notes fit in one shot.',
    })
}
