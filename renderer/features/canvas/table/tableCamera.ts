import { fitCamera, panCamera, pinchCamera, zoomCamera } from '#shared/geometry/camera.ts'
import type { Camera } from '#shared/geometry/camera.ts'
import { screenPoint } from '#shared/geometry/points.ts'
import type { ScreenPoint } from '#shared/geometry/points.ts'
import { sameRect } from '#shared/geometry/rect.ts'
import type { Rect } from '#shared/geometry/rect.ts'

/** The window that the paper is in, and how far the view reaches beyond it on each side (`ViewTurn`). CSS px. */
export interface TableRoom {
  readonly width: number
  readonly height: number
  readonly out: { readonly x: number; readonly y: number }
}

/** How a panel's paper was left. */
export interface LeftCamera {
  readonly camera: Camera
  readonly fitted: boolean
  readonly room: TableRoom
}

/** The camera's position over one panel, and what moves it. */
export interface TableCamera {
  readonly now: () => Camera
  readonly fit: () => void
  readonly left: () => LeftCamera
  /** Puts the paper back as it was left; what was in the middle of the window is again. */
  readonly comeBack: (left: LeftCamera) => void
  /** One step in, with what is under `at` fixed; `away`: one step out. */
  readonly step: (away: boolean, at: ScreenPoint | null) => void
  /** Shows this part of the panel as large as fits between what surrounds the paper. */
  readonly look: (area: Rect) => void
  /** The view was flipped: what is visible of the paper keeps its place on screen. */
  readonly mirror: () => void
  /** `at` null: about the middle of the window. */
  readonly zoomBy: (factor: number, at: ScreenPoint | null) => void
  readonly pan: (dx: number, dy: number) => void
  readonly pinch: (before: readonly [ScreenPoint, ScreenPoint], after: readonly [ScreenPoint, ScreenPoint]) => void
  /** Restores the paper's earlier position; if it was fitted, it stays so. */
  readonly putBack: (before: Camera) => void
  /** The window or the paper changed; a fitted paper stays fitted. */
  readonly setRoom: (room: TableRoom) => void
  readonly setFrame: (frame: Rect) => void
}

export const ZOOM_LIMITS = { min: 0.05, max: 16 } as const
/** One press of the zoom tool: two of them zoom by three. */
const STEP = Math.sqrt(3)
/** What surrounds the paper when it is fitted: the rail, the crumb, the filmstrip. CSS px. */
const MARGIN = { left: 114, top: 52, right: 36, bottom: 120 } as const

/** `flipped`: the view is flipped, so what is on its left is to the right of the paper. */
export function createTableCamera(moved: (camera: Camera) => void, flipped: () => boolean): TableCamera {
  let camera: Camera = { x: 0, y: 0, zoom: 1 }
  let room: TableRoom = { width: 1, height: 1, out: { x: 0, y: 0 } }
  let frame: Rect = { x: 0, y: 0, width: 1, height: 1 }
  let fitted = true

  function become(next: Camera, isFitted = false): void {
    fitted = isFitted
    camera = next
    moved(camera)
  }

  const inner = (): Rect => freeRoom(room, flipped())

  function fit(): void {
    become(fitCamera(frame, inner()), true)
  }

  function zoomBy(factor: number, at: ScreenPoint | null): void {
    become(zoomCamera(camera, at ?? middleOf(wholeRoom(room)), factor, ZOOM_LIMITS))
  }

  return {
    now: () => camera,
    fit,
    left: () => ({ camera, fitted, room }),
    comeBack(left) {
      if (left.fitted) fit()
      else become(panCamera(left.camera, ...grownBy(left.room, room)))
    },
    zoomBy,
    step: (away, at) => zoomBy(away ? 1 / STEP : STEP, at),
    look(area) {
      const free = inner()
      become(zoomCamera(fitCamera(area, free), middleOf(free), 1, ZOOM_LIMITS))
    },
    mirror() {
      const middle = camera.x + (frame.x + frame.width / 2) * camera.zoom
      if (fitted) fit()
      else become(panCamera(camera, room.width + 2 * room.out.x - 2 * middle, 0))
    },
    pan: (dx, dy) => become(panCamera(camera, dx, dy)),
    putBack(before) {
      const fits = fitCamera(frame, inner())
      become(before, before.x === fits.x && before.y === fits.y && before.zoom === fits.zoom)
    },
    pinch: (before, after) => become(pinchCamera(camera, before, after, ZOOM_LIMITS)),
    setRoom(next) {
      const grown = grownBy(room, next)
      room = next
      if (fitted) fit()
      else become(panCamera(camera, ...grown))
    },
    setFrame(next) {
      const same = sameRect(next, frame)
      frame = next
      if (!same) fit()
    },
  }
}

/** How far the middle has moved in the view's own px. */
function grownBy(before: TableRoom, now: TableRoom): [x: number, y: number] {
  return [
    (now.width - before.width) / 2 + now.out.x - before.out.x,
    (now.height - before.height) / 2 + now.out.y - before.out.y,
  ]
}

function wholeRoom({ width, height, out }: TableRoom): Rect {
  return { x: out.x, y: out.y, width, height }
}

function middleOf({ x, y, width, height }: Rect): ScreenPoint {
  return screenPoint(x + width / 2, y + height / 2)
}

/** The free part of a room between everything that surrounds the paper, in the camera's coordinates. CSS px. */
function freeRoom(room: TableRoom, flipped: boolean): Rect {
  return {
    x: room.out.x + (flipped ? MARGIN.right : MARGIN.left),
    y: room.out.y + MARGIN.top,
    width: Math.max(40, room.width - MARGIN.left - MARGIN.right),
    height: Math.max(40, room.height - MARGIN.top - MARGIN.bottom),
  }
}
