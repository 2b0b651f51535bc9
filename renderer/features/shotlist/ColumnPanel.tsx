import {
  ArrowDownAZ,
  ArrowLeft,
  ArrowRight,
  ArrowUpAZ,
  ChevronDown,
  EyeOff,
  ListTree,
  MoveHorizontal,
} from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { isOwnKey } from '#shared/document/ownSchema.ts'
import { useBoard } from '../../editor/useEditor.ts'
import { Popover } from '../../ui/Popover.tsx'
import { ColumnFilterFields } from './ColumnFilterFields.tsx'
import type { GridColumn } from './columns.ts'
import { OwnColumnFields } from './OwnColumnFields.tsx'
import { listRows } from './listRows.ts'
import type { ListSort, ListView } from './listRow.ts'
import type { Viewing } from './useListView.ts'

interface ColumnPanelProps {
  readonly column: GridColumn
  readonly open: boolean
  readonly onOpen: (open: boolean) => void
  readonly viewing: Viewing
  readonly onHide: () => void
  readonly onMove: (by: -1 | 1) => void
  readonly onFit: () => void
  /** Takes the focus afterwards. */
  readonly focusAfter: () => void
}

/** What is done with a column: sort, group and filter by it, or hide it. Its button stands in the header. */
export function ColumnPanel(props: ColumnPanelProps) {
  const { column, open, onOpen, viewing, focusAfter } = props
  const { filters, group } = viewing.view
  const isUsed = group === column.id || filters.some((filter) => filter.column === column.id)
  const button = (
    <button
      type="button"
      tabIndex={-1}
      className={isUsed ? 'column-more used' : 'column-more'}
      aria-label={`Sort, group or filter by ${column.label}`}
      aria-haspopup="dialog"
      aria-expanded={open}
      onClick={() => onOpen(!open)}
    >
      <ChevronDown aria-hidden />
    </button>
  )
  // Only what is open is mounted: a header has twenty columns.
  if (!open) return button
  return (
    <Popover
      open
      onOpenChange={onOpen}
      label={`Column ${column.label}`}
      trigger={button}
      align="end"
      onCloseFocus={(event) => {
        event.preventDefault()
        focusAfter()
      }}
    >
      <PanelBody {...props} />
    </Popover>
  )
}

function PanelBody({ column, viewing, onOpen, onHide, onMove, onFit }: ColumnPanelProps) {
  const board = useBoard()
  const { view, look } = viewing
  const box = useRef<HTMLDivElement>(null)
  useEffect(
    () =>
      (
        box.current?.querySelector<HTMLInputElement>('.column-filter input') ?? box.current?.querySelector('button')
      )?.focus(),
    [],
  )
  const sorted = view.sort?.column === column.id ? view.sort : null
  const others: ListView = {
    ...view,
    group: null,
    sort: null,
    filters: view.filters.filter((each) => each.column !== column.id),
  }

  function run(step: () => void): void {
    step()
    onOpen(false)
  }
  const sortBy = (descending: boolean): void => {
    const next: ListSort = { column: column.id, descending }
    run(() => look({ sort: sorted?.descending === descending ? null : next }))
  }
  const isGroup = view.group === column.id
  return (
    <div ref={box} className="column-panel">
      <div className="column-steps">
        <Step on={sorted?.descending === false} icon={<ArrowDownAZ aria-hidden />} onClick={() => sortBy(false)}>
          Sort ascending
        </Step>
        <Step on={sorted?.descending === true} icon={<ArrowUpAZ aria-hidden />} onClick={() => sortBy(true)}>
          Sort descending
        </Step>
        {column.id !== 'panel' && column.id !== 'shot' && (
          <Step
            on={isGroup}
            icon={<ListTree aria-hidden />}
            onClick={() => run(() => look({ group: isGroup ? null : column.id }))}
          >
            {isGroup ? 'Ungroup' : 'Group by this'}
          </Step>
        )}
        {column.id !== 'shot' && (
          <Step on={false} icon={<EyeOff aria-hidden />} onClick={() => run(onHide)}>
            Hide
          </Step>
        )}
        {column.field !== null && (
          <>
            <Step on={false} icon={<ArrowLeft aria-hidden />} onClick={() => onMove(-1)}>
              Move left
            </Step>
            <Step on={false} icon={<ArrowRight aria-hidden />} onClick={() => onMove(1)}>
              Move right
            </Step>
          </>
        )}
        <Step on={false} icon={<MoveHorizontal aria-hidden />} onClick={() => run(onFit)}>
          Fit to its text
        </Step>
      </div>
      {isOwnKey(column.id) && <OwnColumnFields id={column.id} onDone={() => onOpen(false)} />}
      {column.id !== 'panel' && (
        <ColumnFilterFields
          column={column}
          viewing={viewing}
          shots={listRows(board, others).filter((row) => row.kind === 'shot')}
        />
      )}
    </div>
  )
}

interface StepProps {
  readonly on: boolean
  readonly icon: ReactNode
  readonly onClick: () => void
  readonly children: ReactNode
}

function Step({ on, icon, onClick, children }: StepProps) {
  return (
    <button type="button" className="column-step" aria-pressed={on} onClick={onClick}>
      {icon}
      {children}
    </button>
  )
}
