import { filmOf } from '#shared/document/board.ts'
import type { Board } from '#shared/document/board.ts'
import type { Editor } from '../../editor/editor.ts'
import { noteShown } from '../../editor/openTime.ts'
import { keepPreferences, readPreferences } from './layout/arrangement.ts'
import type { Arrangement, BoardPreferences } from './layout/arrangement.ts'
import { readColors } from './paint/boardColors.ts'
import { boardMemory, rememberCamera, rememberFilter } from './boardMemory.ts'
import { createBoardStage } from './stage/boardStage.ts'
import { DEFAULT_ZOOM, panBy, reveal, seenBy, toWorld, zoomAt } from './camera/camera.ts'
import type { Camera, ScreenPoint, Viewport } from './camera/camera.ts'
import { createCameraDriver } from './camera/cameraDriver.ts'
import { shotsPassing } from './find/filter.ts'
import type { BoardFilter } from './find/filter.ts'
import {
  filmCamera,
  foundCamera,
  homeCamera,
  panelCamera,
  sceneCamera,
  shotCamera,
  sightCamera,
} from './camera/goals.ts'
import { CONTACT_ZOOM, columnsFor, layBoard } from './layout/layout.ts'
import type { BoardLayout } from './layout/layout.ts'
import { bareScene, rectAtHand } from './paint/atHand.ts'
import { frameOf, hitBoard, shotsIn } from './layout/layoutQuery.ts'
import type { BoardHit, WorldPoint } from './layout/layoutQuery.ts'
import { loadPreview } from './paint/loadPreview.ts'
import { createMeasureWords } from './paint/measureWords.ts'
import { needsMap } from './paint/minimap.ts'
import type { BoardScene } from './paint/boardScene.ts'
import { NO_OVERLAY } from './paint/boardOverlay.ts'
import type { BoardOverlay } from './paint/boardOverlay.ts'
import { createPictures } from './paint/pictures.ts'

/** The board as one thing to look at: knows the editor, owns camera, layout, pictures and stage. */
export interface BoardView {
  readonly layout: () => BoardLayout
  readonly camera: () => Camera
  readonly viewport: () => Viewport
  readonly world: (point: ScreenPoint) => WorldPoint
  readonly hit: (point: ScreenPoint) => BoardHit | null
  readonly pan: (left: number, top: number) => void
  /** Puts this world point in the middle. */
  readonly centreOn: (point: WorldPoint) => void
  /** About the middle where no point is given. */
  readonly zoom: (factor: number, at?: ScreenPoint) => void
  readonly zoomTo: (zoom: number) => void
  readonly fitFilm: () => void
  /** The scene of the shot at hand, or the selected scene. */
  readonly fitScene: () => void
  /** The shot at hand. */
  readonly fitShot: () => void
  /** Flies no further than needed to show the shot at hand, or the scene where that has none to show. */
  readonly revealHand: () => void
  /** Flies as near as needed to tell what is on the panel or shot at hand, or to read its scene's heading. */
  readonly flyToHand: () => void
  /** Flies into a panel, then calls back; the place it left is remembered. */
  readonly enter: (panelId: string, arrived: () => void) => void
  /** From the panel that was drawn on back to where the board was looked at, or to the panel's shot. */
  readonly leave: (panelId: string | null) => void
  readonly preferences: () => BoardPreferences
  readonly arrange: (arrangement: Arrangement) => void
  /** The film's map is shown. */
  readonly mapped: () => boolean
  readonly showMinimap: (shown: boolean) => void
  readonly filter: () => BoardFilter
  readonly setFilter: (filter: BoardFilter) => void
  /** The shots that pass the filter; null while there is none. */
  readonly passing: () => ReadonlySet<string> | null
  /** The shots that pass, in film order: what a walk or a range goes over. */
  readonly walkable: () => readonly string[]
  readonly show: (overlay: Partial<BoardOverlay>, moving?: ReadonlySet<string>) => void
  readonly redraw: () => void
  /** Called when camera, layout, taste or filter changed. */
  readonly listen: (changed: () => void) => () => void
  readonly dispose: () => void
}

const NOTHING: ReadonlySet<string> = new Set()

export function createBoardView(container: HTMLDivElement, editor: Editor): BoardView {
  const { session } = editor
  const filmId = filmOf(editor.board()).id
  let viewport: Viewport = { width: container.clientWidth || 800, height: container.clientHeight || 600 }
  let laidFrom: Board = editor.board()
  let taste = readPreferences(filmId)
  let layout = layBoard(laidFrom, columns(), taste.arrangement)
  let filter = boardMemory(session).filter
  let passing = shotsPassing(laidFrom, filter)
  let colors = readColors(container)
  let overlay = NO_OVERLAY
  let moving = NOTHING
  let pictured = false
  const listeners = new Set<() => void>()
  const driver = createCameraDriver(boardMemory(session).camera ?? homeCamera(layout, viewport), {
    viewport: () => viewport,
    world: () => layout,
    moved() {
      stage.look()
      tellAll()
    },
    rested: (camera) => rememberCamera(session, camera),
  })

  const pictures = createPictures({
    load: (panelId, width, version, signal) => loadPreview(editor.opened.project, panelId, width, version, signal),
    arrived: () => stage.look(),
  })
  const measure = createMeasureWords()
  const stage = createBoardStage(container, viewport, measure, {
    scene(density) {
      pictures.begin()
      return scene(density)
    },
    overlay: () => overlay,
    settle: () => pictures.settle(),
  })

  function columns(): number {
    const zoom = taste.arrangement === 'contact' ? CONTACT_ZOOM : DEFAULT_ZOOM
    return columnsFor(viewport.width, filmOf(editor.board()).ratio, zoom)
  }

  function scene(density: number): BoardScene {
    const { shotIds, panelId } = session.state()
    return {
      board: editor.board(),
      layout,
      camera: driver.camera(),
      viewport,
      colors,
      density,
      selected: new Set(shotIds),
      shotAtHand: shotIds.at(-1) ?? null,
      panelAtHand: panelId,
      sceneAtHand: bareScene(editor, layout),
      moving,
      passing,
      mapped: mapped(),
      wished: () => pictures.wished(),
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

  function atHand(): string | null {
    return session.state().shotIds.at(-1) ?? null
  }

  /** A filter that leaves nothing of what is in sight goes to the first shot that it lets through. */
  function showPassing(): void {
    const first = layout.shotIds.find((id) => passing?.has(id))
    if (first === undefined || shotsIn(layout, seenBy(driver.camera(), viewport)).some((id) => passing?.has(id))) return
    flyTo(sightCamera(layout, viewport, driver.camera(), first))
  }

  function redraw(): void {
    stage.redraw()
  }

  function mapped(): boolean {
    return taste.minimap && needsMap(layout, driver.camera(), viewport)
  }

  function tell(): void {
    redraw()
    tellAll()
  }

  function tellAll(): void {
    for (const changed of listeners) changed()
  }

  function relay(): void {
    laidFrom = editor.board()
    layout = layBoard(laidFrom, columns(), taste.arrangement)
    passing = shotsPassing(laidFrom, filter)
    tell()
  }

  function flyTo(goal: Camera | undefined): void {
    if (goal) driver.flyTo(goal)
  }

  function middle(): ScreenPoint {
    return { left: viewport.width / 2, top: viewport.height / 2 }
  }

  const stopEditor = editor.listen(() => {
    const now = editor.board()
    const same = (['project', 'scene', 'shot', 'panel', 'card'] as const).every(
      (table) => now[table] === laidFrom[table],
    )
    if (same) redraw()
    else relay()
  })
  const stopSession = session.listen(redraw)

  const sizes = new ResizeObserver(() => {
    const next = { width: container.clientWidth, height: container.clientHeight }
    if (next.width < 2 || next.height < 2) return
    const fittedAcross = Math.abs(driver.camera().zoom - homeCamera(layout, viewport).zoom) < 1e-6
    viewport = next
    stage.resize(viewport)
    if (columns() !== layout.columns) layout = layBoard(laidFrom, columns(), taste.arrangement)
    if (fittedAcross) driver.put({ ...homeCamera(layout, viewport), y: driver.camera().y })
    tell()
  })
  sizes.observe(container)

  const themes = new MutationObserver(() => {
    colors = readColors(container)
    redraw()
  })
  themes.observe(document.documentElement, { attributeFilter: ['data-theme', 'class', 'style'] })
  void document.fonts.ready.then(() => {
    // What was measured before a font came no longer holds, nor what was made from it.
    measure.forget()
    colors = { ...colors }
    redraw()
  })

  return {
    layout: () => layout,
    camera: driver.camera,
    viewport: () => viewport,
    world: (point) => toWorld(driver.camera(), point),
    hit: (point) => hitBoard(layout, toWorld(driver.camera(), point)),
    pan: (left, top) => driver.look(panBy(driver.camera(), left, top)),
    centreOn(point) {
      const { zoom } = driver.camera()
      driver.look({ zoom, x: point.x - viewport.width / 2 / zoom, y: point.y - viewport.height / 2 / zoom })
    },
    zoom: (factor, at = middle()) => driver.look(zoomAt(driver.camera(), at, factor)),
    zoomTo: (zoom) => driver.flyTo(zoomAt(driver.camera(), middle(), zoom / driver.camera().zoom)),
    fitFilm: () => driver.flyTo(filmCamera(layout, viewport, atHand())),
    fitScene() {
      const cell = layout.cells[layout.firstCell.get(atHand() ?? '') ?? -1]
      const sceneId = cell ? layout.bands[cell.band]!.sceneId : bareScene(editor, layout)
      if (sceneId !== null) flyTo(sceneCamera(layout, viewport, sceneId))
    },
    fitShot: () => flyTo(shotCamera(layout, viewport, atHand() ?? '')),
    revealHand() {
      const camera = driver.camera()
      const rect = rectAtHand(editor, layout)
      const goal = rect && reveal(camera, viewport, rect, 24)
      if (goal && (goal.x !== camera.x || goal.y !== camera.y)) driver.flyTo(goal)
    },
    flyToHand() {
      const rect = rectAtHand(editor, layout)
      if (rect) driver.flyTo(foundCamera(layout, viewport, driver.camera(), rect))
    },
    enter(panelId, arrived) {
      const goal = panelCamera(layout, viewport, panelId)
      if (goal) driver.flyTo(goal, arrived)
      else arrived()
    },
    leave(panelId) {
      const goal = boardMemory(session).camera ?? homeCamera(layout, viewport)
      const from = panelCamera(layout, viewport, panelId)
      const cell = layout.cells[layout.panelCell.get(panelId ?? '') ?? -1]
      if (from) driver.put(from)
      driver.flyTo(cell ? reveal(goal, viewport, frameOf(layout, cell), 40) : goal)
    },
    preferences: () => taste,
    arrange(arrangement) {
      taste = { ...taste, arrangement }
      keepPreferences(filmId, taste)
      layout = layBoard(laidFrom, columns(), arrangement)
      const home = homeCamera(layout, viewport)
      driver.look(sightCamera(layout, viewport, home, atHand() ?? '') ?? home)
    },
    mapped,
    showMinimap(shown) {
      taste = { ...taste, minimap: shown }
      keepPreferences(filmId, taste)
      tell()
    },
    filter: () => filter,
    setFilter(next) {
      filter = next
      rememberFilter(session, filter)
      passing = shotsPassing(editor.board(), filter)
      tell()
      showPassing()
    },
    passing: () => passing,
    walkable: () => (passing === null ? layout.shotIds : layout.shotIds.filter((id) => passing?.has(id))),
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
      driver.stop()
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
