import { assertNever } from '#shared/assertNever.ts'
import { activeLayerOf, layersOf, marksOf, panelOf } from '#shared/document/select.ts'
import type { PanelRow } from '#shared/document/schema.ts'
import { toScreen } from '#shared/geometry/camera.ts'
import type { PanelPoint } from '#shared/geometry/points.ts'
import { STAY } from '#shared/tools/transformBox.ts'
import type { Editor } from '../../../editor/editor.ts'
import type { LayerTrial } from '../../../editor/layerTrial.ts'
import { helperSettingsOf } from '../helpers/helperSettings.ts'
import { movesAsSeen } from '../stage/movesAsSeen.ts'
import type { PanelStage } from '../stage/panelStage.ts'
import type { ToolSettings } from '../toolSettings.ts'
import { coversLines, drawOn, fillTargetOf } from './drawOn.ts'
import { shownMarks } from './drawing.ts'
import type { Drawing, DrawingEffect, DrawingEvent } from './drawing.ts'
import { frameMove, moveOf } from './frameMove.ts'
import type { Ground } from './ground.ts'
import { leftCamerasOf } from './leftCameras.ts'
import type { Refusal } from './inkChecks.ts'
import type { MovePlayer } from './movePlayer.ts'
import type { Pointers } from './pointers.ts'
import { pourWithin } from './pourWithin.ts'
import type { Poured } from './pourWithin.ts'
import type { Selecting } from './selecting.ts'
import type { Sharpening } from './sharpening.ts'
import type { TableCamera } from './tableCamera.ts'
import type { Turning } from './turning.ts'
import type { TablePictures } from './tablePictures.ts'
import { wordsMissed, writingAt } from './writing.ts'

/** What the drawing table consists of, and its current state from `drawing.ts`. */
export interface TableParts {
  readonly editor: Editor
  readonly settings: ToolSettings
  readonly area: HTMLElement
  readonly stage: PanelStage
  readonly camera: TableCamera
  readonly sharpening: Sharpening
  readonly turning: Turning
  readonly pointers: Pick<Pointers, 'cancel'>
  readonly ground: Ground
  readonly selecting: Selecting
  readonly pictures: TablePictures
  readonly player: MovePlayer
  readonly trial: LayerTrial
  readonly drawing: () => Drawing
  readonly tell: (event: DrawingEvent) => void
  readonly refresh: () => void
}

/** The session's panel that is still on the board. */
export function shownPanel(editor: Editor): PanelRow | undefined {
  return panelOf(editor.board(), editor.session.state().panelId ?? '')
}

export function runTableEffect(on: TableParts, effect: DrawingEffect): void {
  switch (effect.kind) {
    case 'letGo':
      on.player.stop()
      on.pointers.cancel()
      return leave(on, effect.panelId)
    case 'setFrame':
      return on.camera.setFrame(effect.frame)
    case 'arrive':
      arrive(on, effect.panelId)
      return on.sharpening.now()
    case 'read':
      void on.editor.loadMarks([effect.panelId as PanelRow['id']]).then((read) => read && on.refresh())
      return
    case 'show':
      return show(on)
    case 'look':
      on.stage.look(effect.camera)
      return on.sharpening.soon()
    case 'pan':
      return on.camera.pan(effect.dx, effect.dy)
    case 'ink':
      return on.stage.ink.show(effect.gesture, effect.certain)
    case 'lift':
      return lift(on, effect.what)
    case 'float':
      return on.stage.floating.at(effect.matrix)
    case 'take':
      return on.selecting.take(effect.outcome)
    case 'transform':
      return on.selecting.transform(effect.verb, effect.matrix)
    case 'copy':
      return on.selecting.copy(effect.matrix)
    case 'zoom':
      return effect.outcome.kind === 'look'
        ? on.camera.look(effect.outcome.area)
        : on.camera.step(effect.outcome.away, effect.outcome.at)
    case 'clear':
      on.stage.ink.clear()
      return on.stage.floating.drop()
    case 'refresh':
      return on.refresh()
    case 'draw':
    case 'frameMove':
    case 'pour':
    case 'write':
    case 'pick':
      return changePanel(on, effect)
    default:
      assertNever(effect)
  }
}

/** Remembers how the paper of this panel is left. */
export function leave({ editor, camera }: TableParts, panelId: string | null): void {
  if (panelId !== null) leftCamerasOf(editor.session).set(panelId, camera.left())
}

function arrive({ editor, camera }: TableParts, panelId: string): void {
  const left = leftCamerasOf(editor.session).get(panelId)
  if (left) camera.comeBack(left)
  else camera.fit()
}

type PanelChange = Extract<DrawingEffect, { kind: 'draw' | 'frameMove' | 'pour' | 'write' | 'pick' }>

function changePanel(on: TableParts, effect: PanelChange): void {
  const { editor, ground } = on
  const panel = ground.panel()
  if (effect.kind === 'pick') pick(on, effect.at)
  else if (!panel) return
  else if (effect.kind === 'draw') said(on, drawOn(editor, panel, effect.mark, ground.layerId()))
  else if (effect.kind === 'frameMove') frameMove(editor, panel, effect.move)
  else if (effect.kind === 'pour') editor.finishing(pourAt(on, panel, effect.at))
  else write(on, panel, effect.at)
}

function write(on: TableParts, panel: PanelRow, at: PanelPoint): void {
  const writing = writingAt(on.editor, on.settings.state(), panel, at)
  const missed = wordsMissed(on.editor, writing)
  if (missed) said(on, missed)
  else on.tell({ kind: 'write', writing })
}

/** A fill goes on the layer where it was started, even if the artist has gone on to another panel meanwhile. */
async function pourAt(on: TableParts, panel: PanelRow, at: PanelPoint): Promise<void> {
  const { editor, stage, settings, ground } = on
  const onto = activeLayerOf(editor.board(), panel.id, ground.layerId())?.id ?? null
  const [pool, set] = [stage.pool(), settings.state()]
  const marks = layersOf(editor.board(), panel.id).flatMap(({ id, visible }) =>
    visible ? marksOf(editor.board(), id) : [],
  )
  const covers = (fill: Poured): boolean => coversLines(editor.board(), panel.id, onto, fill, at)
  const mark = await pourWithin(pool, at, set, marks, covers)
  if (mark) said(on, drawOn(editor, panel, mark, onto, at))
}

/** Says why nothing was laid. */
function said({ tell }: TableParts, refusal: Refusal | null): void {
  if (refusal) tell({ kind: 'asked', refusal })
}

function pick({ camera, stage, settings }: TableParts, at: PanelPoint): void {
  const seen = toScreen(camera.now(), at)
  const color = stage.colorAt(seen.x, seen.y)
  if (color) settings.setColor(color)
}

function lift({ editor, selecting, stage, tell }: TableParts, what: 'selection' | 'move'): void {
  const move = what === 'move' ? moveOf(editor.board(), shownPanel(editor)?.id ?? '') : undefined
  if (move) tell({ kind: 'lifted', ids: [move.id] })
  if (what === 'move') return
  const marks = selecting.marks()
  stage.floating.lift(marks)
  tell({ kind: 'lifted', ids: marks.map((mark) => mark.id) })
}

/** Pushes the board's version of the panel to the stage, without what is held. */
function show({ editor, area, stage, pictures, trial, selecting, drawing, tell }: TableParts): void {
  const panel = shownPanel(editor)
  if (!panel) return
  const board = editor.board()
  const paper = getComputedStyle(area).getPropertyValue('--drawing-paper').trim() || '#f6f3ec'
  const rows = layersOf(board, panel.id)
  const begun = pictures.begin(rows)
  const facing = helperSettingsOf(editor.session).state().flip ? 'mirrored' : 'plain'
  const seen = drawing().table.playing ? 'hidden' : facing
  const layers = rows.map((row) => ({
    row: trial.shown(row),
    marks: movesAsSeen(shownMarks(drawing(), marksOf(board, row.id)), seen),
    ...begun.of(row.mediaId),
  }))
  const chosen = editor.session.state().layerId
  const target = drawing().filling ? fillTargetOf(board, panel.id, chosen, 'drawn') : null
  const active = target?.kind === 'ready' ? target.layer : activeLayerOf(board, panel.id, chosen)
  stage.show(drawing().table.frame, paper, layers, active?.kind === 'drawing' ? active.id : null)
  const box = selecting.box()
  tell({
    kind: 'shown',
    outside: stage.leavesFrame(),
    selection: box && { box, matrix: STAY, count: selecting.marks().length },
    move: moveOf(board, panel.id) ?? null,
  })
}
