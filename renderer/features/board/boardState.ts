import { filmOf } from '#shared/document/board.ts'
import type { Board } from '#shared/document/board.ts'
import type { ScreenPoint } from '#shared/geometry/points.ts'
import type { BoardCamera, Viewport } from './camera/camera.ts'
import { DEFAULT_ZOOM } from './camera/camera.ts'
import { shotsPassing } from './find/filter.ts'
import type { BoardFilter } from './find/filter.ts'
import type { Hand } from './layout/atHand.ts'
import type { Arrangement, BoardPreferences } from './layout/arrangement.ts'
import { CONTACT_ZOOM, columnsFor, layBoard } from './layout/layout.ts'
import type { BoardLayout } from './layout/layout.ts'
import type { WorldPoint } from './layout/layoutQuery.ts'
import { NO_OVERLAY } from './paint/boardOverlay.ts'
import type { BoardOverlay } from './paint/boardOverlay.ts'
import { needsMap } from './paint/minimap.ts'

/** All that is known of a board that is looked at. */
export interface BoardState {
  /** As it is now, and as it was when the layout was made of it. */
  readonly board: Board
  readonly laidFrom: Board
  readonly hand: Hand
  readonly viewport: Viewport
  readonly preferences: BoardPreferences
  readonly layout: BoardLayout
  readonly filter: BoardFilter
  /** The shots that pass the filter; null while there is none. */
  readonly passing: ReadonlySet<string> | null
  readonly camera: BoardCamera
  readonly overlay: BoardOverlay
  /** Shots that are carried. */
  readonly moving: ReadonlySet<string>
}

export type BoardEvent =
  /** The film changed, or what is chosen in it: both are told with every event. */
  | { readonly kind: 'edited' | 'chosen' }
  | { readonly kind: 'resized'; readonly viewport: Viewport }
  /** By CSS px. */
  | { readonly kind: 'pan'; readonly by: ScreenPoint }
  | { readonly kind: 'centre'; readonly at: WorldPoint }
  /** About the middle where `at` is null. */
  | { readonly kind: 'zoom'; readonly factor: number; readonly at: ScreenPoint | null }
  | { readonly kind: 'zoom-to'; readonly zoom: number }
  | { readonly kind: 'fit-film' | 'fit-scene' | 'fit-shot' | 'reveal' | 'go-to-hand' }
  | { readonly kind: 'enter'; readonly panelId: string }
  /** `camera`: where the board was looked at before; null for nowhere yet. */
  | { readonly kind: 'leave'; readonly panelId: string | null; readonly camera: BoardCamera | null }
  /** A flight came so far. */
  | { readonly kind: 'flown'; readonly camera: BoardCamera }
  /** A flight came to its end, and not into a panel. */
  | { readonly kind: 'landed' }
  | { readonly kind: 'arrange'; readonly arrangement: Arrangement }
  | { readonly kind: 'map'; readonly shown: boolean }
  | { readonly kind: 'filter'; readonly filter: BoardFilter }
  | { readonly kind: 'overlay'; readonly overlay: Partial<BoardOverlay>; readonly moving: ReadonlySet<string> | null }

/** What an event asks for, in this order. */
export type BoardEffect =
  | { readonly kind: 'stop-flight' }
  | { readonly kind: 'fly'; readonly from: BoardCamera; readonly to: BoardCamera; readonly entering: boolean }
  /** The panel that was to be entered is reached. */
  | { readonly kind: 'entered' }
  | { readonly kind: 'remember-camera'; readonly camera: BoardCamera }
  | { readonly kind: 'remember-filter'; readonly filter: BoardFilter }
  | { readonly kind: 'keep-preferences'; readonly preferences: BoardPreferences }
  /** Show it: only the camera moved. */
  | { readonly kind: 'look' }
  /** Show it: anything may have changed. */
  | { readonly kind: 'redraw' }
  /** Tell those who listen. */
  | { readonly kind: 'tell' }

export type BoardStep = readonly [BoardState, readonly BoardEffect[]]

export const NOTHING_MOVES: ReadonlySet<string> = new Set()

interface Beginning {
  readonly board: Board
  readonly hand: Hand
  readonly viewport: Viewport
  readonly preferences: BoardPreferences
  readonly filter: BoardFilter
}

/** A board that was just opened; `cameraOf` says where it is looked at first. */
export function beginBoard(
  { board, hand, viewport, preferences, filter }: Beginning,
  cameraOf: (layout: BoardLayout) => BoardCamera,
): BoardState {
  const layout = layBoard(board, columnsOf(board, viewport, preferences), preferences.arrangement)
  return {
    board,
    laidFrom: board,
    hand,
    viewport,
    preferences,
    layout,
    filter,
    passing: shotsPassing(board, filter),
    camera: cameraOf(layout),
    overlay: NO_OVERLAY,
    moving: NOTHING_MOVES,
  }
}

function columnsOf(board: Board, viewport: Viewport, { arrangement }: BoardPreferences): number {
  return columnsFor(viewport.width, filmOf(board).ratio, arrangement === 'contact' ? CONTACT_ZOOM : DEFAULT_ZOOM)
}

/** Lays the film anew where its rows, the room or the arrangement ask for it. */
export function laidAnew(state: BoardState): BoardState {
  const { laidFrom, viewport, preferences } = state
  const columns = columnsOf(state.board, viewport, preferences)
  return { ...state, layout: layBoard(laidFrom, columns, preferences.arrangement) }
}

/** Columns that the room has place for are not those that the film is laid in. */
export function needsLaying({ board, viewport, preferences, layout }: BoardState): boolean {
  return columnsOf(board, viewport, preferences) !== layout.columns
}

const LAID = ['project', 'scene', 'shot', 'panel', 'card'] as const

/** None of the rows that the layout is made of changed. */
export function laidStill({ board, laidFrom }: BoardState): boolean {
  return LAID.every((table) => board[table] === laidFrom[table])
}

export function shotAtHand({ hand }: Pick<BoardState, 'hand'>): string | null {
  return hand.shotIds.at(-1) ?? null
}

/** The film's map is wished, and of use. */
export function mapShown({ preferences, layout, camera, viewport }: BoardState): boolean {
  return preferences.minimap && needsMap(layout, camera, viewport)
}
