import { z } from 'zod'
import { LIMITS, RANGES } from './limits.ts'
import { cardIdSchema, lookIdSchema, mediaIdSchema } from './ids.ts'
import { answerSchema, setInSchema, turnSchema } from './turn.ts'

/**
 * Who makes pictures: an id from `shared/generation/providers`. The schema accepts any id of this form, so that a film
 * with a provider from a newer Framewright still opens; it just can't generate here.
 */
export const providerIdSchema = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/)

/** What a model's chance begins with: the same request with the same one gives a similar picture, or the same. */
export const seedSchema = z.number().int().min(RANGES.seed[0]).max(RANGES.seed[1])

/** Why a picture is sent along with a request. */
export const PICTURE_ROLES = [
  'sketch',
  'cast',
  'location',
  'prop',
  'style',
  'reference',
  'take',
  'marked',
  'crop',
  'before',
  'after',
  'contact',
  'staging',
] as const

/**
 * Pictures that go along only by choice: the kept take before and after this panel, a contact sheet of the scene's kept
 * takes, the stand-in's staging of this shot.
 */
export const BESIDE = ['before', 'after', 'contact', 'staging'] as const satisfies readonly PictureRole[]

/** How far the model is to keep to the sketch. */
export const FOLLOWS = ['closely', 'loosely', 'mood'] as const

export const IMAGE_SIZES = ['1K', '2K', '4K'] as const

/** How long a model thinks before it makes a picture, where it lets that be chosen. */
export const THINKING_LEVELS = ['minimal', 'medium', 'high'] as const

/** The fields of a shot that a panel can be tried at several values of. */
export const OPTION_AXES = ['size', 'angle', 'lensMm'] as const

/** One piece of the prompt and the field it came from, so that the window can underline it and open that field. */
export const wordsPieceSchema = z.object({
  /** e.g. `shot.size`, `scene.location`, `card.card_…`, `project.styleNote`, `free`. */
  from: z.string().max(120),
  text: z.string().max(LIMITS.wordPiece),
})

/** What a card's picture shows of it: who it is, what they wear, all of it from several sides. */
export const PICTURE_USES = ['face', 'costume', 'sheet'] as const
export type PictureUse = (typeof PICTURE_USES)[number]

/** The version of a look that a request was composed with. */
const usedLookSchema = z.object({
  cardId: cardIdSchema,
  /** null for the card's base look. */
  lookId: lookIdSchema.nullable(),
  version: z.number().int().min(1),
  /** As it was called then: "Mara, Act 1 oilskin v2". */
  name: z.string().max(200),
})
export type UsedLook = z.infer<typeof usedLookSchema>

export const requestPictureSchema = z.object({
  role: z.enum(PICTURE_ROLES),
  /** Its name in the request: "Sketch", "Mara v2". */
  label: z.string().max(200),
  mediaId: mediaIdSchema,
  /** Of a card's picture. */
  use: z.enum(PICTURE_USES).optional(),
  /**
   * The bytes that leave: `mediaId` itself if nothing about it must change, else what was made of it for sending.
   * Missing until they are made, and in recipes from before they were kept.
   */
  wire: mediaIdSchema.optional(),
})

/**
 * Everything that will leave the machine, as it will leave it. This is the value that a person has read and edited,
 * and the host sends nothing else.
 */
export const generationRequestSchema = z.object({
  provider: providerIdSchema,
  model: z.string().max(200),
  /** '' for the provider's own address. */
  baseUrl: z.string().max(2000),
  pieces: z.array(wordsPieceSchema).max(LIMITS.wordPieces),
  pictures: z.array(requestPictureSchema).max(14),
  /** The looks of the cards in it; recipes from before there were looks name versions in their pictures alone. */
  looks: z.array(usedLookSchema).max(LIMITS.chosenLooks).optional(),
  /** The aspect ratio requested, e.g. "21:9": the nearest larger one that the model supports. */
  aspectRatio: z.string().max(12),
  imageSize: z.enum(IMAGE_SIZES),
  /** Omitted: as the model does by itself. */
  thinking: z.exactOptional(z.enum(THINKING_LEVELS)),
  /** Only with a sketch; recipes from before there was a choice followed it closely. */
  follow: z.enum(FOLLOWS).optional(),
  /** null: none requested. */
  seed: seedSchema.nullable(),
  /** Input for the stand-in's staging; kept in every recipe as a record of the shot at that moment. */
  staging: z.object({
    size: z.string().max(40),
    framing: z.string().max(40),
    angle: z.string().max(40),
    lensMm: z.number().min(1).max(2000).nullable(),
    ratio: z.number().min(0.1).max(10),
    intExt: z.string().max(40),
    timeOfDay: z.string().max(500),
    /** Names of the cast in frame, in order of importance. */
    cast: z.array(z.string().max(500)).max(100),
    /** "12A", drawn in the stand-in's corner slate. */
    slate: z.string().max(200),
  }),
  /** Made to try the shot at another value of one field. */
  option: z.exactOptional(z.object({ axis: z.enum(OPTION_AXES), value: z.string().max(40) })),
  /** Made from another take. */
  turn: z.exactOptional(turnSchema),
})

export const usageSchema = z.object({
  promptTokens: z.number().int().min(0),
  imageTokens: z.number().int().min(0),
  textTokens: z.number().int().min(0),
  thoughtTokens: z.number().int().min(0),
})

/** A part of the picture, in px of the unmodified original. */
export const pixelCropSchema = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })

/** Everything that was sent and received for a take. */
export const recipeSchema = z.object({
  request: generationRequestSchema,
  /** The words exactly as sent. */
  words: z.string().max(LIMITS.words),
  /** The film's frame inside the unmodified picture. */
  crop: pixelCropSchema.nullable(),
  /** Text the model sent with the picture; '' for none. */
  said: z.string().max(200_000),
  finishReason: z.string().max(200),
  usage: usageSchema.nullable(),
  /** US dollars; null if unknown. */
  estimateUsd: z.number().min(0).nullable(),
  actualUsd: z.number().min(0).nullable(),
  /** Milliseconds from sending to the complete answer. */
  took: z.number().min(0),
  /** ISO time at which it was saved to disk. */
  at: z.string().max(40),
  /** What to send back to go on from it; missing for what came before it was kept, or from a built-in provider. */
  answer: z.exactOptional(answerSchema),
  setIn: z.exactOptional(setInSchema),
})

export type OptionAxis = (typeof OPTION_AXES)[number]
export type PictureRole = (typeof PICTURE_ROLES)[number]
export type ThinkingLevel = (typeof THINKING_LEVELS)[number]
export type Beside = (typeof BESIDE)[number]
export type Follow = (typeof FOLLOWS)[number]
export type WordsPiece = z.infer<typeof wordsPieceSchema>
export type RequestPicture = z.infer<typeof requestPictureSchema>
export type GenerationRequest = z.infer<typeof generationRequestSchema>
export type Staging = GenerationRequest['staging']
export type Usage = z.infer<typeof usageSchema>
export type PixelCrop = z.infer<typeof pixelCropSchema>
export type Recipe = z.infer<typeof recipeSchema>
