import { z } from 'zod'
import { text } from './fields.ts'
import { mediaIdSchema, takeIdSchema } from './ids.ts'
import { LIMITS } from './limits.ts'

/**
 * How a take is made from another: by an instruction, inside a region of it, by marks drawn on it, on a wider canvas,
 * or as one more like it.
 */
const TURN_KINDS = ['words', 'region', 'marks', 'extend', 'variation'] as const

const placeSchema = z.tuple([z.number().min(-100_000).max(100_000), z.number().min(-100_000).max(100_000)])

/** A shape painted on a take's picture, in px of that picture: the inside of a lasso, or a brush's path. */
const regionShapeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('lasso'), points: z.array(placeSchema).min(1).max(LIMITS.regionPoints) }),
  z.object({
    kind: z.literal('brush'),
    points: z.array(placeSchema).min(1).max(LIMITS.regionPoints),
    radius: z.number().min(0.5).max(20_000),
  }),
])

const wholePxSchema = z.number().int().min(0).max(LIMITS.pictureSide)

/** The part of a take that an edit may change. */
export const regionSchema = z.object({
  shapes: z.array(regionShapeSchema).min(1).max(LIMITS.regionShapes),
  /** Px outside the shapes over which the new picture fades into the old one; beyond it nothing changes. */
  feather: z.number().min(0).max(2000),
  /** The part of the take that was sent, in whole px of its picture. */
  crop: z.object({ x: wholePxSchema, y: wholePxSchema, width: wholePxSchema.min(1), height: wholePxSchema.min(1) }),
})

/**
 * What was typed, painted and chosen for a change of a take, as fields of its row: the same for every way to change it.
 * It stays when it was asked for, so that it can be asked for again in other words.
 */
export const changeDraftSchema = z.object({
  changeWords: text.default(''),
  changeShapes: z.array(regionShapeSchema).max(LIMITS.regionShapes).default([]),
  /** Pictures of cards that have room before the others, by `pictureKey`. */
  changeOrder: z.array(z.string().max(120)).max(LIMITS.wordPieces).default([]),
  /** To extend it to; null: the narrowest that is wider than the take. */
  changeRatio: z.string().max(12).nullable().default(null),
})

/** What a request continues from. */
export const turnSchema = z.object({
  kind: z.enum(TURN_KINDS),
  takeId: takeIdSchema,
  /** The take's number on its panel. */
  number: z.number().int().min(1),
  /** What was asked for, as typed; '' where the kind says it all. */
  instruction: z.string().max(LIMITS.wordPiece),
  /** The turns before it are sent too, the model's own words as they came. */
  earlier: z.boolean(),
  region: z.exactOptional(regionSchema),
})

/** What came with a take beside its picture, kept so that the model can be asked to go on from it. */
export const answerSchema = z.object({
  responseId: z.string().max(500),
  modelVersion: z.string().max(200),
  /** In the film's folder, named by its own hash: the parts as they were received. */
  file: z.string().regex(/^answers\/[0-9a-f]{64}\.json$/),
  /** Tells on this computer whether a key is still the one that was used; says nothing about the key. '' if unknown. */
  keyMark: z.string().regex(/^[0-9a-f]{0,64}$/),
})

/** The take's picture is the model's, set into another take. */
export const setInSchema = z.object({
  /** The model's own picture, untouched. */
  mediaId: mediaIdSchema,
})

export type Region = z.infer<typeof regionSchema>
export type RegionShape = z.infer<typeof regionShapeSchema>
export type ChangeDraft = z.infer<typeof changeDraftSchema>
export type Answer = z.infer<typeof answerSchema>
