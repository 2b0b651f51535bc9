import { describe, expect, it } from 'vitest'
import { FAULTS } from '../support/faults/faults.ts'
import { meetAll } from '../support/faults/meetAll.ts'
import { meetInQueue } from '../support/faults/run.ts'

describe('one request a job, its own reason told, a film that opens again, every paid byte on disk:', () => {
  const met = meetAll(FAULTS, meetInQueue)

  it.each(FAULTS.map((fault) => [fault.name, fault] as const))('%s', async (_name, fault) => {
    const wrong = await met.get(fault)
    if (wrong !== null) throw wrong
  })

  it('and that for no fewer than 120 faults, each told from the others', () => {
    expect(FAULTS.length).toBeGreaterThanOrEqual(120)
    expect(new Set(FAULTS.map(({ name }) => name)).size).toBe(FAULTS.length)
  })
})
