import { describe, expect, it } from 'vitest'
import type { FilmChange } from '#shared/contract/change.ts'
import type { RowWrite } from '#shared/document/rowWrite.ts'
import { createArrivals } from './arrivals.ts'
import type { Arrivals } from './arrivals.ts'

const OWN = 'window_own'
const shot = (set: Record<string, unknown>): RowWrite => ({ table: 'shot', id: 'shot_1', set, unset: [] })

function start(missed: (order: number) => readonly FilmChange[] = () => []): {
  readonly arrivals: Arrivals
  readonly applied: RowWrite[]
} {
  const applied: RowWrite[] = []
  const arrivals = createArrivals({
    order: 0,
    origin: OWN,
    unsent: () => [],
    apply: (writes) => void applied.push(...writes),
    missed: (order) => Promise.resolve(missed(order)),
    swept: () => undefined,
    lost: () => undefined,
  })
  return { arrivals, applied }
}

function change(order: number, origin: string, writes: readonly RowWrite[]): FilmChange {
  return { order, from: { origin, number: order, at: 0 }, writes: [...writes], also: [], panels: [] }
}

describe('what arrives of other windows', () => {
  it('lies beneath what this window has sent and the host has not placed', () => {
    const { arrivals, applied } = start()
    arrivals.sending(2, [shot({ size: 'CU' })])
    arrivals.heard(change(1, 'window_other', [shot({ size: 'LS', action: 'She runs.' })]))
    expect(applied).toEqual([shot({ action: 'She runs.' })])
  })

  it('lies over what went out again only because the answer was lost: that has its place', () => {
    const { arrivals, applied } = start()
    arrivals.sending(1, [shot({ size: 'CU' })])
    arrivals.heard(change(1, OWN, [shot({ size: 'CU' })]))
    arrivals.sending(1, [shot({ size: 'CU' })])
    arrivals.heard(change(2, 'window_other', [shot({ size: 'LS' })]))
    arrivals.answered(1, 1, [])
    expect(applied).toEqual([shot({ size: 'LS' })])
  })
})
