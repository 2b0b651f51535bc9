import { useState } from 'react'
import { usd } from '#shared/contract/usd.ts'
import type { Spend } from '#shared/contract/model.ts'
import { GROUPINGS, capUse, groupLedger, spentOf, sumOf, unpricedWords } from '#shared/records/ledger.ts'
import type { Grouping, LedgerRow } from '#shared/records/ledger.ts'
import { useActions } from '../../editor/useActions.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { LedgerTable } from './LedgerTable.tsx'
import { attemptCells, groupCells } from './ledgerCells.ts'
import { useLedger } from './useLedger.ts'
import '../../ui/sheet.css'
import './ledger.css'

export interface LedgerDialogProps {
  readonly open: boolean
  readonly onClose: () => void
}

/** Every attempt at a take and what it cost; sums by month, scene and model. */
export function LedgerDialog({ open, onClose }: LedgerDialogProps) {
  return (
    <Dialog open={open} onClose={onClose} title="Ledger" width="wide">
      <Ledger />
    </Dialog>
  )
}

type View = 'attempts' | Grouping

const VIEWS: readonly { readonly value: View; readonly label: string }[] = [
  { value: 'attempts', label: 'Attempts' },
  { value: 'month', label: 'Months' },
  { value: 'scene', label: 'Scenes' },
  { value: 'model', label: 'Models' },
]

function Ledger() {
  const ledger = useLedger()
  const actions = useActions()
  const [view, setView] = useState<View>('attempts')
  if (!ledger) return <div className="ledger sheet" aria-busy="true" />
  const { rows, spend } = ledger
  const grouping = GROUPINGS.find((each) => each === view)
  const table = grouping ? groupCells(grouping, groupLedger(rows, grouping)) : attemptCells(rows)
  if (rows.length === 0)
    return (
      <div className="ledger">
        <Empty title="No take was asked for yet. Every attempt is listed here, also those that came to nothing." />
        <Foot rows={rows} spend={spend} />
      </div>
    )
  return (
    <div className="ledger sheet">
      <div className="ledger-head">
        <Segmented label="Show" value={view} options={VIEWS} onChange={setView} />
        <Button onClick={() => actions.run('export.ledger')}>Export as CSV…</Button>
      </div>
      <LedgerTable key={view} label={VIEWS.find(({ value }) => value === view)!.label} table={table} />
      <Foot rows={rows} spend={spend} />
    </div>
  )
}

/** What it comes to, and how much of the cap that is. */
function Foot({ rows, spend }: { readonly rows: readonly LedgerRow[]; readonly spend: Spend }) {
  const sum = sumOf(rows)
  const use = capUse(spend)
  const read = [...new Set(rows.map(({ pricesRead }) => pricesRead).filter(Boolean))].toSorted()
  return (
    <div className="ledger-foot">
      <p role="status" aria-label="Sum">
        <b>{usd(sum.actualUsd)} billed</b>
        {sum.mayBeBilledUsd > 0 && <span>{usd(sum.mayBeBilledUsd)} may be billed</span>}
        {sum.reservedUsd > 0 && <span>{usd(sum.reservedUsd)} under way</span>}
        {sum.unpriced > 0 && <span>{unpricedWords(sum)}</span>}
      </p>
      {use && spend.capUsd !== null && (
        <p className={use.state === 'fine' ? undefined : 'ledger-near'}>
          <progress aria-label="Part of the cap that is used" value={Math.min(1, use.part)} max={1} />
          {Math.floor(use.part * 100)} % of the cap: {usd(spentOf(spend))} of {usd(spend.capUsd)}
        </p>
      )}
      {read.length > 0 && (
        <p className="ledger-prices">Estimates by the service’s prices as read in {read.join(', ')}</p>
      )}
    </div>
  )
}
