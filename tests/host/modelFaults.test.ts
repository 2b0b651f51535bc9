import { describe, expect, it } from 'vitest'
import { CONNECTION_FAULTS } from '../support/faults/connections.ts'
import type { Fault } from '../support/faults/fault.ts'
import { FIELD_FAULTS } from '../support/faults/fields.ts'
import { HIDDEN_FAULTS } from '../support/faults/hidden.ts'
import { REPLY_FAULTS } from '../support/faults/replies.ts'
import { meetAll } from '../support/faults/run.ts'
import { SHAPE_FAULTS } from '../support/faults/shapes.ts'
import { STATUS_FAULTS } from '../support/faults/statuses.ts'

const FAULTS: readonly Fault[] = [
  ...STATUS_FAULTS,
  ...CONNECTION_FAULTS,
  ...REPLY_FAULTS,
  ...SHAPE_FAULTS,
  ...FIELD_FAULTS,
  ...HIDDEN_FAULTS,
]

describe('one request a job, its own reason told, a film that opens again, every paid byte on disk:', () => {
  const met = meetAll(FAULTS)

  it.each(FAULTS.map((fault) => [fault.name, fault] as const))('%s', { timeout: 60_000 }, async (_name, fault) => {
    const wrong = await met.get(fault)
    if (wrong !== null) throw wrong
  })

  it('and that for no fewer than 120 faults, each told from the others', () => {
    expect(FAULTS.length).toBeGreaterThanOrEqual(120)
    expect(new Set(FAULTS.map(({ name }) => name)).size).toBe(FAULTS.length)
  })
})
