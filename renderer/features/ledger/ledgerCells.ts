import { usd } from '#shared/contract/usd.ts'
import { CHARGE_WORDS } from '#shared/interchange/csv/ledgerTable.ts'
import { isUnpriced } from '#shared/records/ledger.ts'
import type { Grouping, LedgerRow, LedgerSum } from '#shared/records/ledger.ts'

export interface LedgerCells {
  readonly columns: readonly { readonly label: string; readonly figure?: true }[]
  readonly rows: readonly {
    readonly id: string
    readonly cells: readonly string[]
    readonly tone?: LedgerRow['charge']
  }[]
}

export function attemptCells(rows: readonly LedgerRow[]): LedgerCells {
  return {
    columns: [
      { label: 'Asked for' },
      { label: 'Shot' },
      { label: 'Take' },
      { label: 'Model' },
      { label: 'Outcome' },
      { label: 'Estimate', figure: true },
      { label: 'Cost', figure: true },
      { label: 'Billing' },
    ],
    rows: rows.map((row) => ({
      id: row.job,
      tone: row.charge,
      cells: [
        whenOf(row.at),
        row.shot,
        row.take,
        row.charge === 'free' ? row.model : `${row.model}, ${row.size}`,
        row.outcome,
        amount(row.estimateUsd),
        costOf(row),
        CHARGE_WORDS[row.charge],
      ],
    })),
  }
}

/** What was billed: of a model whose price nobody here knows it is not nothing. */
function costOf(row: LedgerRow): string {
  if (row.charge !== 'paid' && row.charge !== 'free') return ''
  return isUnpriced(row) ? amount(null) : amount(row.countsUsd)
}

const GROUP_HEADS: Readonly<Record<Grouping, string>> = { month: 'Month', scene: 'Scene', model: 'Model' }

export function groupCells(
  by: Grouping,
  groups: readonly { readonly name: string; readonly sum: LedgerSum }[],
): LedgerCells {
  const anyUnpriced = groups.some(({ sum }) => sum.unpriced > 0)
  const figures = ['Attempts', 'Estimate', 'Billed', 'May be billed', 'Under way']
  return {
    columns: [
      { label: GROUP_HEADS[by] },
      ...[...figures, ...(anyUnpriced ? ['Price unknown'] : [])].map((label) => ({ label, figure: true as const })),
    ],
    rows: groups.map(({ name, sum }) => ({
      id: name,
      cells: [
        nameOf(by, name),
        String(sum.attempts),
        ...[sum.estimateUsd, sum.actualUsd, sum.mayBeBilledUsd, sum.reservedUsd].map(amount),
        ...(anyUnpriced ? [sum.unpriced > 0 ? String(sum.unpriced) : ''] : []),
      ],
    })),
  }
}

function nameOf(by: Grouping, name: string): string {
  if (name === '') return by === 'scene' ? 'No longer in the film' : 'Not known'
  return by === 'month' ? (monthName(name) ?? name) : name
}

/** "March 2026". */
function monthName(month: string): string | undefined {
  const at = Date.parse(`${month}-01T00:00:00Z`)
  if (Number.isNaN(at)) return undefined
  return new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(at)
}

function amount(value: number | null): string {
  return value === null ? 'not known' : usd(value)
}

const WHEN = { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' } as const
const THIS_YEAR = new Intl.DateTimeFormat('en-GB', WHEN)
const ANOTHER_YEAR = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })

/** The year is said in place of the time where it is another than this. */
function whenOf(at: string): string {
  const time = new Date(at)
  if (Number.isNaN(time.getTime())) return at
  return (time.getFullYear() === new Date().getFullYear() ? THIS_YEAR : ANOTHER_YEAR).format(time)
}
