import { useEffect, useEffectEvent } from 'react'
import { needsCover, nextUncoveredText } from '#shared/breakdown/coverage.ts'
import { coverWith, linedStretches, mergeLines, shotFromLines, splitLine } from '#shared/breakdown/lining.ts'
import { onCameraLines, withEndAt, withLines, withoutLines } from '#shared/breakdown/stretches.ts'
import type { Stretch } from '#shared/breakdown/stretches.ts'
import { stepName } from '#shared/document/commands/stepName.ts'
import type { ShotId } from '#shared/document/ids.ts'
import { newPanelIds } from '#shared/document/newProject.ts'
import { filmShots, shotOf, shotsOf } from '#shared/document/select.ts'
import { isScriptRequest } from '../../editor/scriptActions.ts'
import type { ScriptRequest } from '../../editor/session.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { rangeOf, sceneAt } from './lineSelection.ts'
import type { LineSelection } from './lineSelection.ts'
import type { EndDrag, ScriptModel } from './useScriptModel.ts'

interface LiningParts {
  readonly model: ScriptModel
  readonly selection: LineSelection
  readonly select: (selection: LineSelection) => void
  readonly say: (text: string) => void
}

/** What the script's commands do with the selected lines; answers them as long as the script is shown. */
export function useLining(parts: LiningParts) {
  const editor = useEditor()
  const answer = useEffectEvent((request: ScriptRequest) => acts(editor, parts)[request]?.())
  useEffect(() => editor.session.onAsk((request) => (isScriptRequest(request) ? answer(request) : undefined)), [editor])
  return {
    /** Moves one end of a shot's line for good. */
    moveEnd: ({ shotId, end, at }: EndDrag): void => {
      const { text } = parts.model
      const shot = shotOf(editor.board(), shotId)
      if (!shot) return
      const next = withEndAt(linedStretches(text, shot), end, at)
      editor.run(stepName(editor.board(), `Move ${end === 'head' ? 'Start' : 'End'} of`, [shotId]), (board) =>
        coverWith(board, text, shotId, next),
      )
    },
  }
}

type Film = ReturnType<typeof useEditor>
type Acts = Partial<Record<ScriptRequest, () => void>>

function acts(editor: Film, parts: LiningParts): Acts {
  const { model, selection, select } = parts
  return {
    'script.newShot': () => newShot(editor, parts),
    'script.cover': () =>
      changeShot(editor, parts, 'Add Lines to', (stretches, { first, last }) =>
        coverable(model, first, last).reduce((all, each) => withLines(all, each.first, each.last), stretches),
      ),
    'script.uncover': () =>
      changeShot(editor, parts, 'Take Lines from', (stretches, { first, last }) =>
        withoutLines(stretches, first, last),
      ),
    'script.toggleCamera': () =>
      changeShot(editor, parts, 'Set On or Off Camera in', (stretches, { first, last }) => {
        const here = stretches.filter((each) => each.first <= last && each.last >= first)
        return onCameraLines(stretches, first, last, !here.every(({ onCamera }) => onCamera))
      }),
    'script.split': () => split(editor, parts),
    'script.merge': () => merge(editor, parts),
    'script.nextUncovered'() {
      const next = nextUncoveredText(model.coverage, model.text.lines, selection.at)
      if (next === null) parts.say('Every line of the script has a shot.')
      else select({ anchor: next.first, at: next.last })
    },
  }
}

/** The lines of a range that a shot can cover, without headings and transitions. */
function coverable({ text, coverage }: ScriptModel, first: number, last: number): readonly Stretch[] {
  const scene = coverage.scenes[sceneAt(coverage.scenes, first)]
  const end = Math.min(last, scene?.last ?? last)
  const lines = Array.from({ length: end - first + 1 }, (_, at) => first + at)
  return lines
    .filter((at) => needsCover(text.lines[at]!) || text.lines[at]!.kind === 'character')
    .reduce<readonly Stretch[]>((all, at) => withLines(all, at, at), [])
}

/** A script is opened at a heading, which needs no shot: the first text below it that has none. */
function rangeToShoot(model: ScriptModel, selection: LineSelection) {
  const range = rangeOf(selection)
  if (coverable(model, range.first, range.last).length > 0) return range
  const next = nextUncoveredText(model.coverage, model.text.lines, range.last)
  const scene = model.coverage.scenes[sceneAt(model.coverage.scenes, range.first)]
  return next && scene && next.first > range.first && next.first <= scene.last ? next : range
}

function newShot(editor: Film, { model, selection, select, say }: LiningParts): void {
  const { first, last } = rangeToShoot(model, selection)
  const stretches = coverable(model, first, last)
  const sceneId = model.sceneIds[sceneAt(model.coverage.scenes, first)]
  if (stretches.length === 0) return say('A heading needs no shot. Select action or dialogue.')
  if (sceneId === undefined || sceneId === null) return say('The film has no scene for this heading.')
  const ids = { shotId: editor.newId('shot'), ...newPanelIds(editor.board(), editor.newId) }
  const next = shotFromLines(editor.board(), model.text, ids, sceneId, stretches)
  if (!editor.run(stepName(next, 'Add', [ids.shotId]), () => next)) return
  select({ anchor: last, at: last })
  editor.session.selectShot(editor.board(), ids.shotId)
}

/** Changes what the selected shot covers. */
function changeShot(
  editor: Film,
  { model, selection, say }: LiningParts,
  verb: string,
  change: (
    stretches: readonly Stretch[],
    range: { readonly first: number; readonly last: number },
  ) => readonly Stretch[],
): void {
  const shot = selectedShot(editor)
  if (!shot) return say('Select a shot first: its line on the script, or its card.')
  const before = linedStretches(model.text, shot)
  const after = change(before, rangeOf(selection))
  const number = model.shotNumbers.get(shot.id) ?? ''
  if (!editor.run(stepName(editor.board(), verb, [shot.id]), (board) => coverWith(board, model.text, shot.id, after)))
    say(`Nothing of Shot ${number} changes with these lines.`)
}

function selectedShot(editor: Film) {
  return shotOf(editor.board(), editor.session.state().shotIds.at(-1) ?? '')
}

function split(editor: Film, { model, selection, say }: LiningParts): void {
  const shot = selectedShot(editor)
  if (!shot) return say('Select a shot first: its line on the script, or its card.')
  const at = rangeOf(selection).first
  const ids = { shotId: editor.newId('shot'), ...newPanelIds(editor.board(), editor.newId) }
  const name = stepName(editor.board(), 'Split', [shot.id])
  if (editor.run(name, (board) => splitLine(board, model.text, ids, shot.id, at)))
    editor.session.selectShot(editor.board(), ids.shotId)
  else say(`Shot ${model.shotNumbers.get(shot.id) ?? ''} does not go on over this line. Choose a line within its own.`)
}

/** The selected shots; a single one with the next of its scene. */
function merge(editor: Film, { model, say }: LiningParts): void {
  const board = editor.board()
  const chosen = new Set(editor.session.state().shotIds)
  const shots = filmShots(board).filter(({ id }) => chosen.has(id))
  const [first] = shots
  if (!first) return say('Select a shot first: its line on the script, or its card.')
  const siblings = shotsOf(board, first.sceneId)
  const next = siblings[siblings.findIndex(({ id }) => id === first.id) + 1]
  const ids: ShotId[] = shots.length > 1 ? shots.map(({ id }) => id) : [first.id, ...(next ? [next.id] : [])]
  if (editor.run(stepName(board, 'Merge', ids), (now) => mergeLines(now, model.text, ids)))
    editor.session.selectShot(editor.board(), first.id)
  else say('Only shots that follow each other in one scene can be merged.')
}
