import { failureSchema } from '../contract/failure.ts'
import { jobSchema } from '../contract/model.ts'
import type { Job } from '../contract/model.ts'

/**
 * A job as the ledger can hold it and read it again. What no row may hold is put to its safe form: an amount that is no
 * number is not known, a failure that is none is a fault of ours. null where even its request or its name can't be read.
 */
export function safeJob(value: unknown): Job | null {
  const whole = jobSchema.safeParse(value)
  if (whole.success) return whole.data
  if (typeof value !== 'object' || value === null) return null
  const job = value as Record<keyof Job, unknown>
  const failure = failureSchema.nullable().safeParse(job.failure ?? null)
  const mended = jobSchema.safeParse({
    ...job,
    progress: null,
    waitUntil: textOrNull(job.waitUntil),
    failure: failure.success ? failure.data : { kind: 'fault', detail: 'why it ended can not be read' },
    estimateUsd: amountOrNull(job.estimateUsd),
    actualUsd: amountOrNull(job.actualUsd),
    createdAt: textOrNull(job.createdAt) ?? '',
    endedAt: textOrNull(job.endedAt),
  })
  if (mended.success) return mended.data
  const withoutTake = jobSchema.safeParse({ ...job, progress: null, takeId: null, failure: null })
  return withoutTake.success ? withoutTake.data : null
}

function amountOrNull(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
