import type { Perspective, Placement } from '#shared/document/schema.ts'
import type { TableState } from '../table/tableState.ts'

/** Everything that the overlay shows, as values: camera and frame in CSS px and panel px, the rest in panel px. */
export interface OverlayLook extends Pick<
  TableState,
  'camera' | 'frame' | 'outside' | 'loop' | 'selection' | 'move' | 'framing' | 'playing'
> {
  /** What the current tool can hold; null if it draws. */
  readonly holds: 'selection' | 'move' | null
  readonly thirds: boolean
  readonly center: boolean
  readonly safe: boolean
  /** The perspective whose lines are shown; null for none. */
  readonly grid: Perspective | null
  /** Its points and horizon can be moved. */
  readonly points: boolean
  readonly rulers: boolean
  /** The view is flipped: text is mirrored to stay readable. */
  readonly flip: boolean
  /** The current placed picture's placement; null for none. */
  readonly picture: Placement | null
}

/** The window that the overlay fills, in CSS px, and device px per CSS px. */
export interface OverlayRoom {
  readonly width: number
  readonly height: number
  readonly dpr: number
}

export const NO_LOOK: OverlayLook = {
  camera: { x: 0, y: 0, zoom: 1 },
  frame: { x: 0, y: 0, width: 1, height: 1 },
  outside: false,
  loop: null,
  selection: null,
  move: null,
  framing: false,
  playing: null,
  holds: null,
  thirds: false,
  center: false,
  safe: false,
  grid: null,
  points: false,
  rulers: false,
  flip: false,
  picture: null,
}

/** The look with these changes; the same object if nothing changes. */
export function withLook(look: OverlayLook, fields: Partial<OverlayLook>): OverlayLook {
  const changed = Object.entries(fields).some(([key, value]) => !Object.is(look[key as keyof OverlayLook], value))
  return changed ? { ...look, ...fields } : look
}

/** Whether two looks are equal in these fields. */
export function sameIn(a: OverlayLook, b: OverlayLook, keys: readonly (keyof OverlayLook)[]): boolean {
  return keys.every((key) => Object.is(a[key], b[key]))
}
