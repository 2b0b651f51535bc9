import { GripVertical } from 'lucide-react'
import type { KeyboardEvent, PointerEvent } from 'react'
import { QUEUE_LABELS, cancelWords } from '#shared/jobs/queueRows.ts'
import type { QueueRow } from '#shared/jobs/queueRows.ts'
import { Button } from '../../ui/Button.tsx'
import type { QueueActs } from './useQueueActs.ts'

interface QueueRowCellsProps {
  readonly row: QueueRow
  readonly acts: QueueActs
  /** Omitted for what can't be moved in line. */
  readonly onCarry?: (event: PointerEvent<HTMLElement>, id: string) => void
  readonly onKey?: (event: KeyboardEvent) => void
}

export function QueueRowCells({ row, acts, onCarry, onKey }: QueueRowCellsProps) {
  const { job, state, scene, shot, panel, model, cost } = row
  const name = shot === '' ? 'take' : `shot ${shot}`
  return (
    <>
      <span role="gridcell">
        {onCarry && (
          <button
            type="button"
            className="queue-grip"
            aria-label={`Move ${name} in line`}
            aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
            title="Drag, or press Alt+↑ or ↓"
            onPointerDown={(event) => onCarry(event, job.id)}
            onKeyDown={onKey}
          >
            <GripVertical aria-hidden />
          </button>
        )}
      </span>
      <span role="gridcell" className="queue-name" title={scene}>
        {[shot === '' ? 'Take' : `Shot ${shot}`, panel].filter(Boolean).join(', ')}
      </span>
      <span role="gridcell" data-state={state}>
        {job.paused === true ? 'Paused' : QUEUE_LABELS[state]}
      </span>
      <span role="gridcell" className="queue-quiet" title={model}>
        {model}
      </span>
      <span role="gridcell" className="queue-quiet">
        {timeOf(job.createdAt)}
      </span>
      <span role="gridcell" className="queue-cost" title={cost}>
        {cost}
      </span>
      <span role="gridcell" className="queue-why">
        {reasonOf(row)}
      </span>
      <span role="gridcell">
        <RowAct row={row} name={name} acts={acts} />
      </span>
    </>
  )
}

/** Why it failed or waits, and until when; '' if there is nothing to say. */
export function reasonOf({ job, why }: QueueRow): string {
  const until = job.waitUntil ?? job.parked?.until ?? null
  return [why, until === null ? '' : `Until ${new Date(until).toLocaleTimeString()}.`].filter(Boolean).join(' ')
}

function RowAct({ row: { job, state }, name, acts }: Pick<QueueRowCellsProps, 'row' | 'acts'> & { name: string }) {
  if (state === 'done') return null
  if (job.failure?.kind === 'rescued' && state === 'failed')
    return (
      <Button
        variant="ghost"
        aria-label={`Bring in: ${name}`}
        title="Puts the picture into the film as its take. Nothing is sent."
        onClick={() => acts.bringIn(job)}
      >
        Bring in
      </Button>
    )
  if (state === 'failed' || state === 'refused' || state === 'cancelled')
    return (
      <Button variant="ghost" aria-label={`Try again: ${name}`} onClick={() => acts.again(job)}>
        Try again
      </Button>
    )
  return (
    <Button variant="ghost" aria-label={`${cancelWords(job)}: ${name}`} onClick={() => acts.cancel(job)}>
      {cancelWords(job)}
    </Button>
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
