import type { Brush } from '#shared/document/markSchema.ts'
import { packPoints } from '#shared/document/strokePoints.ts'
import type { PenPoint } from '#shared/document/strokePoints.ts'
import { alongFifteenths } from './shapeTool.ts'
import { NOTHING } from './tool.ts'
import type { Control, Gesture, PenSample, Tool, ToolContext } from './tool.ts'

/** Screen px under which a new point tells nothing new. */
const STILL_PX = 0.6

const ALL: readonly Control[] = ['size', 'opacity', 'steady', 'pressure']
/** A marker's tone and width are even whatever it is pressed with; an eraser takes all that it goes over. */
const CONTROLS: Readonly<Record<Brush, readonly Control[]>> = {
  pencil: ALL,
  pen: ALL,
  brush: ALL,
  marker: ['size', 'opacity', 'steady'],
  eraser: ['size', 'steady', 'pressure'],
}

/** A tool that leaves a stroke of this nib. */
export function strokeTool(brush: Brush, label: string, key: string): Tool {
  return {
    id: brush,
    label,
    key,
    draws: true,
    nib: true,
    controls: CONTROLS[brush],
    begin: (sample, context) => beginStroke(brush, sample, context),
    move(gesture, samples, constrain) {
      if (gesture.kind !== 'stroke') return gesture
      return constrain ? ruleStroke(gesture, samples) : moveStroke(gesture, samples)
    },
    finish: (gesture) => (gesture.kind === 'stroke' ? finishStroke(gesture) : NOTHING),
  }
}

type Stroke = Extract<Gesture, { kind: 'stroke' }>

function beginStroke(brush: Brush, sample: PenSample, context: ToolContext): Stroke {
  return {
    kind: 'stroke',
    nib: { brush, size: context.size, seed: context.seed, color: context.color },
    opacity: brush === 'eraser' ? 1 : context.opacity,
    steady: Math.max(0, Math.min(0.95, context.steady)),
    still: STILL_PX / context.zoom,
    points: [pointOf(sample)],
    last: sample,
    ruled: null,
  }
}

/** Each point goes only part of the way to the pen: the more steadying, the smaller the part. */
function moveStroke(stroke: Stroke, samples: readonly PenSample[]): Stroke {
  const points = [...stroke.points]
  let last = stroke.last
  for (const sample of samples) {
    last = sample
    const from = points.at(-1)!
    const to = pointOf(sample)
    const part = 1 - stroke.steady
    const next = { ...to, x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }
    if (Math.hypot(next.x - from.x, next.y - from.y) >= stroke.still) points.push(next)
    // A pen that presses harder on the spot makes a heavier dot.
    else if (next.pressure > from.pressure) points[points.length - 1] = { ...from, pressure: next.pressure }
  }
  return { ...stroke, points, last, ruled: null }
}

/** Where a ruled line has points, as parts of its length: near its ends, so that a pen's line is drawn out there alone. */
const RULED = [0.05, 0.5, 0.95, 1]

/**
 * A straight line from where Shift was pressed to the pen, every fifteenth degree and of one weight. Its points are few, and only
 * they move: what live ink has settled of a stroke never changes.
 */
function ruleStroke(stroke: Stroke, samples: readonly PenSample[]): Stroke {
  const last = samples.at(-1)
  if (!last) return stroke
  const ruled = stroke.ruled ?? stroke.points.length - 1
  const kept = stroke.points.slice(0, ruled + 1)
  const anchor = kept.at(-1)!
  const pressure = Math.max(...stroke.points.slice(ruled).map((point) => point.pressure), ...samples.map(pressureOf))
  const [x, y] = alongFifteenths([anchor.x, anchor.y], [last.at.x, last.at.y])
  const moved = Math.hypot(x - anchor.x, y - anchor.y) >= stroke.still
  // Only the first point may still grow heavier: what came before any other is drawn.
  if (ruled === 0) kept[0] = { ...anchor, pressure }
  const way = RULED.map((part) => ({
    ...pointOf(last),
    x: anchor.x + (x - anchor.x) * part,
    y: anchor.y + (y - anchor.y) * part,
    pressure,
  }))
  return { ...stroke, points: moved ? [...kept, ...way] : kept, last, ruled }
}

function pressureOf(sample: PenSample): number {
  return sample.pressure
}

/** The line ends where the pen was lifted, however much it was steadied; a ruled one where it was ruled to. */
function finishStroke(stroke: Stroke): ReturnType<Tool['finish']> {
  const points = [...stroke.points]
  const end = points.at(-1)!
  const short = Math.hypot(stroke.last.at.x - end.x, stroke.last.at.y - end.y) >= stroke.still
  if (stroke.ruled === null && short) points.push({ ...pointOf(stroke.last), pressure: end.pressure })
  const { brush, size, seed, color } = stroke.nib
  return {
    kind: 'mark',
    mark: {
      kind: 'stroke',
      brush,
      size,
      seed,
      color,
      opacity: stroke.opacity,
      transform: null,
      points: packPoints(points),
    },
  }
}

function pointOf({ at, pressure, tilt, azimuth }: PenSample): PenPoint {
  return { x: at.x, y: at.y, pressure, tilt, azimuth }
}
