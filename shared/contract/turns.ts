import { z } from 'zod'
import { mediaIdSchema, takeIdSchema } from '../document/ids.ts'
import { requestPictureSchema } from '../document/recipe.ts'

/** Why the model gets an earlier turn without what it signed: its picture alone, where even the answer was not kept. */
export const UNSIGNED = ['model', 'key', 'not-kept'] as const

/** A turn that is sent ahead of a request, for a person to see. */
export const earlierShownSchema = z.object({
  takeId: takeIdSchema,
  number: z.number().int(),
  words: z.string(),
  pictures: z.array(requestPictureSchema),
  /** The picture that the model's answer ended with. */
  mediaId: mediaIdSchema,
  /** What of its answer goes back beside that: its words, those it thought first, and how many parts of other kinds. */
  said: z.string(),
  thought: z.string(),
  others: z.number().int().min(0),
  /** null: it goes exactly as it came. */
  unsigned: z.enum(UNSIGNED).nullable(),
})

export type Unsigned = (typeof UNSIGNED)[number]
export type EarlierShown = z.infer<typeof earlierShownSchema>
