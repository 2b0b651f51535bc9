import { z } from 'zod'
import { text } from './fields.ts'
import { LIMITS } from './limits.ts'
import { BESIDE, FOLLOWS, IMAGE_SIZES, THINKING_LEVELS, providerIdSchema, seedSchema } from './recipe.ts'

/** A piece of the words in the artist's wording. */
export const rewordedSchema = z.object({
  /** The field that the piece came from, as in `WordsPiece`. */
  from: z.string().min(1).max(120),
  text,
  /** What the field gave when it was reworded, so that a later change of it is noticed. */
  of: text,
  /** Keeps its wording when the field changes. */
  pinned: z.boolean(),
})

/** What goes along with the words. Pictures are named by `pictureKey`. */
const draftPicturesSchema = z.object({
  follow: z.enum(FOLLOWS).default('closely'),
  /** Arrows, texts and notes on the drawing go along. */
  notes: z.boolean().default(false),
  /** Pictures that go along only by choice. */
  beside: z.array(z.enum(BESIDE)).max(BESIDE.length).default([]),
  /** Pictures left out. */
  without: z.array(z.string().max(120)).max(LIMITS.wordPieces).default([]),
  /** The artist's order of pictures; those not in it come after, as composed. */
  order: z.array(z.string().max(120)).max(LIMITS.wordPieces).default([]),
})

/** Who makes it, and how; null for the film's own choice. */
const draftAskedSchema = z.object({
  provider: providerIdSchema.nullable().default(null),
  /** With the provider that it was chosen from: another doesn't know it. */
  model: z
    .object({ provider: providerIdSchema, model: z.string().max(200) })
    .nullable()
    .default(null),
  imageSize: z.enum(IMAGE_SIZES).nullable().default(null),
  thinking: z.enum(THINKING_LEVELS).nullable().default(null),
  /** Of the first take; each further one takes the next. null: any. */
  seed: seedSchema.nullable().default(null),
  count: z.number().int().min(1).max(8).default(1),
  /** Where the model takes batches. */
  way: z.enum(['now', 'batch']).default('now'),
})

/**
 * What the artist changed in a panel's next request, as fields of its row; the rest is composed afresh from the board.
 * Several fields, so that two windows that change different parts of it, and undo, leave each other alone.
 */
export const requestDraftSchema = z.object({
  /** The artist's own words, said last. */
  requestLast: text.default(''),
  requestReworded: z.array(rewordedSchema).max(LIMITS.wordPieces).default([]),
  /** Fields whose piece is left out. */
  requestWithout: z.array(z.string().min(1).max(120)).max(LIMITS.wordPieces).default([]),
  requestPictures: draftPicturesSchema.default(draftPicturesSchema.parse({})),
  requestAsked: draftAskedSchema.default(draftAskedSchema.parse({})),
})

export type Reworded = z.infer<typeof rewordedSchema>
export type RequestDraft = z.infer<typeof requestDraftSchema>
