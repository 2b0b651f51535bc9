import { keepInReach } from './camera.ts'
import type { Camera, Viewport } from './camera.ts'
import { fly } from './flight.ts'
import type { Flight } from './flight.ts'

export interface CameraDriver {
  readonly camera: () => Camera
  /** At once, ending a flight; the film stays in reach. */
  readonly look: (next: Camera) => void
  /** In a short flight; without `arrived`, the place it ends at is remembered. */
  readonly flyTo: (goal: Camera, arrived?: () => void) => void
  /** Puts the camera where a flight is to begin, or keeps it where it is in a world that changed. Tells nobody. */
  readonly put: (camera: Camera) => void
  readonly stop: () => void
}

interface Surroundings {
  readonly viewport: () => Viewport
  /** Size of the film, world units. */
  readonly world: () => Viewport
  readonly moved: () => void
  /** The camera came to rest here. */
  readonly rested: (camera: Camera) => void
}

/** Holds the board's camera and at most one flight of it. */
export function createCameraDriver(start: Camera, around: Surroundings): CameraDriver {
  let camera = start
  let flight: Flight | null = null

  function stop(): void {
    flight?.stop()
    flight = null
  }

  return {
    camera: () => camera,
    look(next) {
      stop()
      camera = keepInReach(next, around.viewport(), around.world())
      around.rested(camera)
      around.moved()
    },
    flyTo(goal, arrived) {
      stop()
      const step = (next: Camera): void => {
        camera = next
        around.moved()
      }
      flight = fly(camera, goal, around.viewport(), step, () => {
        flight = null
        if (arrived) arrived()
        else around.rested(camera)
      })
    },
    put(next) {
      camera = next
    },
    stop,
  }
}
