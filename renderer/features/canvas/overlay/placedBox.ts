import type { Placement } from '#shared/document/schema.ts'
import type { Camera } from '#shared/geometry/camera.ts'
import { toScreen } from '#shared/geometry/camera.ts'
import type { Rect } from '#shared/geometry/rect.ts'
import { apply, gripsOf } from '#shared/tools/transformBox.ts'
import type { Matrix } from '#shared/tools/transformBox.ts'

/** A rotated box on screen, given by its centre. CSS px, degrees clockwise. */
export interface PlacedBox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly degrees: number
}

/**
 * Where a box of panel px appears after a matrix that moves, scales or rotates it; if turned over, its top is at the
 * bottom.
 */
export function placedBox(camera: Camera, box: Rect, matrix: Matrix): PlacedBox {
  const [a, b, c, d] = matrix
  const middle = toScreen(camera, apply(matrix, { x: box.x + box.width / 2, y: box.y + box.height / 2 }))
  const upright = Math.abs(b) < 1e-9 && Math.abs(c) < 1e-9
  return {
    x: middle.x,
    y: middle.y,
    width: box.width * Math.hypot(a, b) * camera.zoom,
    height: box.height * Math.hypot(c, d) * camera.zoom,
    degrees: upright ? (d < 0 ? 180 : 0) : (Math.atan2(b, a) * 180) / Math.PI,
  }
}

export function placedPicture(camera: Camera, { x, y, width, height, degrees }: Placement): PlacedBox {
  const middle = toScreen(camera, { x: x + width / 2, y: y + height / 2 })
  return { x: middle.x, y: middle.y, width: width * camera.zoom, height: height * camera.zoom, degrees }
}

/** Aligns a line of this width (CSS px) to whole device px; between them it would be a grey line of twice the width. */
export function crisp(at: number, dpr: number, breadth = 1): number {
  const half = (breadthOn(breadth, dpr) % 2) / 2
  return (Math.round(at * dpr - half) + half) / dpr
}

/** The width in CSS px that fills whole device px, at least one. */
export function crispBreadth(breadth: number, dpr: number): number {
  return breadthOn(breadth, dpr) / dpr
}

function breadthOn(breadth: number, dpr: number): number {
  return Math.max(1, Math.floor(breadth * dpr))
}

/** The same box with its sides on whole device px, unless it is rotated. */
export function crispBox(box: PlacedBox, dpr: number, breadth: number): PlacedBox {
  if (box.degrees % 180 !== 0) return box
  const [left, right] = [box.x - box.width / 2, box.x + box.width / 2].map((at) => crisp(at, dpr, breadth))
  const [top, bottom] = [box.y - box.height / 2, box.y + box.height / 2].map((at) => crisp(at, dpr, breadth))
  return {
    ...box,
    x: (left! + right!) / 2,
    y: (top! + bottom!) / 2,
    width: right! - left!,
    height: bottom! - top!,
  }
}

const NAMES = [
  ['top-left', 'top-center', 'top-right'],
  ['middle-left', '', 'middle-right'],
  ['bottom-left', 'bottom-center', 'bottom-right'],
] as const

/** The grips of a selection's box at this zoom, named as the anchors of Konva's Transformer. */
export function anchorsOf(box: Rect, zoom: number): string[] {
  return gripsOf(box, zoom).map(({ across, down }) => NAMES[down * 2]![across * 2]!)
}
