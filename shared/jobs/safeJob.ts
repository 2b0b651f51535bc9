import { failureSchema } from '../contract/failure.ts'
import { jobSchema } from '../contract/model.ts'
import type { Job } from '../contract/model.ts'
import { usageSchema } from '../document/recipe.ts'

/**
 * A job in a form that the ledger can store and read back. Invalid values are replaced: an amount that is not a number
 * becomes unknown, an invalid failure becomes a fault of ours. null if even its request or id can't be parsed.
 */
export function safeJob(value: unknown): Job | null {
  const whole = jobSchema.safeParse(value)
  if (whole.success) return whole.data
  if (typeof value !== 'object' || value === null) return null
  const job = value as Record<keyof Job, unknown>
  const { usage, pricesRead, ...rest } = job
  const failure = failureSchema.nullable().safeParse(job.failure ?? null)
  const mended = jobSchema.safeParse({
    ...rest,
    ...(usageSchema.safeParse(usage).success ? { usage } : {}),
    ...(typeof pricesRead === 'string' ? { pricesRead: pricesRead.slice(0, 40) } : {}),
    progress: null,
    waitUntil: textOrNull(job.waitUntil),
    failure: failure.success ? failure.data : { kind: 'fault', detail: 'why it ended can not be read' },
    estimateUsd: amountOrNull(job.estimateUsd),
    actualUsd: amountOrNull(job.actualUsd),
    createdAt: textOrNull(job.createdAt) ?? '',
    endedAt: textOrNull(job.endedAt),
  })
  if (mended.success) return mended.data
  const withoutTake = jobSchema.safeParse({ ...rest, progress: null, takeId: null, failure: null })
  return withoutTake.success ? withoutTake.data : null
}

function amountOrNull(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
