import { useMemo, useState } from 'react'
import type { CSSProperties } from 'react'
import { numbersOf, sceneOf } from '#shared/document/select.ts'
import { sceneTitle } from '#shared/document/whatCounts.ts'
import type { PlannedRow, RowKind, TablePlan } from '#shared/interchange/tableIn/tablePlan.ts'
import { KIND_WORDS, countsOf, rowWords } from '#shared/interchange/tableIn/tableWords.ts'
import { Empty } from '../../ui/Empty.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Tooltip } from '../../ui/Tooltip.tsx'
import { VirtualList } from '../../ui/VirtualList.tsx'

type Show = 'all' | Extract<RowKind, 'new' | 'changed' | 'same'>

const ROW_PX = 44

/** Every row of the table: its shot, and what changes in it. */
export function RowList({ plan }: { readonly plan: TablePlan }) {
  const [show, setShow] = useState<Show>('all')
  const rows = useMemo(() => plan.rows.filter(({ kind }) => show === 'all' || kind === show), [plan, show])
  const counts = countsOf(plan)
  const option = (value: Show, label: string, count: number) => ({
    value,
    label: `${label} ${count}`,
    disabled: count === 0,
  })
  return (
    <div className="importing-shown">
      <Segmented<Show>
        label="Show"
        value={show}
        onChange={setShow}
        options={[
          option('all', 'All', plan.rows.length),
          option('new', 'New', counts.new),
          option('changed', 'Changed', counts.changed),
          option('same', 'As they are', counts.same),
        ]}
      />
      {rows.length === 0 ? (
        <Empty title="No row of a shot was found. Look at how the columns are read." />
      ) : (
        <VirtualList label="Rows" rows={rows} rowHeight={ROW_PX}>
          {(row, style) => <RowLine key={row.row} plan={plan} row={row} style={style} />}
        </VirtualList>
      )}
    </div>
  )
}

interface RowLineProps {
  readonly plan: TablePlan
  readonly row: PlannedRow
  readonly style: CSSProperties
}

function RowLine({ plan: { board }, row, style }: RowLineProps) {
  const scene = row.sceneId === null ? undefined : sceneOf(board, row.sceneId)
  const place = scene ? `${numbersOf(board).scenes.get(scene.id) ?? ''}  ${sceneTitle(scene)}` : ''
  const unread = row.unread.length === 0 ? '' : row.unread.map(({ label }) => label || 'this row').join(', ')
  const words = [rowWords(row), unread === '' ? '' : `Not read: ${unread}`].filter(Boolean).join(' · ')
  return (
    <div className="tablein-row" role="listitem" data-kind={row.kind} style={style}>
      <span className="importing-quiet">{row.row}</span>
      <span className="tablein-number">{row.number || '–'}</span>
      <Tooltip label={place} whenCut>
        <span className="tablein-cut tablein-scene">{place}</span>
      </Tooltip>
      <span className="tablein-kind">{KIND_WORDS[row.kind]}</span>
      <Tooltip label={words} whenCut>
        <span className="tablein-cut">{words}</span>
      </Tooltip>
    </div>
  )
}
