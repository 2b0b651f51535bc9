import { toPanel } from '#shared/geometry/camera.ts'
import type { Camera } from '#shared/geometry/camera.ts'
import { screenPoint } from '#shared/geometry/points.ts'
import type { PenSample } from '#shared/tools/tool.ts'

/** What a sample needs of a PointerEvent. */
export type PointerFacts = Pick<PointerEvent, 'clientX' | 'clientY' | 'pressure' | 'pointerType' | 'timeStamp'> & {
  readonly tiltX?: number
  readonly tiltY?: number
  readonly altitudeAngle?: number
  readonly azimuthAngle?: number
}

/** The pressure of a mouse or finger at rest; less the faster it moves (screen px per ms). */
const RESTING = 0.62
const LIGHTEST = 0.34
const FULL_SPEED = 4

/** A sample, and what the next one needs to know of it. */
export interface Traced {
  readonly sample: PenSample
  readonly x: number
  readonly y: number
  readonly time: number
}

/**
 * `left`, `top`: the stage's position in the window, in CSS px. `before`: the gesture's last sample; null at its start.
 */
export function traceSample(
  facts: PointerFacts,
  left: number,
  top: number,
  camera: Camera,
  before: Traced | null,
): Traced {
  const screen = screenPoint(facts.clientX - left, facts.clientY - top)
  const at = toPanel(camera, screen)
  const pressure = facts.pointerType === 'pen' ? facts.pressure : pressureOfHand(facts, before)
  const sample = { at, screen, pressure: Math.max(0, Math.min(1, pressure)), time: facts.timeStamp, ...leaning(facts) }
  return { sample, x: facts.clientX, y: facts.clientY, time: facts.timeStamp }
}

/**
 * Pressure for pointers without any: varied slightly by speed, so that a mouse's line looks alive and still does what
 * it is told.
 */
function pressureOfHand(facts: PointerFacts, before: Traced | null): number {
  if (!before) return RESTING * 0.7
  const gone = Math.hypot(facts.clientX - before.x, facts.clientY - before.y)
  const speed = gone / Math.max(1, facts.timeStamp - before.time)
  const wanted = RESTING - (RESTING - LIGHTEST) * Math.min(1, speed / FULL_SPEED)
  return before.sample.pressure + (wanted - before.sample.pressure) * 0.22
}

/**
 * Degrees from upright, and the direction of the tilt. Newer browsers give altitude and azimuth in radians; older ones
 * give the angles of the pen's projection on two planes (Pointer Events, "tiltX" and "tiltY").
 */
function leaning(facts: PointerFacts): { tilt: number; azimuth: number } {
  if (facts.pointerType !== 'pen') return { tilt: 0, azimuth: 0 }
  if (facts.altitudeAngle !== undefined && facts.azimuthAngle !== undefined)
    return { tilt: 90 - degrees(facts.altitudeAngle), azimuth: whole(degrees(facts.azimuthAngle)) }
  const x = Math.tan(((facts.tiltX ?? 0) * Math.PI) / 180)
  const y = Math.tan(((facts.tiltY ?? 0) * Math.PI) / 180)
  return { tilt: degrees(Math.atan(Math.hypot(x, y))), azimuth: whole(degrees(Math.atan2(y, x))) }
}

function degrees(radians: number): number {
  return (radians * 180) / Math.PI
}

function whole(angle: number): number {
  return ((angle % 360) + 360) % 360
}
