import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import type { CSSProperties, ReactNode } from 'react'

interface VirtualListProps<Row> {
  readonly label: string
  readonly rows: readonly Row[]
  /** CSS px. */
  readonly rowHeight: number
  /** Each a list item, with its key, placed by `style`. */
  readonly children: (row: Row, style: CSSProperties) => ReactNode
}

/** A long list with rows of one height, of which only those in sight are mounted. */
export function VirtualList<Row>({ label, rows, rowHeight, children }: VirtualListProps<Row>) {
  const box = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  })
  return (
    <div ref={box} className="importing-list" role="list" aria-label={label}>
      <div className="importing-rows" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index]
          return row === undefined ? null : children(row, { transform: `translateY(${start}px)` })
        })}
      </div>
    </div>
  )
}
