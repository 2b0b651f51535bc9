import { expect, it } from 'vitest'
import type { LedgerRow } from '#shared/records/ledger.ts'
import { attemptCells, groupCells } from './ledgerCells.ts'

const row = (fields: Partial<LedgerRow>): LedgerRow =>
  ({
    job: 'job_1',
    at: `${new Date().getFullYear()}-03-04T10:00:00.000Z`,
    shot: '12A',
    take: 'T3',
    model: 'Nano',
    size: '1K',
    outcome: 'made',
    charge: 'paid',
    estimateUsd: 0.04,
    actualUsd: 0.039,
    countsUsd: 0.039,
    ...fields,
  }) as LedgerRow
const costOf = (fields: Partial<LedgerRow>) => attemptCells([row(fields)]).rows[0]!.cells[6]

it('a cost is what was billed: none of what was not, and not known where no price is', () => {
  expect(costOf({})).toMatch(/^\$0\.039/)
  expect(costOf({ charge: 'none', actualUsd: null, countsUsd: 0 })).toBe('')
  expect(costOf({ charge: 'reserved', actualUsd: null, countsUsd: 0.04 })).toBe('')
  expect(costOf({ estimateUsd: null, actualUsd: null, countsUsd: 0 })).toBe('not known')
})

it('each sum of a group stands under its own head', () => {
  const sum = { attempts: 4, estimateUsd: 1, actualUsd: 2, mayBeBilledUsd: 3, reservedUsd: 5, unpriced: 1 }
  const { columns, rows } = groupCells('scene', [{ name: '', sum }])
  const told = Object.fromEntries(columns.map(({ label }, at) => [label, rows[0]!.cells[at]]))
  expect(told).toEqual({
    Scene: 'No longer in the film',
    Attempts: '4',
    Estimate: expect.stringContaining('1'),
    Billed: expect.stringContaining('2'),
    'May be billed': expect.stringContaining('3'),
    'Under way': expect.stringContaining('5'),
    'Price unknown': '1',
  })
})
