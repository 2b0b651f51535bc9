import { filmOf } from '#shared/document/board.ts'
import type { MarkRow, PanelRow } from '#shared/document/schema.ts'
import { activeLayerOf, layersOf, marksOf, panelOf } from '#shared/document/select.ts'
import type { PanelPoint, ScreenPoint } from '#shared/geometry/points.ts'
import { toScreen } from '#shared/geometry/camera.ts'
import { filmFrame } from '#shared/film/filmFrame.ts'
import { createPainter } from '#shared/paint/painter.ts'
import type { Painter } from '#shared/paint/painter.ts'
import type { Editor } from '../../../editor/editor.ts'
import { layerTrialOf } from '../../../editor/layerTrial.ts'
import { createPanelStage } from '../stage/panelStage.ts'
import { createPictureLoader } from '../stage/pictureLoader.ts'
import { warmGrain } from '../stage/warmGrain.ts'
import { windowMaker } from '../stage/windowMaker.ts'
import { selectTool } from '#shared/tools/select.ts'
import { toolOf } from '#shared/tools/toolbox.ts'
import type { Gesture, Outcome, Tool } from '#shared/tools/tool.ts'
import { contextOf } from '../toolSettings.ts'
import type { ToolSettings } from '../toolSettings.ts'
import { createHandReading } from '../helpers/handReading.ts'
import type { TableState } from './tableState.ts'
import { createTableCamera } from './tableCamera.ts'
import type { TableCamera } from './tableCamera.ts'
import { drawOn } from './drawOn.ts'
import { moveOf } from './frameMove.ts'
import { createTablePictures } from './tablePictures.ts'
import { createPointers } from './pointers.ts'
import type { Pointers } from './pointers.ts'
import { createHandling } from './handling.ts'
import { refusalOf, writingAt } from './inkChecks.ts'
import { pour } from './pour.ts'
import { createSelecting } from './selecting.ts'
import type { Selecting } from './selecting.ts'
import { wheelMeaning } from './wheelMeaning.ts'

/** The drawing table: stage, live ink, camera and hands of one panel at a time. Dispose it when it leaves the window. */
export interface DrawingTable {
  readonly state: () => TableState
  readonly listen: (changed: () => void) => () => void
  readonly camera: TableCamera
  readonly pointers: Pointers
  readonly selecting: Selecting
  readonly painter: Painter
  /** The element that is drawn on. */
  readonly area: HTMLElement
  /** Puts marks of anywhere on the active layer, in hand to be moved; says why where it takes none. */
  readonly paste: (marks: readonly MarkRow[]) => void
  /** Calls back with where the pointer is, now and at its own pace; null while it is not over the table. */
  readonly onHover: (hovered: (at: ScreenPoint | null) => void) => () => void
  /** The cursor over the drawing area, as CSS; '' for the tool's own. */
  readonly setCursor: (cursor: string) => void
  /** Shows what the board holds now of the session's panel. */
  readonly refresh: () => void
  /** Keys go to the drawing. */
  readonly focus: () => void
  readonly stopWriting: () => void
  readonly forgetRefusal: () => void
  readonly dispose: () => void
}

const SHARPEN_AFTER_MS = 160

/** `area`: the element that is drawn on; the table puts its stage and its live ink into it. */
export function createDrawingTable(editor: Editor, settings: ToolSettings, area: HTMLElement): DrawingTable {
  const painter = createPainter(windowMaker)
  const stageHost = document.createElement('div')
  stageHost.className = 'table-stage'
  area.append(stageHost)
  const stage = createPanelStage(stageHost, painter)
  const tablePictures = createTablePictures(editor, createPictureLoader(refresh))
  const trial = layerTrialOf(editor.session)
  const listeners = new Set<() => void>()
  const hoverers = new Set<(at: ScreenPoint | null) => void>()
  let pointed: ScreenPoint | null = null
  let state: TableState = {
    camera: { x: 0, y: 0, zoom: 1 },
    frame: { x: 0, y: 0, width: 1, height: 1 },
    loaded: false,
    refusal: null,
    writing: null,
    outside: false,
    selection: null,
    loop: null,
    move: null,
  }
  let sharpening: ReturnType<typeof setTimeout> | undefined
  let stopWarming: (() => void) | null = null
  let panelId: string | null = null

  function set(fields: Partial<TableState>): void {
    state = { ...state, ...fields }
    for (const changed of listeners) changed()
  }

  function panel(): PanelRow | undefined {
    return panelOf(editor.board(), editor.session.state().panelId ?? '')
  }

  const hand = createHandReading(editor, area)
  const camera = createTableCamera(
    (next) => {
      stage.look(next)
      set({ camera: next })
      clearTimeout(sharpening)
      sharpening = setTimeout(sharpen, SHARPEN_AFTER_MS)
    },
    () => hand.way() < 0,
  )

  function sharpen(): void {
    clearTimeout(sharpening)
    stage.sharpen()
    stopWarming?.()
    stopWarming = warmGrain(painter, settings.state().color, camera.now().zoom * devicePixelRatio)
  }

  function refresh(): void {
    const shown = panel()
    if (!shown) return
    const board = editor.board()
    const frame = filmFrame(shown, filmOf(board).ratio)
    const arrived = shown.id !== panelId
    if (arrived) pointers.cancel()
    set({ frame, loaded: editor.marksLoaded(shown.id), ...(arrived ? { refusal: null, writing: null } : {}) })
    camera.setFrame(frame)
    if (arrived) {
      camera.fit()
      sharpen()
    }
    // Not only on arrival: undo can bring back a layer that was never read.
    if (!editor.marksLoaded(shown.id)) void editor.loadMarks([shown.id]).then((read) => read && refresh())
    panelId = shown.id
    const paper = getComputedStyle(area).getPropertyValue('--paper').trim() || '#f6f3ec'
    const stack = layersOf(board, shown.id)
    const pictures = tablePictures.begin(stack)
    const layers = stack.map((row) => ({
      row: trial.shown(row),
      marks: unwritten(handling.without(marksOf(board, row.id))),
      ...pictures.of(row.mediaId),
    }))
    const active = activeLayerOf(board, shown.id, editor.session.state().layerId)
    stage.show(frame, paper, layers, active?.kind === 'drawing' ? active.id : null)
    if (!handling.busy())
      set({ outside: stage.leavesFrame(), selection: handling.selection(), move: moveOf(board, shown.id) ?? null })
  }

  /** Words that are being written anew are seen in the box that they are written in. */
  function unwritten(marks: readonly MarkRow[]): readonly MarkRow[] {
    const anew = state.writing?.mark?.id
    return anew === undefined ? marks : marks.filter((mark) => mark.id !== anew)
  }

  function write(writing: TableState['writing']): void {
    set({ writing })
    refresh()
  }

  function accepts(tool: Tool, lays = tool.draws): boolean {
    if (state.writing) return false
    if (!lays) return true
    const shown = panel()
    if (!shown) return false
    const found = refusalOf(editor, shown)
    set({ refusal: found })
    return found === null
  }

  function showGesture(gesture: Gesture, certain?: number): void {
    if (gesture.kind === 'pan') camera.pan(gesture.to.x - gesture.from.x, gesture.to.y - gesture.from.y)
    else if (!handling.show(gesture)) stage.ink.show(gesture, certain)
  }

  /** What is poured lands on the layer it was poured on, also when the hand has gone on to another panel meanwhile. */
  async function pourAt(at: PanelPoint): Promise<void> {
    const shown = panel()
    if (!shown) return
    const onto = activeLayerOf(editor.board(), shown.id, editor.session.state().layerId)?.id ?? null
    const mark = await pour(stage.pool(), at, settings.state())
    if (mark) drawOn(editor, shown, mark, onto)
  }

  function finish(outcome: Outcome): void {
    const shown = panel()
    if (outcome.kind === 'mark' && shown) drawOn(editor, shown, outcome.mark)
    handling.finish(outcome)
    if (outcome.kind === 'pour') editor.finishing(pourAt(outcome.at))
    stage.ink.clear()
    handling.letGo()
    if (outcome.kind === 'zoom') camera.step(outcome.away, outcome.at)
    if (outcome.kind === 'look') camera.look(outcome.area)
    if (outcome.kind === 'write' && shown) write(writingAt(editor, shown, outcome.at))
    if (outcome.kind === 'pick') {
      const seen = toScreen(camera.now(), outcome.at)
      const color = stage.colorAt(seen.x, seen.y)
      if (color) settings.setColor(color)
    }
  }

  const selecting = createSelecting(editor, panel, refresh)
  const handling = createHandling({
    editor,
    panel,
    selecting,
    floating: stage.floating,
    state: () => state,
    set,
    refresh,
  })
  const pointers = createPointers(area, {
    hand,
    camera: camera.now,
    putBack: camera.putBack,
    inHand: () => toolOf(settings.state().tool),
    context: (tool, add, other) =>
      contextOf(settings.state(), tool.id, {
        zoom: camera.now().zoom,
        seed: Math.floor(Math.random() * 0xffffffff),
        frame: state.frame,
        selected: editor.canWrite ? selecting.box() : null,
        move: state.move,
        add,
        other,
      }),
    accepts,
    shown: showGesture,
    finished: finish,
    cancelled() {
      stage.ink.clear()
      handling.letGo()
      refresh()
    },
    pinched: camera.pinch,
    hovered(at) {
      pointed = at
      for (const told of hoverers) told(at)
    },
  })

  function turned(event: WheelEvent): void {
    event.preventDefault()
    const box = area.getBoundingClientRect()
    const meaning = wheelMeaning(event)
    if (pointers.busy()) return
    if (meaning.kind === 'pan') camera.pan(meaning.dx * hand.way(), meaning.dy)
    else camera.zoomBy(meaning.factor, { x: hand.acrossOf(event.clientX) - box.left, y: event.clientY - box.top })
  }
  area.addEventListener('wheel', turned, { passive: false })

  const sizes = new ResizeObserver(() => {
    const { clientWidth, clientHeight } = area
    stage.resize(clientWidth, clientHeight, devicePixelRatio)
    camera.setRoom(clientWidth, clientHeight)
    sharpen()
  })
  sizes.observe(area)

  return {
    state: () => state,
    listen(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    camera,
    pointers,
    selecting,
    paste(marks) {
      if (!accepts(selectTool, true) || !selecting.paste(marks)) return
      if (toolOf(settings.state().tool).shows !== 'selection') settings.choose(selectTool.id)
    },
    painter,
    area,
    onHover(hovered) {
      hoverers.add(hovered)
      hovered(pointed)
      return () => hoverers.delete(hovered)
    },
    setCursor(cursor) {
      area.style.cursor = cursor
    },
    refresh,
    focus: () => area.focus({ preventScroll: true }),
    stopWriting: () => write(null),
    forgetRefusal: () => set({ refusal: null }),
    dispose() {
      clearTimeout(sharpening)
      stopWarming?.()
      selecting.clear()
      sizes.disconnect()
      area.removeEventListener('wheel', turned)
      pointers.dispose()
      tablePictures.dispose()
      stage.dispose()
      stageHost.remove()
      listeners.clear()
      hoverers.clear()
    },
  }
}
