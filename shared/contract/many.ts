import { z } from 'zod'
import { panelIdSchema } from '../document/ids.ts'
import { IMAGE_SIZES, THINKING_LEVELS, generationRequestSchema, providerIdSchema } from '../document/recipe.ts'
import { WAYS } from '../generation/models.ts'
import { failureSchema } from './failure.ts'
import { jobSchema, projectHandleSchema } from './model.ts'

/** Takes of one panel, by a request that was shown. */
export const panelAskedSchema = z.object({
  project: projectHandleSchema,
  panelId: panelIdSchema,
  request: generationRequestSchema,
  count: z.number().int().min(1).max(8),
  /** Omitted: now. */
  way: z.enum(WAYS).optional(),
})

/** Takes of many panels at once: what is asked of each. What is left out comes from the film. */
export const manyAskedSchema = z.object({
  project: projectHandleSchema,
  panelIds: z.array(panelIdSchema).min(1).max(20_000),
  way: z.enum(WAYS),
  /** Takes of each panel. */
  count: z.number().int().min(1).max(8),
  /** Also of panels that have a kept take. */
  keptToo: z.boolean(),
  /** Also of panels without a drawing, from their words alone. */
  undrawnToo: z.boolean(),
  provider: z.exactOptional(providerIdSchema),
  model: z.exactOptional(z.string().min(1).max(200)),
  imageSize: z.exactOptional(z.enum(IMAGE_SIZES)),
  thinking: z.exactOptional(z.enum(THINKING_LEVELS)),
  baseUrl: z.exactOptional(z.string().max(2000)),
})
export type ManyAsked = z.infer<typeof manyAskedSchema>

/**
 * Asks for what the plan says, panel by panel; refused if that has come to cost more than the person agreed to (US
 * dollars; null where no price is known). Once given up, what was asked until then stays asked.
 */
export const manyAgreedSchema = manyAskedSchema.extend({ agreedUsd: z.number().nullable() })
export type ManyAgreed = z.infer<typeof manyAgreedSchema>

/** Why a panel is left out, in the order in which it is asked. */
export const WHY_SKIPPED = [
  'omitted',
  'cut',
  'policy',
  'kept',
  'under-way',
  'undrawn',
  'words',
  'no-price',
  'cap',
] as const
export type WhySkipped = (typeof WHY_SKIPPED)[number]

const namedShape = {
  panelId: panelIdSchema,
  /** "12A", or "12A panel 2" if the shot has several. */
  name: z.string(),
}

/** What would be made, in film order, and what would not. */
export const manyPlanSchema = z.object({
  provider: z.string(),
  model: z.string(),
  baseUrl: z.string(),
  imageSize: z.enum(IMAGE_SIZES),
  /** As asked, or `now` for a model that takes no batches. */
  way: z.enum(WAYS),
  made: z.array(z.object(namedShape)),
  skipped: z.array(z.object({ ...namedShape, why: z.enum(WHY_SKIPPED) })),
  /** Of all that would be made; null if the price is not known. */
  usd: z.number().nullable(),
  /** What may still be spent under the film's cap; null without one. */
  leftUsd: z.number().nullable(),
})
export type ManyPlan = z.infer<typeof manyPlanSchema>

/** What became of it: the jobs in the queue, and panels whose request could not be made, each with its reason. */
export const manySubmittedSchema = z.object({
  jobs: z.array(jobSchema),
  refused: z.array(z.object({ ...namedShape, failure: failureSchema })),
})
export type ManySubmitted = z.infer<typeof manySubmittedSchema>
