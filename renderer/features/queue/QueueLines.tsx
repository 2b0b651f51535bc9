import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import type { KeyboardEvent } from 'react'
import type { QueueRow } from '#shared/jobs/queueRows.ts'
import { useRowDrag } from '../../ui/useRowDrag.ts'
import { QueueRowCells, reasonOf } from './QueueRowCells.tsx'
import type { QueueActs } from './useQueueActs.ts'

export type QueueLine =
  | { readonly key: string; readonly heading: string }
  | { readonly key: string; readonly row: QueueRow }

const ROW_PX = 32

interface QueueLinesProps {
  readonly lines: readonly QueueLine[]
  readonly acts: QueueActs
}

/** Only the lines in sight are mounted, however many there are. What waits is dragged, or moved with Alt and an arrow. */
export function QueueLines({ lines, acts }: QueueLinesProps) {
  const box = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    // Its reason has lines of its own, as many as it needs.
    estimateSize: (index) => (tells(lines[index]!) ? 2 * ROW_PX : ROW_PX),
    getItemKey: (index) => lines[index]!.key,
    overscan: 8,
  })
  const line = waitingIn(lines)
  // Of a line, or of the end of all of them, CSS px from the list's beginning.
  const topOf = (index: number): number => virtual.measurementsCache[index]?.start ?? virtual.getTotalSize()
  const drag = useRowDrag({
    list: box,
    gapAt: (y) => gapAt(y, box.current, line, topOf),
    drop: ({ id, gap }) => place(acts, line.rows, id, gap - line.first),
  })

  function press(event: KeyboardEvent, row: QueueRow): void {
    const step = event.altKey ? STEPS[event.key] : undefined
    const from = line.rows.indexOf(row)
    if (step === undefined || from < 0) return
    event.preventDefault()
    place(acts, line.rows, row.job.id, step < 0 ? from - 1 : from + 2)
  }

  return (
    <div
      ref={box}
      className="sheet-list"
      tabIndex={0}
      role="grid"
      aria-readonly
      aria-label="Requests in line, and by scene"
      aria-rowcount={lines.length}
    >
      <div className="queue-sheet" role="rowgroup" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const each = lines[index]!
          const moves = 'row' in each && line.rows.includes(each.row)
          return (
            <div
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              role="row"
              aria-rowindex={index + 1}
              className="queue-line"
              data-tells={tells(each) || undefined}
              data-carried={('row' in each && drag.carried?.id === each.row.job.id) || undefined}
              style={{ transform: `translateY(${start}px)` }}
            >
              {'heading' in each ? (
                <b role="gridcell">{each.heading}</b>
              ) : (
                <QueueRowCells
                  row={each.row}
                  acts={acts}
                  {...(moves ? { onCarry: drag.press, onKey: (event) => press(event, each.row) } : {})}
                />
              )}
            </div>
          )
        })}
        {drag.carried && <div className="queue-gap" style={{ top: topOf(drag.carried.gap) }} />}
      </div>
    </div>
  )
}

/** It has a reason, which is said in full. */
function tells(line: QueueLine): boolean {
  return 'row' in line && reasonOf(line.row) !== ''
}

const STEPS: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 }

/** What waits stands together: its rows, and the line at which they begin. */
interface Waiting {
  readonly first: number
  readonly rows: readonly QueueRow[]
}

function waitingIn(lines: readonly QueueLine[]): Waiting {
  const rows = lines.flatMap((line) => ('row' in line && line.row.job.state === 'waiting' ? [line.row] : []))
  return { first: lines.findIndex((line) => 'row' in line && line.row === rows[0]), rows }
}

/** Lines are as high as what they tell. */
function gapAt(y: number, box: HTMLElement | null, { first, rows }: Waiting, topOf: (index: number) => number): number {
  if (!box) return first
  const at = y - box.getBoundingClientRect().top + box.scrollTop
  const passed = rows.filter((_, index) => at > (topOf(first + index) + topOf(first + index + 1)) / 2)
  return first + passed.length
}

/** Into a gap of the line, 0 before its first. */
function place(acts: QueueActs, rows: readonly QueueRow[], id: string, gap: number): void {
  const row = rows.find(({ job }) => job.id === id)
  const before = rows[gap]?.job.id ?? null
  if (!row || gap < 0 || gap > rows.length || before === id || rows[gap - 1] === row) return
  acts.move(row.job.id, before)
}
