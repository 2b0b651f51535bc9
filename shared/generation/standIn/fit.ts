import { cameraAt, gateWidth, project } from './camera.ts'
import type { VirtualCamera } from './camera.ts'
import type { Vec } from './vector.ts'

/**
 * What each size shows of a standing figure of 1.75 m: the heights (m) at the frame's top and bottom. Common practice:
 * headroom above the crown; an ECU holds eyes to mouth, a BCU crops the crown, a CU holds the shoulders, an MCU the
 * chest, an MS the waist, an MLS mid-thigh, an FS the whole figure.
 */
const SPANS: Readonly<Record<string, readonly [top: number, bottom: number]>> = {
  ecu: [1.693, 1.538],
  bcu: [1.738, 1.488],
  cu: [1.805, 1.395],
  mcu: [1.825, 1.225],
  ms: [1.86, 0.985],
  mls: [1.89, 0.66],
  fs: [1.97, -0.13],
  ls: [2.45, -0.6],
  vws: [3.7, -1.5],
  ews: [8.6, -3.4],
  est: [12.5, -4.5],
  master: [2.4, -0.45],
}

export function spanFor(size: string): { top: number; bottom: number } {
  const [top, bottom] = SPANS[size] ?? SPANS['ms']!
  return { top, bottom }
}

/** The camera's view of the subject: level at a height, or at an elevation (radians, positive from above). */
export interface Vantage {
  readonly level?: number
  readonly elevation?: number
  /** The camera moves closer than the size asks rather than look up less steeply than this. */
  readonly steepest?: number
  readonly roll: number
  /** Straight down, overriding the rest. */
  readonly overhead?: true
}

const DEGREE = Math.PI / 180

export function vantageFor(angle: string): Vantage {
  switch (angle) {
    case 'shoulder':
      return { level: 1.42, roll: 0 }
    case 'hip':
      return { level: 0.95, roll: 0 }
    case 'knee':
      return { level: 0.5, roll: 0 }
    case 'ground':
      return { level: 0.09, roll: 0 }
    case 'high':
      return { elevation: 30 * DEGREE, roll: 0 }
    case 'low':
      return { elevation: -24 * DEGREE, roll: 0 }
    case 'overhead':
      return { overhead: true, roll: 0 }
    case 'worms-eye':
      return { elevation: -52 * DEGREE, steepest: 27 * DEGREE, roll: 0 }
    case 'dutch':
      return { level: 1.62, roll: 12 * DEGREE }
    default:
      return { level: 1.62, roll: 0 }
  }
}

export interface Fit {
  readonly camera: VirtualCamera
  /** Metres from the lens to the subject's plane. */
  readonly distance: number
  /** Width of the frame at the subject, metres. */
  readonly frameWidth: number
}

const LOWEST = 0.06

/**
 * Places the camera so that the heights `top` and `bottom` above the spot fill the frame: a longer lens is farther
 * away. `aside` moves the camera to its right by that fraction of the frame's width, without turning, so that
 * verticals stay upright.
 */
export function fitVirtualCamera(
  spot: Vec,
  span: { top: number; bottom: number },
  vantage: Vantage,
  lensMm: number,
  ratio: number,
  aside: number,
): Fit {
  const wanted = (span.top - span.bottom) * (vantage.roll === 0 ? 1 : 1.1)
  const middle = (span.top + span.bottom) / 2
  const focal = lensMm / gateWidth(ratio)
  let distance = wanted * ratio * focal
  if (vantage.overhead) return fitOverhead(spot, span.top, distance, lensMm, ratio, aside)
  let camera = cameraAt(spot, { pitch: 0, yaw: 0, roll: 0 }, lensMm, ratio)
  for (let step = 0; step < 14; step += 1) {
    const [height, back] = standAt(vantage, middle, distance)
    const pitch = pitchTo(span, height, back)
    const width = distance / focal
    camera = cameraAt(
      [spot[0] + aside * width, height, spot[2] + back],
      { pitch, yaw: 0, roll: vantage.roll },
      lensMm,
      ratio,
    )
    const seen = spanSeen(spot, span, camera) / (wanted / (span.top - span.bottom))
    const next = distance * Math.min(1.6, Math.max(0.6, seen))
    distance = tooFlat(vantage, middle, next) ? middle / Math.sin(vantage.steepest!) : next
  }
  return { camera, distance, frameWidth: distance / focal }
}

function tooFlat(vantage: Vantage, middle: number, distance: number): boolean {
  return vantage.steepest !== undefined && distance * Math.sin(vantage.steepest) > Math.max(0.4, middle)
}

/** Height, and horizontal distance from the spot. */
function standAt(vantage: Vantage, middle: number, distance: number): [number, number] {
  if (vantage.elevation === undefined) return [vantage.level ?? 1.62, distance]
  const height = Math.max(LOWEST, middle + Math.sin(vantage.elevation) * distance)
  const rise = Math.min(distance * 0.98, Math.abs(height - middle))
  return [height, Math.sqrt(distance * distance - rise * rise)]
}

/** The pitch at which the two heights are equally far above and below the middle of the frame. */
function pitchTo(span: { top: number; bottom: number }, height: number, back: number): number {
  const upper = Math.atan2(span.top - height, back)
  const lower = Math.atan2(span.bottom - height, back)
  return (upper + lower) / 2
}

function spanSeen(spot: Vec, span: { top: number; bottom: number }, camera: VirtualCamera): number {
  const level: VirtualCamera = { ...camera, up: [0, camera.up[1], camera.up[2]] }
  const x = camera.at[0]
  const top = project(level, [x, span.top, spot[2]])
  const bottom = project(level, [x, span.bottom, spot[2]])
  return top.depth > 0 && bottom.depth > 0 ? bottom.y - top.y : 1.5
}

/** Overhead, a few degrees off straight down so that the figure's front can be read. */
function fitOverhead(spot: Vec, top: number, distance: number, lensMm: number, ratio: number, aside: number): Fit {
  const pitch = -83 * DEGREE
  const focal = lensMm / gateWidth(ratio)
  const frameWidth = distance / focal
  const height = Math.min(1.55, top) + distance
  const back = Math.cos(pitch) * distance
  const at: Vec = [spot[0] + aside * frameWidth, height, spot[2] + back]
  return { camera: cameraAt(at, { pitch, yaw: 0, roll: 0 }, lensMm, ratio), distance, frameWidth }
}
