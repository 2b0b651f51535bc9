import { filmOf } from '#shared/document/board.ts'
import type { Board } from '#shared/document/board.ts'
import { diffBoards } from '#shared/document/diff.ts'
import { fieldsBetween } from '#shared/document/rowWrite.ts'
import type { ScreenPoint } from '#shared/geometry/points.ts'
import type { BoardCamera, Viewport } from './camera/camera.ts'
import { DEFAULT_ZOOM } from './camera/camera.ts'
import { shotsPassing } from './find/filter.ts'
import type { BoardFilter } from './find/filter.ts'
import type { Hand } from './layout/atHand.ts'
import type { Arrangement, BoardPreferences } from './layout/arrangement.ts'
import { CONTACT_ZOOM, layBoard } from './layout/layout.ts'
import type { BoardLayout } from './layout/layout.ts'
import { columnsFor } from './layout/spacing.ts'
import type { Grid } from './layout/spacing.ts'
import type { WorldPoint } from './layout/layoutQuery.ts'
import { NO_OVERLAY } from './paint/boardOverlay.ts'
import type { BoardOverlay } from './paint/boardOverlay.ts'
import { needsMap } from './paint/minimap.ts'

/** The complete state of an open board. */
export interface BoardState {
  /** As it is now, and as it was when the layout was made from it. */
  readonly board: Board
  readonly laidFrom: Board
  readonly hand: Hand
  readonly viewport: Viewport
  readonly preferences: BoardPreferences
  readonly layout: BoardLayout
  /** The grid of a film that was fitted into the window or zoomed out; null: the one in which it is read. */
  readonly grid: Grid | null
  readonly filter: BoardFilter
  /** The shots that pass the filter; null without a filter. */
  readonly passing: ReadonlySet<string> | null
  readonly camera: BoardCamera
  readonly overlay: BoardOverlay
  /** Shots being dragged. */
  readonly moving: ReadonlySet<string>
  /** The minimap shows while the board moves or the map is used, and not over a board at rest. */
  readonly mapAwake: boolean
}

export type BoardEvent =
  /** The film changed, or the selection in it: every event carries both. */
  | { readonly kind: 'edited' | 'chosen' }
  /** `goal`: where a flight ends that is under way; else the camera. */
  | { readonly kind: 'resized'; readonly viewport: Viewport; readonly goal: BoardCamera }
  /** By CSS px. */
  | { readonly kind: 'pan'; readonly by: ScreenPoint }
  | { readonly kind: 'centre'; readonly at: WorldPoint }
  /** About the middle if `at` is null. */
  | { readonly kind: 'zoom'; readonly factor: number; readonly at: ScreenPoint | null }
  | { readonly kind: 'zoom-to'; readonly zoom: number }
  | { readonly kind: 'fit-film' | 'reading-size' | 'fit-scene' | 'fit-shot' | 'reveal' | 'go-to-hand' }
  | { readonly kind: 'enter'; readonly panelId: string }
  /** `camera`: the board's earlier camera; null if there is none yet. `entered`: the panel that it was left for. */
  | {
      readonly kind: 'leave'
      readonly panelId: string | null
      readonly entered: string | null
      readonly camera: BoardCamera | null
    }
  /** A flight's progress. */
  | { readonly kind: 'flown'; readonly camera: BoardCamera }
  /** A flight ended, and not in a panel. */
  | { readonly kind: 'landed' }
  | { readonly kind: 'arrange'; readonly arrangement: Arrangement }
  | { readonly kind: 'map'; readonly shown: boolean }
  | { readonly kind: 'map-awake'; readonly awake: boolean }
  | { readonly kind: 'filter'; readonly filter: BoardFilter }
  | { readonly kind: 'overlay'; readonly overlay: Partial<BoardOverlay>; readonly moving: ReadonlySet<string> | null }

/** An event's effects, in this order. */
export type BoardEffect =
  | { readonly kind: 'stop-flight' }
  | { readonly kind: 'fly'; readonly from: BoardCamera; readonly to: BoardCamera; readonly entering: boolean }
  /** The panel to enter is reached. */
  | { readonly kind: 'entered' }
  | { readonly kind: 'remember-camera'; readonly camera: BoardCamera }
  | { readonly kind: 'remember-grid'; readonly grid: Grid | null }
  | { readonly kind: 'remember-filter'; readonly filter: BoardFilter }
  | { readonly kind: 'keep-preferences'; readonly preferences: BoardPreferences }
  /** Redraw: only the camera moved. */
  | { readonly kind: 'look' }
  /** Redraw: anything may have changed. */
  | { readonly kind: 'redraw' }
  /** Notify listeners. */
  | { readonly kind: 'tell' }

export type BoardStep = readonly [BoardState, readonly BoardEffect[]]

export const NOTHING_MOVES: ReadonlySet<string> = new Set()

interface Beginning {
  readonly board: Board
  readonly hand: Hand
  readonly viewport: Viewport
  readonly preferences: BoardPreferences
  readonly filter: BoardFilter
  readonly grid?: Grid | null
}

/** A newly opened board; `cameraOf` returns its first camera. */
export function beginBoard(
  { board, hand, viewport, preferences, filter, grid = null }: Beginning,
  cameraOf: (layout: BoardLayout) => BoardCamera,
): BoardState {
  const layout = layBoard(board, grid ?? columnsOf(board, viewport, preferences), preferences.arrangement)
  return {
    board,
    laidFrom: board,
    hand,
    viewport,
    preferences,
    layout,
    grid,
    filter,
    passing: shotsPassing(board, filter),
    camera: cameraOf(layout),
    overlay: NO_OVERLAY,
    moving: NOTHING_MOVES,
    mapAwake: false,
  }
}

function columnsOf(board: Board, viewport: Viewport, { arrangement }: BoardPreferences): number {
  return columnsFor(viewport.width, filmOf(board).ratio, arrangement === 'contact' ? CONTACT_ZOOM : DEFAULT_ZOOM)
}

/** Lays out the film again if its rows, the viewport or the arrangement require it. */
export function laidAnew(state: BoardState): BoardState {
  const { laidFrom, viewport, preferences, grid } = state
  const across = grid ?? columnsOf(state.board, viewport, preferences)
  return { ...state, layout: layBoard(laidFrom, across, preferences.arrangement) }
}

/** The viewport fits another number of columns than the layout has. */
export function needsLaying({ board, viewport, preferences, layout, grid }: BoardState): boolean {
  return grid === null && columnsOf(board, viewport, preferences) !== layout.columns
}

const LAID = ['project', 'scene', 'shot', 'panel', 'card'] as const

/** None of the rows that the layout is made from changed. */
export function laidStill({ board, laidFrom }: BoardState): boolean {
  return LAID.every((table) => board[table] === laidFrom[table])
}

/** What of a shot and a panel says where anything stands on the board, and under which number. */
const LAID_BY = {
  shot: ['sceneId', 'order', 'number', 'formerNumbers', 'seconds', 'status'],
  panel: ['shotId', 'order', 'seconds'],
} as const

/**
 * Whether all of it stands where it stood, though its rows changed. Laying out 5,000 panels takes the better part of a
 * frame, and cards that were not laid out again are not drawn again either.
 */
export function standsStill({ board, laidFrom }: BoardState): boolean {
  return diffBoards(laidFrom, board).every(({ table, before, after }) => {
    if (!(table in LAID_BY)) return !LAID.some((each) => each === table)
    const changed = before && after && fieldsBetween(before, after)
    const by: readonly string[] = LAID_BY[table as keyof typeof LAID_BY]
    return !!changed && !by.some((field) => field in changed.set || changed.unset.includes(field))
  })
}

export function shotAtHand({ hand }: Pick<BoardState, 'hand'>): string | null {
  return hand.shotIds.at(-1) ?? null
}

/** The minimap is wanted, and useful. */
export function mapShown({ preferences, layout, camera, viewport }: BoardState): boolean {
  return preferences.minimap && needsMap(layout, camera, viewport)
}
