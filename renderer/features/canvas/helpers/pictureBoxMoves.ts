import type { Crop, Placement } from '#shared/document/schema.ts'
import type { PanelPoint } from '#shared/geometry/points.ts'

/** A picture's placement, and which part of it is visible. */
export interface Laid {
  readonly placement: Placement
  readonly crop: Crop | null
}

export const CORNERS = ['top left', 'top right', 'bottom right', 'bottom left'] as const
export type Corner = (typeof CORNERS)[number]
export const EDGES = ['left', 'right', 'top', 'bottom'] as const
export type Edge = (typeof EDGES)[number]
/** The held part of a picture's box: its inside, its knob, a corner or an edge. */
export type PicturePart = 'move' | 'turn' | Corner | Edge
/** The result of dragging a picture with this initial placement from one point to another; `keep`: Shift is held. */
type Change = (start: Laid, from: PanelPoint, to: PanelPoint, keep: boolean) => Laid

/** Minimum size of a picture, panel px. */
const LEAST = 8

export function changeOf(part: PicturePart): Change {
  if (part === 'move') return moveBox
  if (part === 'turn') return turnBox
  return isEdge(part) ? cropEdge(part) : scaleBox(part)
}

function isEdge(part: Corner | Edge): part is Edge {
  return EDGES.some((edge) => edge === part)
}

export function moveBox(start: Laid, from: PanelPoint, to: PanelPoint): Laid {
  const { placement } = start
  return { ...start, placement: { ...placement, x: placement.x + to.x - from.x, y: placement.y + to.y - from.y } }
}

/** Scales proportionally about the opposite corner; the picture's shape never changes. */
export function scaleBox(corner: Corner): (start: Laid, from: PanelPoint, to: PanelPoint) => Laid {
  const right = corner.endsWith('right') ? 1 : -1
  const bottom = corner.startsWith('bottom') ? 1 : -1
  return (start, from, to) => {
    const { placement } = start
    const { width, height } = placement
    const [dx, dy] = turned(to.x - from.x, to.y - from.y, -placement.degrees)
    // How far the pen moved along the diagonal, as a fraction of it.
    const part = (dx * right * width + dy * bottom * height) / (width * width + height * height)
    const factor = Math.max(LEAST / Math.min(width, height), 1 + part)
    return { ...start, placement: resized(placement, width * factor, height * factor, -right, -bottom) }
  }
}

/** Moves one edge of the visible part: the picture below stays put, and shows no more than there is. */
export function cropEdge(edge: Edge): (start: Laid, from: PanelPoint, to: PanelPoint) => Laid {
  const across = edge === 'left' || edge === 'right'
  const far = edge === 'right' || edge === 'bottom'
  return (start, from, to) => {
    const { placement } = start
    const crop = start.crop ?? { x: 0, y: 0, width: 1, height: 1 }
    const [dx, dy] = turned(to.x - from.x, to.y - from.y, -placement.degrees)
    const shown = across ? placement.width : placement.height
    const [at, part] = across ? [crop.x, crop.width] : [crop.y, crop.height]
    const perPx = part / shown
    const most = far ? 1 - at - part : at
    const out = (far ? 1 : -1) * (across ? dx : dy)
    const grown = Math.max(-part + LEAST * perPx, Math.min(most, out * perPx))
    const next = { at: far ? at : at - grown, part: part + grown }
    const size = shown + grown / perPx
    const cropped = across ? { ...crop, x: next.at, width: next.part } : { ...crop, y: next.at, height: next.part }
    const whole = cropped.x < 1e-6 && cropped.y < 1e-6 && cropped.width > 1 - 1e-6 && cropped.height > 1 - 1e-6
    const [width, height] = across ? [size, placement.height] : [placement.width, size]
    const [left, top] = across ? [far ? -1 : 1, 0] : [0, far ? -1 : 1]
    return { placement: resized(placement, width, height, left, top), crop: whole ? null : bounded(cropped) }
  }
}

/** Rotates about the middle; `keep` (Shift): in steps of fifteen degrees. */
export function turnBox(start: Laid, from: PanelPoint, to: PanelPoint, keep: boolean): Laid {
  const { placement } = start
  const [cx, cy] = [placement.x + placement.width / 2, placement.y + placement.height / 2]
  const gone = Math.atan2(to.y - cy, to.x - cx) - Math.atan2(from.y - cy, from.x - cx)
  const degrees = placement.degrees + (gone * 180) / Math.PI
  const step = keep ? 15 : 0.5
  return { ...start, placement: { ...placement, degrees: Math.round(degrees / step) * step } }
}

export function turnedBy(start: Laid, degrees: number): Laid {
  return { ...start, placement: { ...start.placement, degrees: start.placement.degrees + degrees } }
}

/**
 * The placement at a new size, with one side or corner (-1 left or top, 1 right or bottom, 0 neither) fixed on screen.
 */
function resized(placement: Placement, width: number, height: number, keepX: number, keepY: number): Placement {
  const cx = placement.x + placement.width / 2
  const cy = placement.y + placement.height / 2
  const offset = turned(
    (keepX * (placement.width - width)) / 2,
    (keepY * (placement.height - height)) / 2,
    placement.degrees,
  )
  return { ...placement, x: cx + offset[0] - width / 2, y: cy + offset[1] - height / 2, width, height }
}

function turned(x: number, y: number, degrees: number): readonly [number, number] {
  const angle = (degrees * Math.PI) / 180
  return [x * Math.cos(angle) - y * Math.sin(angle), x * Math.sin(angle) + y * Math.cos(angle)]
}

/** Rounding errors may push sums of parts outside 0..1, which the schema would reject. */
function bounded({ x, y, width, height }: Crop): Crop {
  return { x: asPart(x), y: asPart(y), width: asPart(width), height: asPart(height) }
}

function asPart(value: number): number {
  return Math.max(0, Math.min(1, value))
}
