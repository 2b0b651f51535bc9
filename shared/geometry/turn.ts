import { screenPoint } from './points.ts'
import type { ScreenPoint } from './points.ts'

/**
 * How a view stands in the window that shows it: flipped across or not, then turned clockwise about the window's
 * middle, and larger than the window by `out` on each side (CSS px), so that it covers it however it is turned.
 */
export interface ViewTurn {
  readonly degrees: number
  readonly flip: boolean
  readonly room: Room
  readonly out: { readonly x: number; readonly y: number }
}

interface Room {
  readonly width: number
  readonly height: number
}

/** How far a view that is turned by this much reaches beyond its window; an upright one is as large as that. */
export function outOf(degrees: number, { width, height }: Room): ViewTurn['out'] {
  if (degrees === 0) return { x: 0, y: 0 }
  const across = Math.hypot(width, height)
  return { x: Math.ceil((across - width) / 2), y: Math.ceil((across - height) / 2) }
}

/** A place in the window as a place on the view; both in CSS px from their own upper left corners. */
export function toView({ degrees, flip, room, out }: ViewTurn, { x, y }: ScreenPoint): ScreenPoint {
  const middle = { x: room.width / 2, y: room.height / 2 }
  const [dx, dy] = turnedBy(-degrees, x - middle.x, y - middle.y)
  return screenPoint(middle.x + (flip ? -dx : dx) + out.x, middle.y + dy + out.y)
}

/** The reverse. */
export function toWindow({ degrees, flip, room, out }: ViewTurn, { x, y }: ScreenPoint): ScreenPoint {
  const middle = { x: room.width / 2, y: room.height / 2 }
  const across = x - out.x - middle.x
  const [dx, dy] = turnedBy(degrees, flip ? -across : across, y - out.y - middle.y)
  return screenPoint(middle.x + dx, middle.y + dy)
}

/** A vector turned clockwise (y points down). */
export function turnedBy(degrees: number, x: number, y: number): readonly [x: number, y: number] {
  if (degrees === 0) return [x, y]
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)]
  return [x * cos - y * sin, x * sin + y * cos]
}

/** The same direction, more than -180 and at most 180 degrees. */
export function halfTurn(degrees: number): number {
  const whole = ((degrees % 360) + 360) % 360
  return whole > 180 ? whole - 360 : whole
}
