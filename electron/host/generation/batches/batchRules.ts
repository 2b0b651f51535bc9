import type { Job } from '#shared/contract/model.ts'

/** When a batch is sent and looked at, in milliseconds. */
export interface BatchRules {
  /** Requests that come within this time of the last one go together. */
  readonly gatherMs: number
  /** Between the first two looks; half as much again each time. */
  readonly firstLookMs: number
  readonly mostLookMs: number
  /** A batch that the service does not list by then was never taken. */
  readonly settleMs: number
}

export const BATCH_RULES: BatchRules = {
  gatherMs: 1000,
  firstLookMs: 2000,
  mostLookMs: 300_000,
  settleMs: 60_000,
}

/** Requests of one batch. */
export const MOST_TOGETHER = 500

/** Names a batch for the time in which the service has not: by it the batch is found where its answer was lost. */
export function labelFor({ id }: Job): string {
  return `framewright-${id}`
}
