import { z } from 'zod'

/** The update state of this copy of the app. */
export const updatesSchema = z.object({
  /** The update server; null if this copy can't update itself (`why`). */
  from: z.string().nullable(),
  why: z.enum(['none-built-in', 'not-this-shell', 'installed-by-system']).nullable(),
  /** A person turned updates on, on this computer. */
  on: z.boolean(),
  state: z.enum(['idle', 'looking', 'newest', 'loading', 'ready', 'failed']),
  /** The newer version, if there is one. */
  version: z.string().nullable(),
  /** Why it failed, in words. */
  detail: z.string(),
})
export type UpdatesStanding = z.infer<typeof updatesSchema>
