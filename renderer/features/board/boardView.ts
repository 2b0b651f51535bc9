import { filmOf } from '#shared/document/board.ts'
import type { Board } from '#shared/document/board.ts'
import type { Editor } from '../../editor/editor.ts'
import { noteShown } from '../../editor/openTime.ts'
import { readColors } from './boardColors.ts'
import { boardMemory, rememberCamera } from './boardMemory.ts'
import { createBoardStage } from './boardStage.ts'
import { DEFAULT_ZOOM, fitRect, keepInReach, panBy, reveal, toWorld, zoomAt } from './camera.ts'
import type { Camera, ScreenPoint, Viewport } from './camera.ts'
import { fly } from './flight.ts'
import type { Flight } from './flight.ts'
import { columnsFor, layBoard } from './layout.ts'
import type { BoardLayout } from './layout.ts'
import { frameOf, hitBoard, shotRect, sightOf } from './layoutQuery.ts'
import type { BoardHit, WorldPoint } from './layoutQuery.ts'
import { loadPreview } from './loadPreview.ts'
import { paintBoard } from './paintBoard.ts'
import type { BoardScene } from './paintBoard.ts'
import { NO_OVERLAY, paintOverlay } from './paintOverlay.ts'
import type { BoardOverlay } from './paintOverlay.ts'
import { createPictures } from './pictures.ts'

/** The board as one thing to look at: knows the editor, owns camera, layout, pictures and stage. */
export interface BoardView {
  readonly layout: () => BoardLayout
  readonly camera: () => Camera
  readonly viewport: () => Viewport
  readonly world: (point: ScreenPoint) => WorldPoint
  readonly hit: (point: ScreenPoint) => BoardHit | null
  readonly pan: (left: number, top: number) => void
  /** About the middle where no point is given. */
  readonly zoom: (factor: number, at?: ScreenPoint) => void
  readonly fitFilm: () => void
  readonly fitShot: (shotId: string) => void
  /** Flies no further than needed to show a shot. */
  readonly reveal: (shotId: string) => void
  /** Flies into a panel, then calls back; the place it left is remembered. */
  readonly enter: (panelId: string, arrived: () => void) => void
  /** From the panel that was drawn on back to where the board was looked at, or to the panel's shot. */
  readonly leave: (panelId: string | null) => void
  readonly show: (overlay: Partial<BoardOverlay>, moving?: ReadonlySet<string>) => void
  readonly redraw: () => void
  /** Called when camera or layout changed. */
  readonly listen: (changed: () => void) => () => void
  readonly dispose: () => void
}

/** Frames are about 45 px wide here: below it, drawings can't be told apart. */
const SMALLEST_FIT = 0.08
const NOTHING: ReadonlySet<string> = new Set()

export function createBoardView(container: HTMLDivElement, editor: Editor): BoardView {
  let viewport: Viewport = { width: container.clientWidth || 800, height: container.clientHeight || 600 }
  let laidFrom: Board = editor.board()
  let layout = layBoard(laidFrom, columns())
  let camera = boardMemory(editor.session)?.camera ?? home()
  let colors = readColors(container)
  let overlay = NO_OVERLAY
  let moving = NOTHING
  let flight: Flight | null = null
  let pictured = false
  const listeners = new Set<() => void>()

  const pictures = createPictures({
    load: (panelId, width, version, signal) => loadPreview(editor.opened.project, panelId, width, version, signal),
    arrived: redraw,
  })
  const stage = createBoardStage(container, viewport, {
    board(context, density) {
      pictures.begin()
      paintBoard(context, scene(density))
    },
    overlay(context, density) {
      paintOverlay(context, scene(density), overlay)
      pictures.settle()
    },
  })

  function columns(): number {
    return columnsFor(viewport.width, filmOf(editor.board()).ratio, DEFAULT_ZOOM)
  }

  /** The film's full width, from its beginning. */
  function home(): Camera {
    const zoom = Math.min(viewport.width / layout.width, 0.6)
    return { x: (layout.width - viewport.width / zoom) / 2, y: 0, zoom }
  }

  function scene(density: number): BoardScene {
    const { shotIds, panelId } = editor.session.state()
    return {
      board: editor.board(),
      layout,
      camera,
      viewport,
      colors,
      density,
      selected: new Set(shotIds),
      shotAtHand: shotIds.at(-1) ?? null,
      panelAtHand: panelId,
      moving,
      pictureOf(id, width) {
        const picture = pictures.pictureOf(id, editor.panelVersion(id), width)
        // What a start is measured to, and what tests wait for: a panel's picture is on the stage.
        if (picture && !pictured) {
          pictured = true
          document.documentElement.dataset['ready'] = 'true'
          noteShown()
        }
        return picture
      },
    }
  }

  function redraw(): void {
    stage.redraw()
  }

  function tell(): void {
    redraw()
    for (const changed of listeners) changed()
  }

  function look(next: Camera): void {
    flight?.stop()
    flight = null
    camera = keepInReach(next, viewport, layout)
    rememberCamera(editor.session, camera)
    tell()
  }

  function flyTo(goal: Camera, arrived?: () => void): void {
    flight?.stop()
    const step = (next: Camera): void => {
      camera = next
      tell()
    }
    flight = fly(camera, goal, viewport, step, () => {
      flight = null
      if (arrived) arrived()
      else rememberCamera(editor.session, camera)
    })
  }

  function relay(): void {
    laidFrom = editor.board()
    layout = layBoard(laidFrom, columns())
    tell()
  }

  const stopEditor = editor.listen(() => {
    const now = editor.board()
    const same = (['project', 'scene', 'shot', 'panel'] as const).every((table) => now[table] === laidFrom[table])
    if (same) redraw()
    else relay()
  })
  const stopSession = editor.session.listen(redraw)

  const sizes = new ResizeObserver(() => {
    const next = { width: container.clientWidth, height: container.clientHeight }
    if (next.width < 2 || next.height < 2) return
    const fittedAcross = Math.abs(camera.zoom - home().zoom) < 1e-6
    viewport = next
    stage.resize(viewport)
    if (columns() !== layout.columns) layout = layBoard(laidFrom, columns())
    if (fittedAcross) camera = { ...home(), y: camera.y }
    tell()
  })
  sizes.observe(container)

  const themes = new MutationObserver(() => {
    colors = readColors(container)
    redraw()
  })
  themes.observe(document.documentElement, { attributeFilter: ['data-theme', 'class', 'style'] })
  void document.fonts.ready.then(redraw)

  function panelCamera(panelId: string): Camera | undefined {
    const cell = layout.cells[layout.panelCell.get(panelId) ?? -1]
    return cell && fitRect(frameOf(layout, cell), viewport, 60)
  }

  return {
    layout: () => layout,
    camera: () => camera,
    viewport: () => viewport,
    world: (point) => toWorld(camera, point),
    hit: (point) => hitBoard(layout, toWorld(camera, point)),
    pan: (left, top) => look(panBy(camera, left, top)),
    zoom: (factor, at = { left: viewport.width / 2, top: viewport.height / 2 }) => look(zoomAt(camera, at, factor)),
    fitFilm() {
      const whole = fitRect({ x: 0, y: 0, width: layout.width, height: layout.height }, viewport, 0, 0.6)
      const at = shotRect(layout, editor.session.state().shotIds.at(-1) ?? '')
      if (whole.zoom >= SMALLEST_FIT || !at) return flyTo(whole)
      // A film too long to be told apart as a whole is shown round the shot at hand.
      const zoom = SMALLEST_FIT
      const near = {
        ...whole,
        zoom,
        x: layout.width / 2 - viewport.width / 2 / zoom,
        y: at.y - viewport.height / 2 / zoom,
      }
      flyTo(keepInReach(near, viewport, layout))
    },
    fitShot(shotId) {
      const rect = shotRect(layout, shotId)
      if (rect) flyTo(fitRect(rect, viewport, 40, 1.5))
    },
    reveal(shotId) {
      const rect = sightOf(layout, shotId)
      if (!rect) return
      const goal = reveal(camera, viewport, rect, 24)
      if (goal.x !== camera.x || goal.y !== camera.y) flyTo(goal)
    },
    enter(panelId, arrived) {
      const goal = panelCamera(panelId)
      if (goal) flyTo(goal, arrived)
      else arrived()
    },
    leave(panelId) {
      const goal = boardMemory(editor.session)?.camera ?? home()
      const from = panelId === null ? undefined : panelCamera(panelId)
      const cell = panelId === null ? undefined : layout.cells[layout.panelCell.get(panelId) ?? -1]
      if (from) camera = from
      flyTo(cell ? reveal(goal, viewport, frameOf(layout, cell), 40) : goal)
    },
    show(fields, nowMoving) {
      overlay = { ...overlay, ...fields }
      if (nowMoving) moving = nowMoving
      redraw()
    },
    redraw,
    listen(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    dispose() {
      flight?.stop()
      stopEditor()
      stopSession()
      sizes.disconnect()
      themes.disconnect()
      listeners.clear()
      stage.dispose()
      pictures.dispose()
    },
  }
}
