import { z } from 'zod'
import { line, order } from './fields.ts'
import { LIMITS } from './limits.ts'

const word = z.string().max(LIMITS.profileWord)

/** What is chosen for an export, under a name: "1st AD, A4, shooting order". */
export const exportProfileSchema = z.object({
  name: line,
  /** Of these exporters, by its id; one that this program has not is kept and passed over. */
  exporter: word,
  /** As that exporter has them; without what belongs to one printing. */
  options: z
    .record(word, z.union([z.boolean(), z.number(), word, z.array(word).max(LIMITS.profileList)]))
    .refine((options) => Object.keys(options).length <= LIMITS.profileOptions, 'too many options'),
  /** Among the film's profiles. */
  order,
})
export type ExportProfile = z.infer<typeof exportProfileSchema>

/** Key of a profile on the film's row. */
export type ProfileKey = `profile_${string}`

export function isProfileKey(key: string): key is ProfileKey {
  return /^profile_[0-9a-z]{12}$/.test(key)
}
