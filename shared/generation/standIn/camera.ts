import { add, cross, dot, sub, times, unitVector } from './vector.ts'
import type { Vec } from './vector.ts'

/**
 * The super-35 four-perforation gate in mm (SMPTE ST 59, 24.89 × 18.66): every film frame is the largest crop of its
 * ratio from it.
 */
export const GATE_MM = { width: 24.9, height: 18.7 } as const

/** A pinhole camera. */
export interface VirtualCamera {
  readonly at: Vec
  readonly right: Vec
  readonly up: Vec
  readonly forward: Vec
  /** Focal length divided by the width of the frame's part of the gate. */
  readonly focal: number
  /** Frame shape, width over height. */
  readonly ratio: number
  readonly lensMm: number
}

/** The frame's width on the gate, mm. */
export function gateWidth(ratio: number): number {
  return Math.min(GATE_MM.width, GATE_MM.height * ratio)
}

/** A camera that looks along `pitch` (radians, up positive) and `yaw` (right positive), rolled clockwise by `roll`. */
export function cameraAt(
  at: Vec,
  turn: { pitch: number; yaw: number; roll: number },
  lensMm: number,
  ratio: number,
): VirtualCamera {
  const { pitch, yaw, roll } = turn
  const forward: Vec = [Math.sin(yaw) * Math.cos(pitch), Math.sin(pitch), -Math.cos(yaw) * Math.cos(pitch)]
  const level: Vec = [Math.cos(yaw), 0, Math.sin(yaw)]
  const upright = cross(level, forward)
  return {
    at,
    forward,
    right: add(times(level, Math.cos(roll)), times(upright, -Math.sin(roll))),
    up: add(times(upright, Math.cos(roll)), times(level, Math.sin(roll))),
    focal: lensMm / gateWidth(ratio),
    ratio,
    lensMm,
  }
}

/** Projects a point: x from 0 (left) to 1, y from 0 (top) to 1, and its depth in metres (negative: behind the camera). */
export function project(camera: VirtualCamera, point: Vec): { x: number; y: number; depth: number } {
  const from = sub(point, camera.at)
  const depth = dot(from, camera.forward)
  const k = camera.focal / depth
  return { x: 0.5 + dot(from, camera.right) * k, y: 0.5 - dot(from, camera.up) * k * camera.ratio, depth }
}

/** Height of the horizon at the frame's middle, 0 top to 1 bottom; may be outside the frame. */
export function horizonOf(camera: VirtualCamera): number {
  const flat = unitVector([camera.forward[0], 0, camera.forward[2]])
  return project(camera, add(camera.at, times(flat, 1e6))).y
}

/**
 * Diameter of the blur of a point at `depth` when `focus` is sharp, as a fraction of the frame's width; thin lens;
 * metres except the focal length.
 */
export function blurAt(camera: VirtualCamera, focus: number, depth: number, stop: number): number {
  const f = camera.lensMm / 1000
  const onGate = ((f * f) / (stop * Math.max(0.01, focus - f))) * (Math.abs(depth - focus) / depth)
  return (onGate * 1000) / gateWidth(camera.ratio)
}
