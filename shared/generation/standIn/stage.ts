import type { Staging } from '../../document/recipe.ts'
import { blockingFor, framingOf } from './blocking.ts'
import type { Blocking, Mark } from './blocking.ts'
import { blurAt, project } from './camera.ts'
import type { VirtualCamera } from './camera.ts'
import { addFigure } from './figure.ts'
import { fitVirtualCamera, spanFor, vantageFor } from './fit.ts'
import type { Fit, Vantage } from './fit.ts'
import { addForeground, addOwnHands } from './foreground.ts'
import { emptyMesh, joined } from './mesh.ts'
import type { Mesh } from './mesh.ts'
import { insertStage } from './propStage.ts'
import type { SetRoom } from './room.ts'
import { addCountrySet, addRoomSet, addChair, addSignpost } from './sets.ts'
import type { Stage, StagedFigure } from './staged.ts'
import { clayOf, lightFor, paletteFor } from './tones.ts'
import { WORLD, randomFrom, seedFrom, within } from './vector.ts'
import type { Vec } from './vector.ts'

const WIDEST_BLUR = 0.011

/** Stages a shot. Deterministic: the same staging and seed always give the same stage. */
export function stageShot(staging: Staging, seed: number | null): Stage {
  const number = seed ?? seedFrom(JSON.stringify([staging.slate, staging.size, staging.framing]))
  const framing = framingOf(staging.framing, staging.cast.length)
  const size = sizeFor(staging.size, framing)
  const lens = staging.lensMm ?? lensFor(size)
  if (framing === 'insert') return insertStage({ ...staging, size, lensMm: lens }, number)
  const span = spanFor(size)
  const blocking = blockingFor(framing, staging.angle === 'profile', tightness(span), randomFrom(number))
  const fit = fitFor(staging, blocking, span, lens)
  return dressed(staging, blocking, fit, number, span.top - span.bottom)
}

/** The size to use if none is set. */
export function sizeFor(size: string, framing: string): string {
  if (size !== '') return size
  if (framing === 'reaction') return 'cu'
  if (framing === 'ots' || framing === 'pov') return 'mcu'
  if (framing === 'group' || framing === 'cutaway') return 'fs'
  return framing === 'three-shot' ? 'mls' : 'ms'
}

/** The lens to use if none is set: wide for wide sizes, long for tight ones. */
export function lensFor(size: string): number {
  const lenses: Readonly<Record<string, number>> = {
    ecu: 85,
    bcu: 75,
    cu: 65,
    mcu: 50,
    ms: 40,
    vws: 24,
    ews: 24,
    est: 21,
  }
  return lenses[size] ?? 35
}

/** 1 for the tightest sizes, 0 for a full figure or wider. */
function tightness(span: { top: number; bottom: number }): number {
  return Math.max(0, 1 - (span.top - span.bottom) / 2)
}

/** Radians. Lower than this, a lens behind someone's shoulder sees their back instead of looking over it. */
const LOWEST_OVER_SHOULDER = -0.1

function overShoulder(vantage: Vantage, framing: string): Vantage {
  if (!framing.startsWith('ots') || vantage.elevation === undefined) return vantage
  return { ...vantage, elevation: Math.max(LOWEST_OVER_SHOULDER, vantage.elevation) }
}

function fitFor(staging: Staging, blocking: Blocking, span: { top: number; bottom: number }, lens: number): Fit {
  const ratio = staging.ratio
  const vantage = overShoulder(vantageFor(staging.angle), staging.framing)
  const high = span.top - span.bottom
  const needed = Math.max(1, blocking.width / (0.94 * high * ratio))
  const grown = {
    top: span.bottom + high * (1 + (needed - 1) * 0.45),
    bottom: span.bottom - high * (needed - 1) * 0.55,
  }
  const aside = ratio > 1.2 ? blocking.aside : blocking.aside * 0.35
  return fitVirtualCamera([0, 0, 0], grown, vantage, lens, ratio, aside)
}

function dressed(staging: Staging, blocking: Blocking, fit: Fit, seed: number, high: number): Stage {
  const { camera, distance } = fit
  const outdoors = staging.intExt === 'ext' || staging.intExt === 'est'
  const light = lightFor(paletteFor(staging.timeOfDay), blocking.look, !outdoors)
  const room = outdoors ? null : roomFor(camera, high)
  const behind = emptyMesh()
  if (room) addRoomSet(behind, room.back, seed)
  else addCountrySet(behind, seed)
  const front = emptyMesh()
  const over = blocking.over === 'none' ? null : addForeground(front, fit, blocking)
  const facing = over ? facingOver(blocking.marks[0]!, over.at) : null
  const figures = blocking.marks.map((mark) => standing(facing ? { ...mark, ...facing } : mark, high))
  const subject = joined(figures.map(({ mesh }) => mesh))
  if (over) figures.push({ ...over, cast: 1, part: 'foreground', mesh: front })
  if (blocking.hands) addOwnHands(front, camera)
  if (blocking.prop === 'cutaway') addCutaway(subject, outdoors)
  return {
    camera,
    distance,
    light,
    room,
    figures,
    seed,
    shadowed:
      over || high > 1 ? { centre: [0, 0.9, 0], reach: over ? 3.2 : 2.4 } : { centre: [0, 1.35, 0], reach: 0.95 },
    layers: [
      { mesh: behind, part: 'behind', blur: softness(camera, distance, distance + 4), dim: 1 },
      { mesh: subject, part: 'subject', blur: 0, dim: 1 },
      {
        mesh: front,
        part: 'front',
        blur: over ? softness(camera, distance, depthOf(camera, over.eyes)) : 0.002,
        dim: over ? 0.62 : 0.85,
      },
    ],
  }
}

function depthOf(camera: VirtualCamera, point: Vec): number {
  return Math.max(0.1, project(camera, point).depth)
}

/** Blur at `depth`, limited so that the set stays readable. */
function softness(camera: VirtualCamera, distance: number, depth: number): number {
  const blur = blurAt(camera, distance, depth, 4) * 0.7
  return blur < 0.0012 ? 0 : Math.min(WIDEST_BLUR, blur)
}

function facingOver(mark: Mark, other: Vec): { yaw: number } {
  return { yaw: Math.atan2(other[0] - mark.at[0], other[2] - mark.at[2]) }
}

function standing(mark: Mark, high: number): StagedFigure {
  const mesh = emptyMesh()
  const head = addFigure(mesh, {
    at: mark.at,
    yaw: mark.yaw,
    height: mark.height,
    pose: mark.pose,
    tones: clayOf(mark.cast),
    fine: high < 1.3,
  })
  const eyes: Vec = [head.at[0], head.at[1] + 0.119, head.at[2]]
  return { cast: mark.cast, part: 'subject', mesh, eyes, at: mark.at }
}

/** A room for the shot: domestic in size for people, a hall for the widest. Its ceiling clears the camera. */
function roomFor(camera: VirtualCamera, high: number): SetRoom {
  const grown = Math.max(1, high / 3)
  return {
    back: -2.9 * grown,
    left: -3.3 * grown ** 0.9,
    right: 4.1 * grown ** 0.9,
    height: Math.max(2.75 * grown ** 0.8, camera.at[1] > 2.4 ? camera.at[1] + 0.4 : 0),
  }
}

function addCutaway(mesh: Mesh, outdoors: boolean): void {
  if (outdoors) addSignpost(mesh, WORLD)
  else addChair(mesh, within(WORLD, [0, 0, 0], -0.6))
}
