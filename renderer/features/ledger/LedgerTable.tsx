import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import type { LedgerCells } from './ledgerCells.ts'
import { Tooltip } from '../../ui/Tooltip.tsx'

const ROW_PX = 30

interface LedgerTableProps {
  readonly label: string
  readonly table: LedgerCells
}

/** Only the rows in sight are mounted, however many there are. */
export function LedgerTable({ label, table }: LedgerTableProps) {
  const box = useRef<HTMLDivElement>(null)
  const { columns, rows } = table
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
  })
  const shape = columns.length === 8 ? 'ledger-attempts' : 'ledger-groups'
  return (
    <div
      ref={box}
      className={`sheet-list ${shape}`}
      tabIndex={0}
      role="grid"
      aria-readonly
      aria-label={label}
      aria-rowcount={rows.length + 1}
    >
      <div role="row" className="ledger-row ledger-columns">
        {columns.map(({ label: name, figure }) => (
          <div key={name} role="columnheader" className={figure && 'ledger-figure'}>
            {name}
          </div>
        ))}
      </div>
      <div role="rowgroup" className="ledger-rows" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index]!
          return (
            <div
              key={row.id}
              role="row"
              aria-rowindex={index + 2}
              className="ledger-row"
              data-charge={row.tone}
              style={{ transform: `translateY(${start}px)` }}
            >
              {row.cells.map((cell, at) => (
                <Tooltip key={columns[at]!.label} label={cell} whenCut>
                  <div role="gridcell" className={columns[at]!.figure && 'ledger-figure'}>
                    {cell}
                  </div>
                </Tooltip>
              ))}
            </div>
          )
        })}
      </div>
    </div>
  )
}
