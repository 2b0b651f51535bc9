import { filmOf } from '#shared/document/board.ts'
import type { ScreenPoint } from '#shared/geometry/points.ts'
import type { Editor } from '../../editor/editor.ts'
import { watchDensity } from '../../ui/watchDensity.ts'
import { boardMemory, rememberCamera, rememberFilter, rememberGrid } from './boardMemory.ts'
import { beginBoard, mapShown } from './boardState.ts'
import type { BoardEffect, BoardEvent, BoardState } from './boardState.ts'
import { stepBoard } from './boardStep.ts'
import { toWorld } from './camera/camera.ts'
import type { BoardCamera, Viewport } from './camera/camera.ts'
import { fly } from './camera/flight.ts'
import type { Flight } from './camera/flight.ts'
import { homeCamera } from './camera/goals.ts'
import type { BoardFilter } from './find/filter.ts'
import { keepPreferences, readPreferences } from './layout/arrangement.ts'
import type { Arrangement, BoardPreferences } from './layout/arrangement.ts'
import type { Hand } from './layout/atHand.ts'
import type { BoardLayout } from './layout/layout.ts'
import { hitBoard } from './layout/hitBoard.ts'
import type { WorldPoint } from './layout/layoutQuery.ts'
import type { BoardHit } from './layout/hitBoard.ts'
import type { BoardOverlay } from './paint/boardOverlay.ts'
import { createBoardPicture } from './boardPicture.ts'
import type { BoardPicture } from './boardPicture.ts'
import { createStillness } from '../../ui/stillness.ts'

/** The board's view: its state, what can be done with it, and its listeners. */
export interface BoardView {
  readonly layout: () => BoardLayout
  readonly camera: () => BoardCamera
  readonly viewport: () => Viewport
  readonly world: (point: ScreenPoint) => WorldPoint
  readonly hit: (point: ScreenPoint) => BoardHit | null
  /** By CSS px. */
  readonly pan: (across: number, down: number) => void
  /** Centres this world point. */
  readonly centreOn: (point: WorldPoint) => void
  /** About the middle if no point is given. */
  readonly zoom: (factor: number, at?: ScreenPoint) => void
  readonly zoomTo: (zoom: number) => void
  readonly fitFilm: () => void
  /** The film at the size at which it is read, where it is looked at. */
  readonly readingSize: () => void
  /** The current shot's scene, or the selected scene. */
  readonly fitScene: () => void
  /** The current shot. */
  readonly fitShot: () => void
  /** Flies no further than needed to show the current shot, or the scene if that has none to show. */
  readonly revealHand: () => void
  /** Zooms in as far as needed to recognise the current panel or shot, or to read its scene's heading. */
  readonly flyToHand: () => void
  /** Flies into a panel, then calls back; remembers where it was before. */
  readonly enter: (panelId: string, arrived: () => void) => void
  /** From the panel that was drawn on back to the last camera, or to the panel's shot. */
  readonly leave: (panelId: string | null) => void
  readonly preferences: () => BoardPreferences
  readonly arrange: (arrangement: Arrangement) => void
  /** The minimap is of use here. */
  readonly mapped: () => boolean
  readonly showMinimap: (shown: boolean) => void
  /** Shows the minimap, or lets it rest. */
  readonly wakeMap: (awake: boolean) => void
  readonly filter: () => BoardFilter
  readonly setFilter: (filter: BoardFilter) => void
  /** The shots that pass the filter; null without a filter. */
  readonly passing: () => ReadonlySet<string> | null
  /** The shots that pass, in film order: what walks and ranges go through. */
  readonly walkable: () => readonly string[]
  readonly show: (overlay: Partial<BoardOverlay>, moving?: ReadonlySet<string>) => void
  /** The camera that the board shows, or is about to: where its flight ends. */
  readonly goal: () => BoardCamera
  /** Called when camera, layout, preferences or filter changed. */
  readonly listen: (changed: () => void) => () => void
  /** Called once none of it has changed for a while. */
  readonly listenStill: (still: () => void) => () => void
  readonly dispose: () => void
}

/** How long nothing must have changed, ms. */
const STILL_MS = 140

/** Holds the state of an open board; other modules perform its events' effects. */
export function createBoardView(container: HTMLDivElement, editor: Editor): BoardView {
  let state = firstState(container, editor)
  const picture = createBoardPicture(container, editor, state.viewport, now)
  const effects = createEffects(editor, picture, send)

  /** The state with the current film and selection. */
  function now(): BoardState {
    state = { ...state, board: editor.board(), hand: handOf(editor) }
    return state
  }

  function send(event: BoardEvent): void {
    const [next, asked] = stepBoard(now(), event)
    state = next
    for (const effect of asked) effects.act(effect, state.viewport)
  }

  const stops = [
    editor.listen(() => send({ kind: 'edited' })),
    editor.session.listen(() => send({ kind: 'chosen' })),
    watchSize(container, (viewport) => {
      picture.resize(viewport)
      send({ kind: 'resized', viewport, goal: effects.goal() ?? state.camera })
    }),
  ]

  return {
    ...readings(() => state),
    ...doings(send),
    enter(panelId, arrived) {
      // Back at the board, its side panels are only coming: what fills the width then is not what filled it here.
      rememberCamera(editor.session, effects.goal() ?? state.camera)
      effects.onEntered(arrived)
      send({ kind: 'enter', panelId })
    },
    leave: (panelId) => send({ kind: 'leave', panelId, ...boardMemory(editor.session) }),
    goal: () => effects.goal() ?? state.camera,
    listen: effects.listen,
    listenStill: effects.listenStill,
    dispose() {
      for (const stop of stops) stop()
      effects.dispose()
      picture.dispose()
    },
  }
}

interface Effects {
  readonly act: (effect: BoardEffect, viewport: Viewport) => void
  /** Called by the effect that reports the arrival at the last requested panel. */
  readonly onEntered: (entered: () => void) => void
  /** Where the board flies to; null while it stands. */
  readonly goal: () => BoardCamera | null
  readonly listen: BoardView['listen']
  readonly listenStill: BoardView['listenStill']
  readonly dispose: () => void
}

/** Performs the effects of the board's events. */
function createEffects(editor: Editor, picture: BoardPicture, send: (event: BoardEvent) => void): Effects {
  const { session } = editor
  const filmId = filmOf(editor.board()).id
  const listeners = new Set<() => void>()
  const awaiting = new Set<() => void>()
  const stillness = createStillness(STILL_MS, () => awaiting.forEach((still) => still()))
  let flight: Flight | null = null
  let entered: (() => void) | null = null
  let goal: BoardCamera | null = null

  function flown(camera: BoardCamera): void {
    send({ kind: 'flown', camera })
  }

  function takeOff({ from, to, entering }: Extract<BoardEffect, { kind: 'fly' }>, viewport: Viewport): void {
    flight?.stop()
    goal = to
    flight = fly(from, to, viewport, flown, () => {
      goal = null
      if (entering) entered?.()
      else send({ kind: 'landed' })
    })
  }

  const doers: { readonly [K in BoardEffect['kind']]: (effect: EffectOf<K>, viewport: Viewport) => void } = {
    look: picture.look,
    redraw: picture.redraw,
    tell() {
      listeners.forEach((changed) => changed())
      stillness.moved()
    },
    fly: takeOff,
    'stop-flight'() {
      goal = null
      flight?.stop()
    },
    entered: () => entered?.(),
    'remember-camera': ({ camera }) => rememberCamera(session, camera),
    'remember-grid': ({ grid }) => rememberGrid(session, grid),
    'remember-filter': ({ filter }) => rememberFilter(session, filter),
    'keep-preferences': ({ preferences }) => keepPreferences(filmId, preferences),
  }

  return {
    act: (effect, viewport) => (doers[effect.kind] as (asked: BoardEffect, room: Viewport) => void)(effect, viewport),
    onEntered(then) {
      entered = then
    },
    goal: () => goal,
    listen: (changed) => joined(listeners, changed),
    listenStill: (still) => joined(awaiting, still),
    dispose() {
      flight?.stop()
      stillness.stop()
      listeners.clear()
    },
  }
}

/** Returns how to leave again. */
function joined(listeners: Set<() => void>, one: () => void): () => void {
  listeners.add(one)
  return () => listeners.delete(one)
}

type EffectOf<K extends BoardEffect['kind']> = Extract<BoardEffect, { readonly kind: K }>

function firstState(container: HTMLElement, editor: Editor): BoardState {
  const viewport = { width: container.clientWidth || 800, height: container.clientHeight || 600 }
  const { camera, filter, grid } = boardMemory(editor.session)
  const board = editor.board()
  const preferences = readPreferences(filmOf(board).id)
  return beginBoard(
    { board, hand: handOf(editor), viewport, preferences, filter, grid },
    (layout) => camera ?? homeCamera(layout, viewport),
  )
}

function handOf({ session }: Editor): Hand {
  const { shotIds, panelId, sceneId } = session.state()
  return { shotIds, panelId, sceneId }
}

function watchSize(container: HTMLElement, sized: (viewport: Viewport) => void): () => void {
  const look = (): void => {
    const viewport = { width: container.clientWidth, height: container.clientHeight }
    if (viewport.width >= 2 && viewport.height >= 2) sized(viewport)
  }
  const sizes = new ResizeObserver(look)
  sizes.observe(container)
  const stopDensity = watchDensity(look)
  return () => {
    sizes.disconnect()
    stopDensity()
  }
}

type Readings =
  | 'layout'
  | 'camera'
  | 'viewport'
  | 'world'
  | 'hit'
  | 'preferences'
  | 'mapped'
  | 'filter'
  | 'passing'
  | 'walkable'

/** What can be read from the state. */
function readings(state: () => BoardState): Pick<BoardView, Readings> {
  return {
    layout: () => state().layout,
    camera: () => state().camera,
    viewport: () => state().viewport,
    world: (point) => toWorld(state().camera, point),
    hit: (point) => hitBoard(state().layout, toWorld(state().camera, point)),
    preferences: () => state().preferences,
    mapped: () => mapShown(state()),
    filter: () => state().filter,
    passing: () => state().passing,
    walkable() {
      const { layout, passing } = state()
      return passing === null ? layout.shotIds : layout.shotIds.filter((id) => passing.has(id))
    },
  }
}

type Doings =
  | 'pan'
  | 'centreOn'
  | 'zoom'
  | 'zoomTo'
  | 'fitFilm'
  | 'readingSize'
  | 'fitScene'
  | 'fitShot'
  | 'revealHand'
  | 'flyToHand'
  | 'arrange'
  | 'showMinimap'
  | 'wakeMap'
  | 'setFilter'
  | 'show'

/** What can be done, one event each. */
function doings(send: (event: BoardEvent) => void): Pick<BoardView, Doings> {
  return {
    pan: (across, down) => send({ kind: 'pan', by: { x: across, y: down } }),
    centreOn: (at) => send({ kind: 'centre', at }),
    zoom: (factor, at) => send({ kind: 'zoom', factor, at: at ?? null }),
    zoomTo: (zoom) => send({ kind: 'zoom-to', zoom }),
    fitFilm: () => send({ kind: 'fit-film' }),
    readingSize: () => send({ kind: 'reading-size' }),
    fitScene: () => send({ kind: 'fit-scene' }),
    fitShot: () => send({ kind: 'fit-shot' }),
    revealHand: () => send({ kind: 'reveal' }),
    flyToHand: () => send({ kind: 'go-to-hand' }),
    arrange: (arrangement) => send({ kind: 'arrange', arrangement }),
    showMinimap: (shown) => send({ kind: 'map', shown }),
    wakeMap: (awake) => send({ kind: 'map-awake', awake }),
    setFilter: (filter) => send({ kind: 'filter', filter }),
    show: (overlay, moving) => send({ kind: 'overlay', overlay, moving: moving ?? null }),
  }
}
