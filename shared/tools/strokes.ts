import { LIMITS } from '../document/limits.ts'
import { USUAL_GRAIN } from '../paint/grain.ts'
import { packPoints } from '../paint/strokePoints.ts'
import type { PenPoint } from '../paint/strokePoints.ts'
import type { NibEntry } from '../paint/nibs/nib.ts'
import { nibOf } from '../paint/nibs/nibOf.ts'
import type { Brush } from '../paint/nibs/nibOf.ts'
import { alongFifteenths } from './shapes.ts'
import { NOTHING } from './tool.ts'
import type { Gesture, PenSample, Tool, ToolContext } from './tool.ts'

/** Screen px below which a new point is ignored. */
const STILL_PX = 0.6
/** The previous move of a pen that has just come down, for time-dependent nibs. */
const LANDED = { before: 0, px: 0, ms: 60 } as const

/** A tool that draws strokes with this nib. */
export function strokeTool<Id extends Brush>(entry: NibEntry<Id>): Tool<Id> {
  const { id, label, alsoCalled, key, icon, snaps, controls, start, digit, tail } = entry
  return {
    id,
    label,
    ...(alsoCalled === undefined ? {} : { alsoCalled }),
    key,
    icon,
    snaps,
    ...(digit === false ? { digit } : {}),
    ...(tail ? { calledBy: 'tail' } : {}),
    draws: true,
    nib: true,
    controls,
    start,
    begin: (sample, context) => beginStroke(entry, sample, context),
    move(gesture, samples, constrain) {
      if (gesture.kind !== 'stroke') return gesture
      return constrain ? ruleStroke(gesture, samples) : moveStroke(gesture, samples)
    },
    finish: (gesture) => (gesture.kind === 'stroke' ? finishStroke(gesture) : NOTHING),
  }
}

type Stroke = Extract<Gesture, { kind: 'stroke' }>

function beginStroke({ id, controls, flow }: NibEntry<Brush>, sample: PenSample, context: ToolContext): Stroke {
  return {
    kind: 'stroke',
    nib: {
      brush: id,
      size: context.size,
      seed: context.seed,
      color: context.color,
      ...grainOf(controls.includes('grain') ? context.grain : undefined),
    },
    opacity: controls.includes('opacity') ? context.opacity : 1,
    steady: Math.max(0, Math.min(0.95, context.steady)),
    still: STILL_PX / context.zoom,
    points: [flow ? { ...pointOf(sample), pressure: flow({ ...LANDED, pressure: sample.pressure }) } : pointOf(sample)],
    last: sample,
    ruled: null,
    ...(sample.time === undefined ? {} : { begun: sample.time }),
  }
}

/** Each point moves only part of the way to the pen: the more steadying, the smaller the part. */
function moveStroke(stroke: Stroke, samples: readonly PenSample[]): Stroke {
  const points = [...stroke.points]
  let last = stroke.last
  for (const sample of samples) {
    const from = points.at(-1)!
    const to = { ...pointOf(sample), pressure: feltBy(stroke, sample, last, from) }
    last = sample
    const part = 1 - stroke.steady
    const next = { ...to, x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }
    if (Math.hypot(next.x - from.x, next.y - from.y) >= stroke.still) points.push(next)
    // Pressing harder on the spot makes the dot heavier.
    else if (next.pressure > from.pressure) points[points.length - 1] = { ...from, pressure: next.pressure }
  }
  return { ...stroke, points, last, ruled: null }
}

/** The pressure to store: the pen's own, or what a time-dependent nib makes of it and of the movement since `last`. */
function feltBy({ nib }: Stroke, sample: PenSample, last: PenSample, { pressure: before }: PenPoint): number {
  const { flow } = nibOf(nib.brush)
  if (!flow || sample.time === undefined || last.time === undefined) return sample.pressure
  const px = Math.hypot(sample.at.x - last.at.x, sample.at.y - last.at.y)
  return flow({ pressure: sample.pressure, before, px, ms: sample.time - last.time })
}

/** Positions of a ruled line's points, as fractions of its length: near its ends, so that a pen line tapers only there. */
const RULED = [0.05, 0.5, 0.95, 1]

/**
 * A straight line of constant weight from where Shift was pressed to the pen, snapped to fifteen degrees. It has few
 * points, and only these move: what live ink has settled of a stroke never changes.
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
  // Only the first point may still get heavier: anything before a later point is drawn already.
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

/** The line ends where the pen was lifted, however much it was steadied; a ruled one at its snapped end. */
function finishStroke(stroke: Stroke): ReturnType<Tool['finish']> {
  const points = [...stroke.points]
  const end = points.at(-1)!
  const short = Math.hypot(stroke.last.at.x - end.x, stroke.last.at.y - end.y) >= stroke.still
  if (stroke.ruled === null && short) points.push({ ...pointOf(stroke.last), pressure: end.pressure })
  const { brush, size, seed, color, grain } = stroke.nib
  return {
    kind: 'mark',
    mark: {
      kind: 'stroke',
      brush,
      size,
      seed,
      color,
      ...grainOf(grain),
      opacity: stroke.opacity,
      transform: null,
      points: packPoints(points),
      ...timeOf(stroke),
    },
  }
}

/** The usual is not said: such a stroke is as it was before there was another. */
function grainOf(grain: number | undefined): { grain?: number } {
  return grain === undefined || grain === USUAL_GRAIN ? {} : { grain }
}

function timeOf({ begun, last }: Stroke): { ms?: number } {
  if (begun === undefined || last.time === undefined) return {}
  return { ms: Math.max(0, Math.min(LIMITS.strokeMs, Math.round(last.time - begun))) }
}

function pointOf({ at, pressure, tilt, azimuth }: PenSample): PenPoint {
  return { x: at.x, y: at.y, pressure, tilt, azimuth }
}
