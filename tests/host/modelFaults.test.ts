import { describe, it } from 'vitest'
import { STATUS_FAULTS } from '../support/faults/statuses.ts'
import { CONNECTION_FAULTS } from '../support/faults/connections.ts'
import { meet } from '../support/faults/run.ts'
import type { Fault } from '../support/faults/fault.ts'

/** Films that are made, spoilt and opened again at a time: they wait for the disk far more than for the processor. */
const AT_ONCE = 24

const FAULTS: readonly Fault[] = [...STATUS_FAULTS, ...CONNECTION_FAULTS]

/** Each fault is met once its turn comes, whether or not its test has begun. */
function metInTurn(faults: readonly Fault[]): Map<Fault, Promise<void>> {
  const met = new Map<Fault, Promise<void>>()
  const lanes = Array.from({ length: AT_ONCE }, () => Promise.resolve())
  for (const [index, fault] of faults.entries()) {
    const meeting = lanes[index % AT_ONCE]!.then(() => meet(fault))
    lanes[index % AT_ONCE] = meeting.catch(() => undefined)
    met.set(fault, meeting)
  }
  return met
}

describe('one request a job, a film that opens again, every paid byte on disk:', () => {
  const met = metInTurn(FAULTS)
  it.each(FAULTS.map((fault) => [fault.name, fault] as const))('%s', { timeout: 60_000 }, (_name, fault) =>
    met.get(fault)!,
  )
})
