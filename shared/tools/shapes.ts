import type { ShapeMark } from '../document/markSchema.ts'
import { panelPoint } from '../geometry/points.ts'
import type { PanelPoint } from '../geometry/points.ts'
import { laidLevel, leastTurn, turnAbout } from './levelBox.ts'
import { NOTHING } from './tool.ts'
import type { Gesture, Outcome, PenSample, Tool, ToolContext } from './tool.ts'

type ShapeKind = ShapeMark['shape']
type ShapeGesture = Extract<Gesture, { kind: 'shape' }>
type Point = readonly [number, number]

/** Minimum size of a shape in screen px, below which it was not intended. */
const MEANT_PX = 4
/** A path that deviates from straight by less than this fraction of its length counts as straight. */
const STRAIGHT = 0.07

interface ShapeEntry<Id extends ShapeKind> extends Pick<
  Tool<Id>,
  'id' | 'label' | 'alsoCalled' | 'key' | 'icon' | 'controls' | 'start' | 'sizeName'
> {
  /** It stands in a box, which is upright in the window. */
  readonly boxed?: true
  /** Where its end snaps to while Shift is held. */
  readonly constrain: (from: Point, to: Point) => Point
  /** The point it bends through; null if it is straight. */
  readonly bend?: (gesture: ShapeGesture) => Point | null
}

/** A tool that draws a shape from where the pen went down to where it is. */
function shapeTool<const Id extends ShapeKind>({ boxed, constrain, bend, ...entry }: ShapeEntry<Id>): Tool<Id> {
  function move(gesture: Gesture, samples: readonly PenSample[], held: boolean): Gesture {
    const last = samples.at(-1)
    if (gesture.kind !== 'shape' || !last) return gesture
    const from = panelPoint(...gesture.shape.from)
    const level = laidLevel(from, last.at, gesture.level)
    const meant: Point = held ? constrain([from.x, from.y], [level.x, level.y]) : [level.x, level.y]
    const to = boxed ? meant : backFrom(from, meant, gesture.level)
    const trail: readonly PanelPoint[] = held ? [] : [...gesture.trail, ...samples.map((sample) => sample.at)]
    const transform = boxed ? turnAbout(from, gesture.level) : null
    const moved = { ...gesture, trail, transform, shape: { ...gesture.shape, to: [...to] as [number, number] } }
    const through = bend?.(moved)
    return { ...moved, shape: { ...moved.shape, bend: through ? ([...through] as [number, number]) : null } }
  }
  return {
    ...entry,
    draws: true,
    nib: true,
    begin: (sample, context) => beginShape(entry.id, sample, context),
    move,
    finish: finishShape,
  }
}

/** Where a place lies on the panel that `laidLevel` has turned back. */
function backFrom(from: PanelPoint, [x, y]: Point, level: number): Point {
  const at = laidLevel(from, { x, y }, -level)
  return [at.x, at.y]
}

/** A straight line; Shift snaps it to multiples of fifteen degrees. */
export const lineTool = shapeTool({
  id: 'line',
  label: 'Line',
  key: 'L',
  icon: 'line',
  controls: ['size', 'opacity'],
  start: { size: 6 },
  sizeName: 'Width',
  constrain: alongFifteenths,
})

/** An arrow that bends with the hand; Shift makes it straight and snaps it to multiples of fifteen degrees. */
export const arrowTool = shapeTool({
  id: 'arrow',
  label: 'Arrow',
  key: 'A',
  icon: 'arrow',
  controls: ['size', 'opacity'],
  start: { size: 10 },
  sizeName: 'Width',
  constrain: alongFifteenths,
  bend: bendOf,
})

/** A rectangle from corner to corner; Shift makes it a square. */
export const rectangleTool = shapeTool({
  id: 'rectangle',
  label: 'Rectangle',
  alsoCalled: 'box square',
  key: 'R',
  icon: 'rectangle',
  controls: ['size', 'opacity', 'filled'],
  start: { size: 6 },
  sizeName: 'Line',
  boxed: true,
  constrain: squared,
})

/** An ellipse in the box from corner to corner; Shift makes it a circle. */
export const ellipseTool = shapeTool({
  id: 'ellipse',
  label: 'Ellipse',
  alsoCalled: 'circle oval',
  key: 'O',
  icon: 'ellipse',
  controls: ['size', 'opacity', 'filled'],
  start: { size: 6 },
  sizeName: 'Line',
  boxed: true,
  constrain: squared,
})

function beginShape(shape: ShapeKind, sample: PenSample, context: ToolContext): Gesture {
  const at: [number, number] = [sample.at.x, sample.at.y]
  return {
    kind: 'shape',
    shape: { shape, size: context.size, color: context.color, filled: context.filled, from: at, to: at, bend: null },
    level: leastTurn(context.level ?? 0),
    transform: null,
    opacity: context.opacity,
    still: MEANT_PX / context.zoom,
    trail: [sample.at],
  }
}

function finishShape(gesture: Gesture): Outcome {
  if (gesture.kind !== 'shape') return NOTHING
  const { shape, opacity, transform } = gesture
  const { from, to } = shape
  if (Math.hypot(to[0] - from[0], to[1] - from[1]) < gesture.still) return NOTHING
  return { kind: 'mark', mark: { kind: 'shape', ...shape, opacity, transform: transform && [...transform] } }
}

/** The nearest of the directions 15 degrees apart. */
export function alongFifteenths(from: Point, to: Point): Point {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1])
  const step = Math.PI / 12
  const angle = Math.round(Math.atan2(to[1] - from[1], to[0] - from[0]) / step) * step
  return [from[0] + Math.cos(angle) * length, from[1] + Math.sin(angle) * length]
}

/** Makes the box as wide as it is high. */
function squared(from: Point, to: Point): Point {
  const side = Math.max(Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1]))
  return [from[0] + side * Math.sign(to[0] - from[0] || 1), from[1] + side * Math.sign(to[1] - from[1] || 1)]
}

/**
 * The point an arrow bends through: as far out as the path's greatest distance from the straight line, opposite the
 * middle, where a curve through three points is fullest.
 */
function bendOf({ shape, trail }: ShapeGesture): Point | null {
  const [ax, ay] = shape.from
  const [bx, by] = shape.to
  const length = Math.hypot(bx - ax, by - ay)
  if (length === 0) return null
  const [nx, ny] = [-(by - ay) / length, (bx - ax) / length]
  let farthest = 0
  for (const point of trail) {
    const away = (point.x - ax) * nx + (point.y - ay) * ny
    if (Math.abs(away) > Math.abs(farthest)) farthest = away
  }
  if (Math.abs(farthest) < length * STRAIGHT) return null
  return [(ax + bx) / 2 + nx * farthest, (ay + by) / 2 + ny * farthest]
}
