import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef } from 'react'
import { QUEUE_LABELS, countWords, queueGroups } from '#shared/jobs/queueRows.ts'
import type { QueueRow } from '#shared/jobs/queueRows.ts'
import { useBoard } from '../../editor/useEditor.ts'
import { useJobs } from '../../editor/useJobs.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { useQueueActs } from './useQueueActs.ts'
import type { QueueActs } from './useQueueActs.ts'
import './queue.css'

interface QueueDialogProps {
  readonly open: boolean
  readonly onClose: () => void
}

/** Every request of the film: what is out, what waits and for what, and what became of the rest. */
export function QueueDialog({ open, onClose }: QueueDialogProps) {
  return (
    <Dialog open={open} onClose={onClose} title="Queue" width="wide">
      <Queue />
    </Dialog>
  )
}

type Line = { readonly key: string; readonly heading: string } | { readonly key: string; readonly row: QueueRow }

const ROW_PX = 32

function Queue() {
  const board = useBoard()
  const { jobs } = useJobs()
  const acts = useQueueActs()
  const lines = useMemo(
    () =>
      queueGroups(board, jobs).flatMap(({ scene, rows }): Line[] => [
        { key: `scene ${scene}`, heading: scene || 'No longer in the film' },
        ...rows.map((row) => ({ key: row.job.id, row })),
      ]),
    [board, jobs],
  )
  if (jobs.length === 0) return <Empty title="Nothing was asked for yet. Every request of this film is listed here." />
  return (
    <div className="queue">
      <Head acts={acts} />
      <Lines lines={lines} acts={acts} />
    </div>
  )
}

function Head({ acts }: { readonly acts: QueueActs }) {
  const { jobs } = useJobs()
  const { waiting, stuck } = acts
  return (
    <div className="queue-head">
      <p role="status" aria-label="Queue">
        {countWords(jobs)}
      </p>
      {waiting.length > 0 && <Button onClick={acts.pause}>Pause</Button>}
      {stuck.length > 0 && <Button onClick={acts.resume}>Go on</Button>}
      {waiting.length + stuck.length > 0 && <Button onClick={acts.cancelWaiting}>Cancel all but the running</Button>}
    </div>
  )
}

/** Only the lines in sight are mounted, however many there are. */
function Lines({ lines, acts }: { readonly lines: readonly Line[]; readonly acts: QueueActs }) {
  const box = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => lines[index]!.key,
    overscan: 8,
  })
  return (
    <div
      ref={box}
      className="queue-lines"
      tabIndex={0}
      role="grid"
      aria-readonly
      aria-label="Requests by scene"
      aria-rowcount={lines.length}
    >
      <div className="queue-sheet" role="rowgroup" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const line = lines[index]!
          return (
            <div
              key={key}
              role="row"
              aria-rowindex={index + 1}
              className="queue-line"
              style={{ transform: `translateY(${start}px)` }}
            >
              {'heading' in line ? <b role="gridcell">{line.heading}</b> : <Row row={line.row} acts={acts} />}
            </div>
          )
        })}
      </div>
    </div>
  )
}

function Row({ row, acts }: { readonly row: QueueRow; readonly acts: QueueActs }) {
  const { job, state, shot, panel, model, cost, why } = row
  const name = shot === '' ? 'take' : `shot ${shot}`
  const over = state === 'failed' || state === 'refused' || state === 'cancelled'
  const until = job.waitUntil ?? job.parked?.until ?? null
  return (
    <>
      <span role="gridcell">{[shot === '' ? 'Take' : `Shot ${shot}`, panel].filter(Boolean).join(', ')}</span>
      <span role="gridcell" data-state={state}>
        {QUEUE_LABELS[state]}
      </span>
      <span role="gridcell" className="queue-quiet" title={model}>
        {model}
      </span>
      <span role="gridcell" className="queue-quiet">
        {timeOf(job.createdAt)}
      </span>
      <span role="gridcell" className="queue-cost">
        {cost}
      </span>
      <span role="gridcell" className="queue-why" title={why}>
        {[why, until === null ? '' : `Until ${new Date(until).toLocaleTimeString()}.`].filter(Boolean).join(' ')}
      </span>
      <span role="gridcell">
        {over ? (
          <Button variant="ghost" aria-label={`Try again: ${name}`} onClick={() => acts.again(job)}>
            Try again
          </Button>
        ) : (
          state !== 'done' && (
            <Button variant="ghost" aria-label={`Cancel: ${name}`} onClick={() => acts.cancel(job)}>
              Cancel
            </Button>
          )
        )}
      </span>
    </>
  )
}

/** When it was asked for: the time of today, the day before that. */
function timeOf(iso: string): string {
  const at = new Date(iso)
  if (Number.isNaN(at.getTime())) return ''
  return at.toDateString() === new Date().toDateString()
    ? at.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })
    : at.toLocaleDateString([], { day: 'numeric', month: 'short' })
}
