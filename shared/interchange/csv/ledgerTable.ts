import { filmOf } from '../../document/board.ts'
import type { Board } from '../../document/board.ts'
import { numbersOf } from '../../document/select.ts'
import { isUnpriced, timeHere } from '../../records/ledger.ts'
import type { LedgerRow } from '../../records/ledger.ts'

/** Words for what became of the money of an attempt. */
export const CHARGE_WORDS: Readonly<Record<LedgerRow['charge'], string>> = {
  free: 'free',
  reserved: 'under way',
  paid: 'billed',
  'may-be-billed': 'may be billed',
  none: 'not billed',
}

type Column = readonly [label: string, cell: (row: LedgerRow) => string]

/** Amounts are plain numbers, so that a spreadsheet can add up “Counts”: per charge it comes to what `spend` says. */
const COLUMNS: readonly Column[] = [
  ['Asked for (local time)', ({ at }) => timeHere(at)],
  ['Month (local time)', ({ month }) => month],
  ['Scene', ({ scene }) => scene],
  ['Shot', ({ shot }) => shot],
  ['Take', ({ take }) => take],
  ['Made by', ({ provider }) => provider],
  ['Model', ({ model }) => model],
  ['Size', ({ size }) => size],
  ['Outcome', ({ outcome }) => outcome],
  ['Billing', ({ charge }) => CHARGE_WORDS[charge]],
  ['Estimate (USD)', ({ estimateUsd }) => amount(estimateUsd)],
  ['Actual (USD)', ({ actualUsd }) => amount(actualUsd)],
  ['Counts (USD)', (row) => (isUnpriced(row) ? '' : amount(row.countsUsd))],
  ['Tokens sent', ({ promptTokens }) => amount(promptTokens)],
  ['Picture tokens', ({ pictureTokens }) => amount(pictureTokens)],
  ['Text tokens', ({ textTokens }) => amount(textTokens)],
  ['Prices read', ({ pricesRead }) => pricesRead],
  ['Asked for (UTC)', ({ at }) => at],
  ['Id', ({ job }) => job],
]

/** Never in the form 1e-7, which not every spreadsheet reads; '' for what is not known. */
function amount(value: number | null): string {
  if (value === null) return ''
  return Number.isInteger(value) ? String(value) : value.toFixed(6).replace(/0+$/, '')
}

/** Header and attempts, newest first; of the whole film, or of these scenes. */
export function ledgerTable(board: Board, rows: readonly LedgerRow[], sceneIds: readonly string[] = []): string[][] {
  const numbers = numbersOf(board).scenes
  const chosen = new Set(sceneIds.map((id) => numbers.get(id)))
  const kept = sceneIds.length === 0 ? rows : rows.filter(({ scene }) => chosen.has(scene))
  const film = filmOf(board).title
  return [
    ['Film', ...COLUMNS.map(([label]) => label)],
    ...kept.map((row) => [film, ...COLUMNS.map(([, cell]) => cell(row))]),
  ]
}
