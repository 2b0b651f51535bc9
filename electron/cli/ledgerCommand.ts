import { boardFrom } from '#shared/document/board.ts'
import { csvText, defused } from '#shared/interchange/csv/csvText.ts'
import { CHARGE_WORDS, ledgerTable } from '#shared/interchange/csv/ledgerTable.ts'
import { GROUPINGS, capUse, groupLedger, spentOf, sumOf, timeHere, unpricedWords } from '#shared/records/ledger.ts'
import type { Grouping, LedgerRow, LedgerSum } from '#shared/records/ledger.ts'
import type { Spend } from '#shared/contract/model.ts'
import { usd } from '#shared/contract/usd.ts'
import { counted } from '#shared/pages/words.ts'
import { choiceOf, folderOf, unwrap, withProject } from './command.ts'
import type { Command } from './command.ts'
import { oneLine } from './printable.ts'

export const ledgerCommand: Command = {
  name: 'ledger',
  usage: 'FOLDER [--by month|scene|model] [--csv]',
  summary: 'lists every attempt at a take and what it cost',
  help: [
    '  --by WHAT    sums by month, scene or model in place of the attempts',
    '  --csv        one line an attempt for a spreadsheet (see also export --as ledger)',
    '  Refused attempts are listed too: their tokens are billed. Amounts are in US dollars, and add up to what is spent.',
  ],
  options: { by: { type: 'string' }, csv: { type: 'boolean' } },
  run(terminal, given) {
    const folder = folderOf(given)
    const by = choiceOf(given, 'by', GROUPINGS)
    return withProject(terminal, folder, async ({ project, rows: board }) => {
      const { rows, spend } = unwrap(await terminal.client.call('ledger.read', { project }))
      const groups = by ? { [by]: groupLedger(rows, by) } : allGroups(rows)
      const json = { spend, sum: sumOf(rows), ...groups, rows }
      if (given.values['csv'] === true) {
        const cells = ledgerTable(boardFrom(board), rows).map((line) => line.map((cell) => defused(oneLine(cell))))
        return { json, text: csvText(cells, ',').trimEnd().split('\r\n') }
      }
      return { json, text: [...(by ? groupLines(rows, by) : rows.map(lineOf)), ...totals(rows, spend)] }
    })
  },
}

function allGroups(rows: readonly LedgerRow[]) {
  return Object.fromEntries(GROUPINGS.map((each) => [each, groupLedger(rows, each)]))
}

/** "2026-03-04 10:00  12A T3  Nano Banana 2.1 2K  made  estimated $0.06  billed $0.05" */
function lineOf(row: LedgerRow): string {
  const estimate = row.estimateUsd === null ? 'no estimate' : `estimated ${usd(row.estimateUsd)}`
  return [
    timeHere(row.at) || row.at,
    [row.shot, row.take].filter(Boolean).join(' '),
    `${row.model} ${row.size}`,
    row.outcome,
    estimate,
    row.countsUsd === 0 ? CHARGE_WORDS[row.charge] : `${CHARGE_WORDS[row.charge]} ${usd(row.countsUsd)}`,
  ].join('  ')
}

function groupLines(rows: readonly LedgerRow[], by: Grouping): string[] {
  return groupLedger(rows, by).map(({ name, sum }) => `${name || 'no longer in the film'}  ${sumWords(sum)}`)
}

function sumWords(sum: LedgerSum): string {
  const { attempts, actualUsd, mayBeBilledUsd, reservedUsd } = sum
  return [
    counted(attempts, 'attempt'),
    `billed ${usd(actualUsd)}`,
    ...(mayBeBilledUsd > 0 ? [`may be billed ${usd(mayBeBilledUsd)}`] : []),
    ...(reservedUsd > 0 ? [`under way ${usd(reservedUsd)}`] : []),
    ...(sum.unpriced > 0 ? [unpricedWords(sum)] : []),
  ].join('  ')
}

function totals(rows: readonly LedgerRow[], spend: Spend): string[] {
  const use = capUse(spend)
  const cap =
    spend.capUsd === null || use === null
      ? 'The film has no cap.'
      : `${usd(spentOf(spend))} of the cap of ${usd(spend.capUsd)} is used${use.state === 'fine' ? '' : `: ${Math.floor(use.part * 100)} %`}.`
  const read = [...new Set(rows.map(({ pricesRead }) => pricesRead).filter(Boolean))].toSorted()
  return [
    `In all  ${sumWords(sumOf(rows))}`,
    cap,
    ...(read.length > 0 ? [`Estimates use the service's list prices as of ${read.join(', ')}.`] : []),
  ]
}
