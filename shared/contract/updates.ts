import { z } from 'zod'

/** How this copy of the app stands with newer ones. */
export const updatesSchema = z.object({
  /** Who would be asked; null where this copy can't bring itself up to date (`why`). */
  from: z.string().nullable(),
  why: z.enum(['none-built-in', 'not-this-shell', 'installed-by-system']).nullable(),
  /** A person said yes on this computer. */
  on: z.boolean(),
  state: z.enum(['idle', 'looking', 'newest', 'loading', 'ready', 'failed']),
  /** The newer version, where there is one. */
  version: z.string().nullable(),
  /** Why it failed, in words. */
  detail: z.string(),
})
export type UpdatesStanding = z.infer<typeof updatesSchema>
