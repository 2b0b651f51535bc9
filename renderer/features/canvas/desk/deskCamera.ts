import { fitCamera, panCamera, pinchCamera, zoomCamera } from '#shared/geometry/camera.ts'
import type { Camera } from '#shared/geometry/camera.ts'
import { screenPoint } from '#shared/geometry/points.ts'
import type { ScreenPoint } from '#shared/geometry/points.ts'
import type { Rect } from '#shared/geometry/rect.ts'

/** Where the camera is over one panel, and what moves it. */
export interface DeskCamera {
  readonly now: () => Camera
  readonly fit: () => void
  /** `at` null: round the middle of the window. */
  readonly zoomBy: (factor: number, at: ScreenPoint | null) => void
  readonly pan: (dx: number, dy: number) => void
  readonly pinch: (before: readonly [ScreenPoint, ScreenPoint], after: readonly [ScreenPoint, ScreenPoint]) => void
  /** The window or the paper changed; a paper that was fitted stays fitted. */
  readonly setRoom: (width: number, height: number) => void
  readonly setFrame: (frame: Rect) => void
}

export const ZOOM_LIMITS = { min: 0.05, max: 16 } as const
/** What stands round the paper when it is fitted: the rail, the crumb, the filmstrip. CSS px. */
const MARGIN = { left: 76, top: 52, right: 36, bottom: 120 } as const

export function createDeskCamera(moved: (camera: Camera) => void): DeskCamera {
  let camera: Camera = { x: 0, y: 0, zoom: 1 }
  let room = { width: 1, height: 1 }
  let frame: Rect = { x: 0, y: 0, width: 1, height: 1 }
  let fitted = true

  function become(next: Camera, isFitted = false): void {
    fitted = isFitted
    camera = next
    moved(camera)
  }

  function fit(): void {
    const inner = {
      x: MARGIN.left,
      y: MARGIN.top,
      width: Math.max(40, room.width - MARGIN.left - MARGIN.right),
      height: Math.max(40, room.height - MARGIN.top - MARGIN.bottom),
    }
    become(fitCamera(frame, inner), true)
  }

  return {
    now: () => camera,
    fit,
    zoomBy(factor, at) {
      become(zoomCamera(camera, at ?? screenPoint(room.width / 2, room.height / 2), factor, ZOOM_LIMITS))
    },
    pan: (dx, dy) => become(panCamera(camera, dx, dy)),
    pinch: (before, after) => become(pinchCamera(camera, before, after, ZOOM_LIMITS)),
    setRoom(width, height) {
      const grown = { x: (width - room.width) / 2, y: (height - room.height) / 2 }
      room = { width, height }
      if (fitted) fit()
      else become(panCamera(camera, grown.x, grown.y))
    },
    setFrame(next) {
      const same =
        next.x === frame.x && next.y === frame.y && next.width === frame.width && next.height === frame.height
      frame = next
      if (!same) fit()
    },
  }
}
