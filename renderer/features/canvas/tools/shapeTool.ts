import type { ShapeMark } from '#shared/document/markSchema.ts'
import type { PanelPoint } from '#shared/geometry/points.ts'
import { NOTHING } from './tool.ts'
import type { Gesture, Outcome, PenSample, Tool, ToolContext } from './tool.ts'

type ShapeKind = ShapeMark['shape']
export type ShapeGesture = Extract<Gesture, { kind: 'shape' }>
type Point = readonly [number, number]

/** Screen px that a shape must span to be meant. */
const MEANT_PX = 4

/** A tool that rules a shape from where the pen went down to where it is. */
export function shapeTool(
  shape: ShapeKind,
  label: string,
  key: string,
  constrain: (from: Point, to: Point) => Point,
  bend: (gesture: ShapeGesture) => Point | null = () => null,
): Tool {
  function move(gesture: Gesture, samples: readonly PenSample[], held: boolean): Gesture {
    const last = samples.at(-1)
    if (gesture.kind !== 'shape' || !last) return gesture
    const { from } = gesture.shape
    const to: Point = held ? constrain(from, [last.at.x, last.at.y]) : [last.at.x, last.at.y]
    const trail: readonly PanelPoint[] = held ? [] : [...gesture.trail, ...samples.map((sample) => sample.at)]
    const moved = { ...gesture, trail, shape: { ...gesture.shape, to: [...to] as [number, number] } }
    const through = bend(moved)
    return { ...moved, shape: { ...moved.shape, bend: through ? ([...through] as [number, number]) : null } }
  }
  return {
    id: shape,
    label,
    key,
    draws: true,
    nib: true,
    controls: shape === 'rectangle' || shape === 'ellipse' ? ['size', 'opacity', 'filled'] : ['size', 'opacity'],
    begin: (sample, context) => beginShape(shape, sample, context),
    move,
    finish: finishShape,
  }
}

function beginShape(shape: ShapeKind, sample: PenSample, context: ToolContext): Gesture {
  const at: [number, number] = [sample.at.x, sample.at.y]
  return {
    kind: 'shape',
    shape: { shape, size: context.size, color: context.color, filled: context.filled, from: at, to: at, bend: null },
    opacity: context.opacity,
    still: MEANT_PX / context.zoom,
    trail: [sample.at],
  }
}

function finishShape(gesture: Gesture): Outcome {
  if (gesture.kind !== 'shape') return NOTHING
  const { from, to } = gesture.shape
  if (Math.hypot(to[0] - from[0], to[1] - from[1]) < gesture.still) return NOTHING
  return { kind: 'mark', mark: { kind: 'shape', ...gesture.shape, opacity: gesture.opacity, transform: null } }
}

/** The nearest of the directions 15 degrees apart. */
export function alongFifteenths(from: Point, to: Point): Point {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1])
  const step = Math.PI / 12
  const angle = Math.round(Math.atan2(to[1] - from[1], to[0] - from[0]) / step) * step
  return [from[0] + Math.cos(angle) * length, from[1] + Math.sin(angle) * length]
}

/** As wide as high. */
export function squared(from: Point, to: Point): Point {
  const side = Math.max(Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1]))
  return [from[0] + side * Math.sign(to[0] - from[0] || 1), from[1] + side * Math.sign(to[1] - from[1] || 1)]
}
