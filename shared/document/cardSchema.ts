import { z } from 'zod'
import { frozen } from './frozen.ts'
import { line, order, text } from './fields.ts'
import { cardIdSchema, lookIdSchema, mediaIdSchema } from './ids.ts'
import { LIMITS } from './limits.ts'
import { PICTURE_USES } from './recipe.ts'

export const CARD_KINDS = ['cast', 'location', 'prop', 'style'] as const

/** A picture of a card and what it is for; '' for everything about it. */
export const lookPictureSchema = z.object({
  mediaId: mediaIdSchema,
  use: z.union([z.literal(''), z.enum(PICTURE_USES)]),
})

const pictures = z.array(lookPictureSchema).max(LIMITS.cardPictures)
const version = z.number().int().min(1)

/** What a look was before a change, as a take may have used it. */
const pastLookSchema = z.object({ version, description: text, pictures })
const past = z.array(pastLookSchema).max(LIMITS.pastLooks)

/** Added after cards had been written without it, with its default for those. */
const laterCardFields = z.object({
  /** What pictures of `mediaIds` are for; those not named are for everything. */
  uses: pictures.default([]),
  /** Earlier versions, oldest first. */
  past: past.default([]),
})
export const LATER_CARD_BLANKS = frozen(laterCardFields.parse({}))

/** A person, place, thing or style of the film. Its description and pictures are its base look. */
export const cardRowSchema = z.object({
  id: cardIdSchema,
  order,
  kind: z.enum(CARD_KINDS),
  name: line,
  description: text,
  mediaIds: z.array(mediaIdSchema).max(LIMITS.cardPictures),
  version,
  ...laterCardFields.shape,
})

/** Another look of a card: "Act 1, oilskin". */
export const lookRowSchema = z.object({
  id: lookIdSchema,
  cardId: cardIdSchema,
  order,
  name: line,
  /** '' for the card's own. */
  description: text,
  pictures,
  version,
  past,
})

/** The look of a card in a scene or a shot; null for its base look. */
export const chosenLookSchema = z.object({ cardId: cardIdSchema, lookId: lookIdSchema.nullable() })
export const chosenLooks = z.array(chosenLookSchema).max(LIMITS.chosenLooks).default([])

export type LookPicture = z.infer<typeof lookPictureSchema>
export type PastLook = z.infer<typeof pastLookSchema>
export type ChosenLook = z.infer<typeof chosenLookSchema>
