import { fittedFilm, gridAtZoom, regridded } from './boardGrid.ts'
import { laidAnew, laidStill, needsLaying, shotAtHand, standsStill } from './boardState.ts'
import type { BoardEffect, BoardEvent, BoardState, BoardStep } from './boardState.ts'
import { clearRoom, keepInReach, panBy, reveal, seenBy, zoomAt } from './camera/camera.ts'
import type { BoardCamera, Viewport } from './camera/camera.ts'
import {
  filmCamera,
  foundCamera,
  homeCamera,
  isTelling,
  panelCamera,
  sceneCamera,
  shotCamera,
  sightCamera,
} from './camera/goals.ts'
import { shotsPassing } from './find/filter.ts'
import { bareScene, rectAtHand } from './layout/atHand.ts'
import { frameOf, shotsIn } from './layout/layoutQuery.ts'
import type { Grid } from './layout/spacing.ts'
import type { WorldRect } from './layout/layoutQuery.ts'
import { meetRect, sameRect } from '#shared/geometry/rect.ts'

type EventOf<K extends BoardEvent['kind']> = Extract<BoardEvent, { readonly kind: K }>
type Handler<K extends BoardEvent['kind']> = (state: BoardState, event: EventOf<K>) => BoardStep

const REDRAW: readonly BoardEffect[] = [{ kind: 'redraw' }]
const CHANGED: readonly BoardEffect[] = [{ kind: 'redraw' }, { kind: 'tell' }]
const LOOK: readonly BoardEffect[] = [{ kind: 'look' }]
const MOVED: readonly BoardEffect[] = [{ kind: 'look' }, { kind: 'tell' }]

/** The board's next state after an event, and the event's effects. `state` holds the current film and selection. */
export function stepBoard(state: BoardState, event: BoardEvent): BoardStep {
  return (HANDLERS[event.kind] as (given: BoardState, told: BoardEvent) => BoardStep)(state, event)
}

const HANDLERS: { readonly [K in BoardEvent['kind']]: Handler<K> } = {
  edited: (state) => (laidStill(state) ? [state, REDRAW] : edited(state)),
  chosen: (state) => [state, REDRAW],
  resized,
  pan: (state, { by }) => look(state, panBy(state.camera, by.x, by.y)),
  centre,
  zoom: zoomStep,
  'zoom-to': (state, { zoom: to }) =>
    inGrid(state, to >= state.camera.zoom ? null : state.grid, (laid) =>
      fly(laid, zoomAt(laid.camera, middle(laid), to / laid.camera.zoom)),
    ),
  'fit-film': (state) => {
    const film = fittedFilm(state)
    return inGrid(state, film.grid, (laid) => fly(laid, filmCamera(laid.layout, laid.viewport, shotAtHand(laid), film)))
  },
  'reading-size': readingSize,
  'fit-scene': (state) => inGrid(state, null, fitScene),
  'fit-shot': (state) =>
    inGrid(state, null, (laid) => fly(laid, shotCamera(laid.layout, laid.viewport, shotAtHand(laid) ?? ''))),
  reveal: revealHand,
  'go-to-hand': goToHand,
  enter,
  leave,
  flown: (state, { camera }) => [{ ...state, camera }, MOVED],
  landed: (state) => [state, [{ kind: 'remember-camera', camera: state.camera }]],
  arrange,
  map: showMap,
  'map-awake': (state, { awake }) => (awake === state.mapAwake ? [state, []] : [{ ...state, mapAwake: awake }, LOOK]),
  filter: setFilter,
  overlay: (state, { overlay, moving }) => [
    { ...state, overlay: { ...state.overlay, ...overlay }, moving: moving ?? state.moving },
    REDRAW,
  ],
}

function middle({ viewport }: BoardState): { readonly x: number; readonly y: number } {
  return { x: viewport.width / 2, y: viewport.height / 2 }
}

/** At once, ending any flight; keeps the film within reach, and remembers this camera as the last one. */
function look(state: BoardState, next: BoardCamera): BoardStep {
  const camera = keepInReach(next, state.viewport, state.layout)
  return [{ ...state, camera }, [{ kind: 'stop-flight' }, { kind: 'remember-camera', camera }, ...MOVED]]
}

/** By a short flight; does nothing without a goal. */
function fly(state: BoardState, to: BoardCamera | undefined, entering = false): BoardStep {
  return [state, to ? [{ kind: 'fly', from: state.camera, to, entering }] : []]
}

/** Lays the board in another grid first, with its middle held in place, if it has another. */
function inGrid(state: BoardState, grid: Grid | null, next: (laid: BoardState) => BoardStep): BoardStep {
  const [laid, effects] = regridded(state, grid)
  const [after, more] = next(laid)
  return [after, [...effects, ...more]]
}

/** Steps of zoom take the columns along that fit it; at a pointer, the film stays as it is under it. */
function zoomStep(state: BoardState, { factor, at }: EventOf<'zoom'>): BoardStep {
  const grid = at === null ? gridAtZoom(state, state.camera.zoom * factor) : undefined
  return inGrid(state, grid === undefined ? state.grid : grid, (laid) => {
    const next = zoomAt(laid.camera, at ?? middle(laid), factor)
    return look(laid, grid === undefined ? next : { ...next, x: homeX(laid, next.zoom) })
  })
}

/** The film in the middle across. */
function homeX({ layout, viewport }: BoardState, zoom: number): number {
  return (layout.width - viewport.width / zoom) / 2
}

function readingSize(state: BoardState): BoardStep {
  return inGrid(state, null, (laid) => {
    const home = homeCamera(laid.layout, laid.viewport)
    const zoomed = zoomAt(laid.camera, middle(laid), home.zoom / laid.camera.zoom)
    return fly(laid, keepInReach({ ...zoomed, x: home.x }, laid.viewport, laid.layout))
  })
}

function edited(state: BoardState): BoardStep {
  const now = { ...state, laidFrom: state.board }
  const laid = standsStill(state) ? now : laidAnew(now)
  return [{ ...laid, passing: shotsPassing(state.board, state.filter) }, CHANGED]
}

/**
 * What filled the board's width keeps filling it. Frames go to other rows where columns come or go: what is at hand
 * stays in sight, even if the board was only about to show it (`goal`).
 */
function resized(state: BoardState, { viewport, goal }: EventOf<'resized'>): BoardStep {
  if (state.grid !== null && isFitted(state)) return refitted({ ...state, viewport })
  const roomed = { ...state, viewport }
  const laid = needsLaying(roomed) ? laidAnew(roomed) : roomed
  const filled = homeCamera(state.layout, state.viewport).zoom
  const kept = (camera: BoardCamera): BoardCamera =>
    Math.abs(camera.zoom - filled) < 1e-6 ? { ...homeCamera(laid.layout, viewport), y: camera.y } : camera
  const next = { ...laid, camera: kept(state.camera) }
  const [before, after] = [state, laid].map((each) => rectAtHand(each.board, each.hand, each.layout))
  const ended = kept(goal)
  const lost = laid.layout !== state.layout && sees(goal, state.viewport, before) && !sees(ended, viewport, after)
  if (!lost || !after) return [next, CHANGED]
  const camera = reveal(ended, clearRoom(viewport), after, 24)
  return [{ ...laid, camera }, [{ kind: 'stop-flight' }, { kind: 'remember-camera', camera }, ...CHANGED]]
}

/** At least half of this part of the board is in sight. */
function sees(camera: BoardCamera, viewport: Viewport, rect: WorldRect | undefined): boolean {
  const seen = rect && meetRect(rect, seenBy(camera, clearRoom(viewport)))
  return seen ? seen.width * 2 >= rect.width && seen.height * 2 >= rect.height : false
}

/** The film stands in the window as it was fitted into it. */
function isFitted(state: BoardState): boolean {
  const film = fittedFilm(state)
  const goal = filmCamera(state.layout, state.viewport, shotAtHand(state), film)
  const { x, y, zoom: now } = state.camera
  return Math.abs(now - goal.zoom) < 1e-6 && Math.hypot(x - goal.x, y - goal.y) * now < 1
}

function refitted(state: BoardState): BoardStep {
  const film = fittedFilm(state)
  return inGrid(state, film.grid, (laid) => [
    { ...laid, camera: filmCamera(laid.layout, laid.viewport, shotAtHand(laid), film) },
    CHANGED,
  ])
}

function centre(state: BoardState, { at }: EventOf<'centre'>): BoardStep {
  const { zoom } = state.camera
  const { x, y } = middle(state)
  return look(state, { zoom, x: at.x - x / zoom, y: at.y - y / zoom })
}

function fitScene(state: BoardState): BoardStep {
  const { layout, viewport, board, hand } = state
  const cell = layout.cells[layout.firstCell.get(shotAtHand(state) ?? '') ?? -1]
  const sceneId = cell ? layout.bands[cell.band]!.sceneId : bareScene(board, hand, layout)
  return fly(state, sceneId === null ? undefined : sceneCamera(layout, viewport, sceneId))
}

function revealHand(state: BoardState): BoardStep {
  const { camera, viewport, layout, board, hand } = state
  const rect = rectAtHand(board, hand, layout)
  const goal = rect && reveal(camera, clearRoom(viewport), rect, 24)
  return fly(state, goal && (goal.x !== camera.x || goal.y !== camera.y) ? goal : undefined)
}

function goToHand(state: BoardState): BoardStep {
  // What is too small to be recognised is shown as the film is read.
  return inGrid(state, isTelling(state.layout, state.camera) ? state.grid : null, (laid) => {
    const { camera, viewport, layout, board, hand } = laid
    const rect = rectAtHand(board, hand, layout)
    return fly(laid, rect && foundCamera(layout, viewport, camera, rect))
  })
}

function enter(state: BoardState, { panelId }: EventOf<'enter'>): BoardStep {
  const goal = panelCamera(state.layout, state.viewport, panelId)
  return goal ? fly(state, goal, true) : [state, [{ kind: 'entered' }]]
}

/**
 * Flies out of the panel, if it is on the board: back to the last camera, and from there, if it is another panel than
 * the one that was entered, as far as needed to show it.
 */
function leave(state: BoardState, { panelId, entered, camera }: EventOf<'leave'>): BoardStep {
  const { layout, viewport } = state
  const goal = camera ?? homeCamera(layout, viewport)
  const from = panelCamera(layout, viewport, panelId) ?? state.camera
  const cell = layout.cells[layout.panelCell.get(panelId ?? '') ?? -1]
  const frame = cell ? frameOf(layout, cell) : rectAtHand(state.board, state.hand, layout)
  const back = { ...state, camera: from }
  const room = clearRoom(viewport)
  if (!frame || (panelId === entered && camera !== null) || contains(seenBy(goal, room), frame)) return fly(back, goal)
  return fly(back, reveal(goal, room, frame, 40))
}

function contains(outer: WorldRect, inner: WorldRect): boolean {
  const seen = meetRect(outer, inner)
  return seen !== null && sameRect(seen, inner)
}

function arrange(state: BoardState, { arrangement }: EventOf<'arrange'>): BoardStep {
  const preferences = { ...state.preferences, arrangement }
  const laid = laidAnew({ ...state, preferences, grid: null })
  const { layout, viewport } = laid
  const home = homeCamera(layout, viewport)
  const [next, effects] = look(laid, sightCamera(layout, viewport, home, shotAtHand(state) ?? '') ?? home)
  return [
    next,
    [{ kind: 'keep-preferences', preferences }, { kind: 'remember-grid', grid: null }, ...effects, { kind: 'redraw' }],
  ]
}

function showMap(state: BoardState, { shown }: EventOf<'map'>): BoardStep {
  const preferences = { ...state.preferences, minimap: shown }
  return [{ ...state, preferences }, [{ kind: 'keep-preferences', preferences }, ...CHANGED]]
}

/** If a filter leaves nothing visible, flies to the first shot that passes. */
function setFilter(state: BoardState, { filter }: EventOf<'filter'>): BoardStep {
  const passing = shotsPassing(state.board, filter)
  const next = { ...state, filter, passing }
  const { layout, viewport, camera } = next
  const told: readonly BoardEffect[] = [{ kind: 'remember-filter', filter }, ...CHANGED]
  const first = layout.shotIds.find((id) => passing?.has(id))
  const inSight = shotsIn(layout, seenBy(camera, viewport)).some((id) => passing?.has(id))
  if (first === undefined || inSight) return [next, told]
  const [, flight] = fly(next, sightCamera(layout, viewport, camera, first))
  return [next, [...told, ...flight]]
}
