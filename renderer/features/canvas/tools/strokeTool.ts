import type { Brush } from '#shared/document/markSchema.ts'
import { packPoints } from '#shared/document/strokePoints.ts'
import type { PenPoint } from '#shared/document/strokePoints.ts'
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
    move: (gesture, samples) => (gesture.kind === 'stroke' ? moveStroke(gesture, samples) : gesture),
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
  return { ...stroke, points, last }
}

/** The line ends where the pen was lifted, however much it was steadied. */
function finishStroke(stroke: Stroke): ReturnType<Tool['finish']> {
  const points = [...stroke.points]
  const end = points.at(-1)!
  if (Math.hypot(stroke.last.at.x - end.x, stroke.last.at.y - end.y) >= stroke.still)
    points.push({ ...pointOf(stroke.last), pressure: end.pressure })
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
