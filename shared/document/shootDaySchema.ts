import { z } from 'zod'
import { line, within } from './fields.ts'
import { LIMITS, RANGES } from './limits.ts'

/** A day of shooting, in the film's shooting order. */
export const shootDaySchema = z.object({
  id: z.string().min(1).max(LIMITS.shootDayId),
  label: line,
  /** ISO date, e.g. 2026-03-04; '' if none is set. */
  date: z.string().max(LIMITS.date),
  /** What a set-up takes, on average. */
  setupMinutes: within(RANGES.setupMinutes),
})
export type ShootDay = z.infer<typeof shootDaySchema>
