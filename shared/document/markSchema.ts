import { z } from 'zod'
import { NIBS } from '../paint/nibs/index.ts'
import { text, order, unit, finite, within, colorSchema } from './fields.ts'
import { LIMITS, RANGES } from './limits.ts'
import { layerIdSchema, markIdSchema } from './ids.ts'

/** Affine [a, b, c, d, e, f] as in canvas setTransform, applied to the mark's own points; null for none. */
const transform = z.tuple([finite, finite, finite, finite, finite, finite]).nullable()
const markBase = {
  id: markIdSchema,
  layerId: layerIdSchema,
  order,
  transform,
  color: colorSchema,
  opacity: unit,
  /** True if it was drawn with transparency locked: it shows only where the layer already held ink. */
  within: z.boolean().optional(),
}

/**
 * A pen stroke. `points` is packed by ../paint/strokePoints.ts (x, y, pressure, tilt, azimuth); `size` is the width in
 * panel px at full pressure.
 */
export const strokeMarkSchema = z.object({
  ...markBase,
  kind: z.literal('stroke'),
  brush: z.enum(NIBS.map(({ id }) => id)),
  size: within(RANGES.markSize),
  /** Random seed of the grain, so that a stroke redraws the same at any size. */
  seed: z.number().int().min(0).max(0xffffffff),
  /** How much of the nib's tooth or droplets shows; omitted in strokes that have it as usual. */
  grain: unit.optional(),
  points: z.string().max(LIMITS.strokePoints),
  /** Whole ms from touching to lifting; omitted in strokes from before it was recorded. */
  ms: z.number().int().min(0).max(LIMITS.strokeMs).optional(),
})
/** A drawn arrow or ruled shape, from corner to corner in panel px; an arrow may bend through a third point. */
export const shapeMarkSchema = z.object({
  ...markBase,
  kind: z.literal('shape'),
  shape: z.enum(['line', 'arrow', 'rectangle', 'ellipse']),
  size: within(RANGES.markSize),
  from: z.tuple([finite, finite]),
  to: z.tuple([finite, finite]),
  bend: z.tuple([finite, finite]).nullable(),
  filled: z.boolean(),
})
/** Text on the panel; `x`, `y` is the top-left corner, `size` the type size, all in panel px. */
export const textMarkSchema = z.object({
  ...markBase,
  kind: z.literal('text'),
  x: finite,
  y: finite,
  size: within(RANGES.typeSize),
  text,
})
/** An area of colour: closed rings in panel px, packed like a stroke's points (their last three fields 0), filled even-odd. */
export const fillMarkSchema = z.object({
  ...markBase,
  kind: z.literal('fill'),
  rings: z.array(z.string().max(LIMITS.fillRing)).min(1).max(LIMITS.fillRings),
})
/** How a camera move accelerates and slows down. */
export const EASES = ['even', 'in', 'out', 'both'] as const
const box = z.tuple([finite, finite, finite, finite])
/** What the camera frames at the start and end of its move: [x, y, width, height] in panel px, in the film's ratio. */
export const cameraMarkSchema = z.object({
  ...markBase,
  kind: z.literal('camera'),
  start: box,
  end: box,
  ease: z.enum(EASES),
})
export const markRowSchema = z.discriminatedUnion('kind', [
  strokeMarkSchema,
  shapeMarkSchema,
  textMarkSchema,
  fillMarkSchema,
  cameraMarkSchema,
])

export type StrokeMark = z.infer<typeof strokeMarkSchema>
export type ShapeMark = z.infer<typeof shapeMarkSchema>
export type TextMark = z.infer<typeof textMarkSchema>
export type FillMark = z.infer<typeof fillMarkSchema>
export type CameraMark = z.infer<typeof cameraMarkSchema>
export type Ease = (typeof EASES)[number]
