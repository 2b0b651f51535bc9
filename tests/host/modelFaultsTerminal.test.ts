import { describe, expect, it } from 'vitest'
import { FAULTS } from '../support/faults/faults.ts'
import { meetInTerminal } from '../support/faults/inTerminal.ts'
import { meetAll } from '../support/faults/meetAll.ts'

/** Every second of them, or all with FRAMEWRIGHT_FAULTS=all. */
const CHOSEN = FAULTS.filter((_fault, at) => process.env['FRAMEWRIGHT_FAULTS'] === 'all' || at % 2 === 0)

describe('in the terminal: one request a command, its own reason in the last line, a film that opens again:', () => {
  const met = meetAll(CHOSEN, meetInTerminal)

  it.each(CHOSEN.map((fault) => [fault.name, fault] as const))('%s', async (_name, fault) => {
    const wrong = await met.get(fault)
    if (wrong !== null) throw wrong
  })

  it('and that for no fewer than 120 faults', () => {
    expect(CHOSEN.length).toBeGreaterThanOrEqual(120)
  })
})
