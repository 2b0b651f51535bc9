import { filmOf } from '#shared/document/board.ts'
import type { MarkRow } from '#shared/document/schema.ts'
import { screenPoint } from '#shared/geometry/points.ts'
import type { ScreenPoint } from '#shared/geometry/points.ts'
import { turnedBy } from '#shared/geometry/turn.ts'
import { filmFrame } from '#shared/film/filmFrame.ts'
import { createPainter } from '#shared/paint/painter.ts'
import type { Painter } from '#shared/paint/painter.ts'
import { createStore } from '#shared/store.ts'
import { selectTool } from '#shared/tools/select.ts'
import type { Tool } from '#shared/tools/tool.ts'
import { levelOf } from '#shared/tools/levelBox.ts'
import { toolOf } from '#shared/tools/toolbox.ts'
import type { Editor } from '../../../editor/editor.ts'
import { layerTrialOf } from '../../../editor/layerTrial.ts'
import { helperSettingsOf } from '../helpers/helperSettings.ts'
import { createHandReading } from '../helpers/handReading.ts'
import type { HandReading } from '../helpers/handReading.ts'
import { createPanelStage } from '../stage/panelStage.ts'
import { createPictureLoader } from '../stage/pictureLoader.ts'
import { windowMaker } from '../stage/windowMaker.ts'
import { contextOf } from '../toolSettings.ts'
import type { ToolSettings } from '../toolSettings.ts'
import { NOTHING_DRAWN, draw } from './drawing.ts'
import type { DrawingEvent } from './drawing.ts'
import { createGround } from './ground.ts'
import type { Hands } from './hands.ts'
import { refusalOf } from './inkChecks.ts'
import { createMovePlayer, followPress, stoppedFirst, turnedStopped } from './movePlayer.ts'
import type { MovePlayer } from './movePlayer.ts'
import { createPointers } from './pointers.ts'
import type { Pointers } from './pointers.ts'
import { createSelecting } from './selecting.ts'
import type { Selecting } from './selecting.ts'
import { createSharpening } from './sharpening.ts'
import { createTableCamera } from './tableCamera.ts'
import { turnByHand } from './turnByHand.ts'
import { createTurning } from './turning.ts'
import type { Pair } from './fingers.ts'
import type { TableCamera } from './tableCamera.ts'
import { leave, runTableEffect, shownPanel } from './tableEffects.ts'
import type { TableParts } from './tableEffects.ts'
import { createTablePictures } from './tablePictures.ts'
import { tableSight } from './tableSight.ts'
import type { TableState } from './tableState.ts'
import { wheelMeaning } from '../../../ui/wheelMeaning.ts'

/**
 * The drawing table: stage, live ink, camera and pointers of one panel at a time. Dispose it when it leaves the window.
 */
export interface DrawingTable {
  readonly state: () => TableState
  readonly listen: (changed: () => void) => () => void
  /** Its `fit` also sets the paper upright. */
  readonly camera: TableCamera
  /** Turns the paper under the hand: degrees, clockwise. */
  readonly turn: (degrees: number) => void
  readonly pointers: Pointers
  readonly selecting: Selecting
  readonly player: MovePlayer
  readonly painter: Painter
  /** The element that is drawn on. */
  readonly area: HTMLElement
  /** Puts marks from anywhere on the active layer, held to be moved; says why if it takes none. */
  readonly paste: (marks: readonly MarkRow[]) => void
  /** Calls back with the pointer's position, now and whenever it moves; null while it is not over the table. */
  readonly onHover: (hovered: (at: ScreenPoint | null) => void) => () => void
  /** The cursor over the drawing area, as CSS; '' for the tool's own. */
  readonly setCursor: (cursor: string) => void
  /** Shows the board's current version of the session's panel. */
  readonly refresh: () => void
  /** Gives the drawing keyboard focus. */
  readonly focus: () => void
  readonly stopWriting: () => void
  readonly forgetRefusal: () => void
  readonly dispose: () => void
}

/** `area`: the element that is drawn on; the table puts its stage and its live ink into it. */
export function createDrawingTable(editor: Editor, settings: ToolSettings, area: HTMLElement): DrawingTable {
  const painter = createPainter(windowMaker)
  const hovering = createStore<ScreenPoint | null>(null)
  const { parts, pointers, listen, dispose } = assemble(editor, settings, area, painter, hovering.set)
  const { selecting, drawing, tell, refresh } = parts
  const camera = { ...parts.camera, fit: () => lieStraight(editor, parts.camera) }
  return {
    state: () => drawing().table,
    listen,
    camera,
    turn: parts.turning.by,
    pointers,
    selecting,
    player: parts.player,
    painter,
    area,
    refresh,
    paste: (marks) => paste(parts, marks),
    onHover(hovered) {
      hovered(hovering.state())
      return hovering.listen(() => hovered(hovering.state()))
    },
    setCursor(cursor) {
      area.style.cursor = cursor
    },
    focus: () => area.focus({ preventScroll: true }),
    stopWriting: () => tell({ kind: 'write', writing: null }),
    forgetRefusal: () => tell({ kind: 'forgetRefusal' }),
    dispose() {
      dispose()
      hovering.clear()
    },
  }
}

interface Assembled {
  readonly parts: TableParts
  readonly pointers: Pointers
  readonly listen: DrawingTable['listen']
  readonly dispose: () => void
}

function assemble(
  editor: Editor,
  settings: ToolSettings,
  area: HTMLElement,
  painter: Painter,
  hovered: Hands['hovered'],
): Assembled {
  const drawing = createStore(NOTHING_DRAWN)
  const host = area.appendChild(Object.assign(document.createElement('div'), { className: 'table-stage' }))
  const stage = createPanelStage(host, painter, () => drawing.state().table.painted || tell({ kind: 'painted' }))
  const hand = createHandReading(editor, area)
  const own = createTableCamera(
    (next) => tell({ kind: 'moved', camera: next }),
    () => hand.way() < 0,
  )
  const view = helperSettingsOf(editor.session)
  const player = createMovePlayer(editor, own, view, (box) => tell({ kind: 'played', box }))
  const camera = stoppedFirst(own, player)
  const sharpening = createSharpening(stage, painter, settings, camera.now)
  const turning = turnedStopped(createTurning(area, view, { stage, camera, sharpening }), player)
  const ground = createGround(editor)
  const selecting = createSelecting(editor, ground, refresh)
  const pictures = createTablePictures(editor, createPictureLoader(refresh))
  const hands = handsOf(() => parts, hand, hovered)
  const pointers = createPointers(area, hands)
  const held = { trial: layerTrialOf(editor.session), pictures, player, pointers, selecting, ground }
  const shown = { editor, settings, area, stage, camera, sharpening, turning }
  const parts: TableParts = { ...shown, ...held, drawing: drawing.state, tell, refresh }

  function tell(event: DrawingEvent): void {
    const [next, effects] = draw(drawing.state(), event)
    drawing.set(next)
    for (const effect of effects) runTableEffect(parts, effect)
  }

  function refresh(): void {
    // A line that is being drawn belongs to the panel where it was begun.
    if (ground.isLeft()) pointers.end()
    const panel = shownPanel(editor)
    if (!panel) return
    const frame = filmFrame(panel, filmOf(editor.board()).ratio)
    player.follow()
    tell({ kind: 'refresh', panelId: panel.id, frame, loaded: editor.marksLoaded(panel.id) })
  }

  const stops = followAll(parts, pointers, hand)
  function dispose(): void {
    player.stop()
    pointers.end()
    leave(parts, drawing.state().panelId)
    sharpening.stop()
    for (const stop of stops) stop()
    pointers.dispose()
    pictures.dispose()
    stage.dispose()
    host.remove()
    drawing.clear()
  }
  return { parts, pointers, listen: drawing.listen, dispose }
}

function followAll(parts: TableParts, pointers: Pointers, hand: HandReading): (() => void)[] {
  const { editor, area, camera } = parts
  return [
    followWheel(area, camera, pointers, hand),
    turnByHand(area, parts.turning, () => helperSettingsOf(editor.session).set({ turn: 0 })),
    parts.turning.stop,
    editor.hand.follow(pointers),
    followPress(area, parts.player),
    editor.sight.add(tableSight(parts)),
  ]
}

/** False: this tool can't work here now, and the person is told why. */
function accepts({ editor, drawing, tell }: TableParts, tool: Tool, lays = tool.draws): boolean {
  if (drawing().table.writing) return false
  if (!lays) return true
  const panel = shownPanel(editor)
  if (!panel) return false
  const refusal = refusalOf(editor, panel)
  tell({ kind: 'asked', refusal })
  return refusal === null
}

function paste(on: TableParts, marks: readonly MarkRow[]): void {
  const { settings, selecting } = on
  if (!accepts(on, selectTool, true) || !selecting.paste(marks)) return
  if (toolOf(settings.state().tool).shows !== 'selection') settings.choose(selectTool.id)
}

/** `on`: the table, once it is put together. */
function handsOf(on: () => TableParts, hand: HandReading, hovered: Hands['hovered']): Hands {
  return {
    hand,
    hovered,
    camera: () => on().camera.now(),
    putBack: (before) => on().camera.putBack(before),
    inHand: () => toolOf(on().settings.state().tool),
    context(tool, add, other) {
      const { settings, camera, editor, selecting, drawing } = on()
      const { frame, move } = drawing().table
      const seed = Math.floor(Math.random() * 0xffffffff)
      const selected = editor.canWrite ? selecting.box() : null
      const level = levelOf(hand.degrees(), hand.way() < 0)
      const round = { zoom: camera.now().zoom, level, seed, frame, selected, move, add, other }
      return contextOf(settings.state(), tool.id, round)
    },
    accepts(tool) {
      const accepted = accepts(on(), tool)
      if (accepted) on().ground.hold()
      return accepted
    },
    shown: (gesture, certain) => on().tell({ kind: 'gesture', gesture, certain }),
    finished(outcome) {
      on().tell({ kind: 'outcome', outcome })
      on().ground.release()
    },
    cancelled() {
      on().ground.release()
      on().tell({ kind: 'cancelled' })
    },
    pinched({ before, after, turn: degrees }) {
      const was = hand.degrees()
      if (degrees !== 0) on().turning.by(degrees)
      const onView = (pair: Pair, at?: number): Pair => [hand.onView(pair[0], at), hand.onView(pair[1], at)]
      on().camera.pinch(onView(before, was), onView(after))
    },
  }
}

function followWheel(area: HTMLElement, camera: TableCamera, pointers: Pointers, hand: HandReading): () => void {
  function turned(event: WheelEvent): void {
    event.preventDefault()
    const meaning = wheelMeaning(event)
    if (pointers.busy()) return
    const [dx, dy] = meaning.kind === 'pan' ? turnedBy(-hand.degrees(), meaning.dx, meaning.dy) : [0, 0]
    if (meaning.kind === 'pan') camera.pan(dx * hand.way(), dy)
    else camera.zoomBy(meaning.factor, hand.onView(screenPoint(event.clientX, event.clientY)))
  }
  area.addEventListener('wheel', turned, { passive: false })
  return () => area.removeEventListener('wheel', turned)
}

function lieStraight({ session }: Editor, camera: TableCamera): void {
  // A move that plays leaves the paper turned as it was.
  camera.fit()
  helperSettingsOf(session).set({ turn: 0 })
}
