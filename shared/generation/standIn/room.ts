import { lineCover, mixInto, toLine } from './backdrop.ts'
import type { Backdrop } from './backdrop.ts'
import { litAt } from './light.ts'
import type { ShadowMap } from './light.ts'
import type { Light, Tone } from './tones.ts'
import { smooth } from './vector.ts'
import type { Vec } from './vector.ts'

/** A room open towards the camera, metres: back wall at z = `back`, side walls at x = `left` and `right`. */
export interface SetRoom {
  readonly back: number
  readonly left: number
  readonly right: number
  readonly height: number
}

interface Wall {
  /** Position on the wall: distance from its left end, and height. */
  readonly across: number
  readonly up: number
  readonly size: number
  readonly light: number
  readonly print: number
}

const DOOR = { at: 1.05, wide: 0.92, high: 2.06 }
const WINDOW = { at: 3.1, wide: 1.5, sill: 0.92, head: 2.08, every: 4.4 }

interface Inside {
  readonly light: Light
  readonly shadows: ShadowMap
  readonly room: SetRoom
}

/** Floor boards, three walls with skirting, a door and windows on the back wall, a beamed ceiling. */
export function interior(light: Light, shadows: ShadowMap, room: SetRoom): Backdrop {
  const { wall, grid } = light.palette
  const inside: Inside = { light, shadows, room }
  return (from, ray, fine, out) => {
    const hit = exitOf(room, from, ray)
    const x = from[0] + ray[0] * hit.far
    const y = from[1] + ray[1] * hit.far
    const z = from[2] + ray[2] * hit.far
    const print = hit.far * fine
    if (hit.plane === 'floor') {
      floorTone(inside, x, z, print, print / Math.max(0.01, Math.abs(ray[1])), out)
    } else if (hit.plane === 'ceiling') {
      set(out, wall, 0.62 + 0.2 * smooth(room.back, room.back + 5, z))
      const beam = lineCover(toLine(z - room.back - 0.6, 1.3), 0.075, print / Math.max(0.02, Math.abs(ray[1])))
      mixInto(out, grid, beam * 0.55)
      corner(out, Math.min(x - room.left, room.right - x, z - room.back))
    } else {
      const back = hit.plane === 'back'
      const at: Wall = back
        ? { across: x - room.left, up: y, size: room.right - room.left, light: 1, print }
        : { across: z - room.back, up: y, size: 40, light: hit.plane === 'left' ? 0.84 : 0.72, print }
      wallTone(inside, at, back, out)
      corner(out, Math.min(back ? Math.min(x - room.left, room.right - x) : z - room.back, room.height - y, y + 0.25))
    }
  }
}

function floorTone(
  { light, shadows, room }: Inside,
  x: number,
  z: number,
  print: number,
  deep: number,
  out: Float32Array,
): void {
  const { floor, grid } = light.palette
  const lit = litAt(shadows, x, 0, z, 0.05, 0.004)
  set(out, floor, (0.58 + 0.42 * lit) * (0.82 + 0.26 * smooth(room.back, room.back + 5, z)))
  const seam = Math.max(lineCover(toLine(x, 0.5), 0.008, print), lineCover(toLine(z, 1), 0.008, deep))
  mixInto(out, grid, seam * 0.5)
  corner(out, Math.min(x - room.left, room.right - x, z - room.back))
}

function wallTone(inside: Inside, at: Wall, back: boolean, out: Float32Array): void {
  const { room } = inside
  const { wall, grid } = inside.light.palette
  set(out, wall, at.light * (0.8 + 0.24 * smooth(0, room.height, at.up)))
  const edge = (off: number, half: number, part: number) => mixInto(out, grid, lineCover(off, half, at.print) * part)
  if (at.up < 0.14) set(out, wall, at.light * 0.66)
  edge(Math.abs(at.up - 0.14), 0.008, 0.6)
  edge(Math.abs(at.up - Math.min(2.35, room.height - 0.3)), 0.012, 0.3)
  if (!back) return
  for (let start = 0; start < at.size; start += 9) opening(inside.light, at, start, out)
}

/** A door and the windows beside it, in nine metres of the back wall from `start`. */
function opening(light: Light, at: Wall, start: number, out: Float32Array): void {
  doorTone(light, at, at.across - start - DOOR.at, out)
  for (let window = start + WINDOW.at; window < Math.min(at.size, start + 9) - 1.6; window += WINDOW.every)
    windowTone(light, at, at.across - window, out)
}

/** `door`: metres from its left side. */
function doorTone(light: Light, at: Wall, door: number, out: Float32Array): void {
  const { wall, grid } = light.palette
  const line = (off: number, half: number, part: number) => mixInto(out, grid, lineCover(off, half, at.print) * part)
  if (!within(door, DOOR.wide, at.print) || at.up >= DOOR.high + at.print) return
  set(out, wall, 0.52 + 0.1 * smooth(0, 2, at.up))
  line(Math.min(Math.abs(door), Math.abs(door - DOOR.wide), Math.abs(at.up - DOOR.high)), 0.035, 0.85)
  const [px, py] = [Math.abs(door - DOOR.wide / 2) - 0.27, Math.abs(toLine(at.up - 0.62, 0.94) - 0.36)]
  if (px < 0) line(py, 0.008, 0.5)
  line(Math.hypot(door - 0.1, at.up - 1), 0.022, 0.9)
}

/** `off`: metres from its left side. */
function windowTone(light: Light, at: Wall, off: number, out: Float32Array): void {
  const { pane, grid } = light.palette
  const line = (from: number, half: number, part: number) => mixInto(out, grid, lineCover(from, half, at.print) * part)
  if (!within(off, WINDOW.wide, at.print) || at.up < WINDOW.sill - 0.03 || at.up > WINDOW.head + 0.03) return
  set(out, pane, 0.86 + 0.14 * smooth(WINDOW.sill, WINDOW.head, at.up))
  const frame = Math.min(
    Math.abs(off),
    Math.abs(off - WINDOW.wide),
    Math.abs(at.up - WINDOW.sill),
    Math.abs(at.up - WINDOW.head),
  )
  const bars = Math.min(toLine(off, WINDOW.wide / 2), Math.abs(at.up - WINDOW.head + 0.42))
  line(frame, 0.036, 0.85)
  line(bars, 0.017, 0.8)
}

function within(off: number, wide: number, slack: number): boolean {
  return off > -slack - 0.03 && off < wide + slack + 0.03
}

function set(out: Float32Array, tone: Tone, k: number): void {
  out[0] = tone[0] * k
  out[1] = tone[1] * k
  out[2] = tone[2] * k
}

/** Rooms darken towards their corners. */
function corner(out: Float32Array, off: number): void {
  const k = 0.78 + 0.22 * smooth(0, 0.55, off)
  for (let i = 0; i < 3; i += 1) out[i]! *= k
}

/** Where the ray leaves the room; walls are visible from inside only, so a camera outside looks in. */
function exitOf(
  room: SetRoom,
  from: Vec,
  ray: Vec,
): { plane: 'floor' | 'ceiling' | 'back' | 'left' | 'right'; far: number } {
  const flat = ray[1] < 0 ? -from[1] / ray[1] : ray[1] > 0 ? (room.height - from[1]) / ray[1] : Infinity
  const deep = ray[2] < 0 ? (room.back - from[2]) / ray[2] : Infinity
  const side = ray[0] < 0 ? (room.left - from[0]) / ray[0] : ray[0] > 0 ? (room.right - from[0]) / ray[0] : Infinity
  const far = Math.min(flat, deep, side)
  if (far === deep) return { plane: 'back', far }
  if (far === side) return { plane: ray[0] < 0 ? 'left' : 'right', far }
  return { plane: ray[1] < 0 ? 'floor' : 'ceiling', far: Math.min(far, 500) }
}
