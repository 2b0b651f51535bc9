import { between } from './camera.ts'
import type { BoardCamera, Viewport } from './camera.ts'

export interface Flight {
  /** Stops where it is; does not call `arrived`. */
  readonly stop: () => void
}

const FLIGHT_MS = 160

/** Moves a camera over at most 160 ms, or at once for people who prefer reduced motion. */
export function fly(
  from: BoardCamera,
  to: BoardCamera,
  viewport: Viewport,
  step: (camera: BoardCamera) => void,
  arrived: () => void,
): Flight {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
    step(to)
    arrived()
    return { stop: () => undefined }
  }
  const begun = performance.now()
  let request = requestAnimationFrame(next)
  function next(now: number): void {
    const t = Math.min(1, Math.max(0, now - begun) / FLIGHT_MS)
    step(between(from, to, viewport, 1 - (1 - t) ** 3))
    if (t < 1) request = requestAnimationFrame(next)
    else arrived()
  }
  return { stop: () => cancelAnimationFrame(request) }
}
