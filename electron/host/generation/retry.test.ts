import { expect, it } from 'vitest'
import type { Failure } from '#shared/contract/failure.ts'
import { RETRY_RULES, waitBefore } from './retry.ts'

const limited = (waitSeconds?: number): Failure => ({ kind: 'rate-limited', waitSeconds }) as Failure
const wait = (failure: Failure, attempt: number, random = 0) => waitBefore(failure, attempt, RETRY_RULES, () => random)

it('each retry waits twice as long as the one before, and there are as many requests as the rules allow', () => {
  expect([1, 2, 3, 4].map((attempt) => wait(limited(), attempt))).toEqual([2000, 4000, 8000, null])
  expect(wait(limited(), 1, 1)).toBe(2500)
})

it('a service is left alone as long as it asks, and is not asked again where that is too long', () => {
  expect([wait(limited(30), 1), wait(limited(0), 1), wait(limited(121), 1)]).toEqual([30_000, 2000, null])
})
