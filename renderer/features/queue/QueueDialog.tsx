import { useMemo } from 'react'
import { countWords, queueGroups } from '#shared/jobs/queueRows.ts'
import { useBoard } from '../../editor/useEditor.ts'
import { useJobList } from '../../editor/useJobs.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { QueueLines } from './QueueLines.tsx'
import type { QueueLine } from './QueueLines.tsx'
import { QueueNote } from './QueueNote.tsx'
import { useQueueActs } from './useQueueActs.ts'
import type { QueueActs } from './useQueueActs.ts'
import '../../ui/sheet.css'
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

function Queue() {
  const board = useBoard()
  const jobs = useJobList()
  const acts = useQueueActs()
  const lines = useMemo(
    () =>
      queueGroups(board, jobs).flatMap(({ title, rows }): QueueLine[] => [
        { key: `group ${title}`, heading: title },
        ...rows.map((row) => ({ key: row.job.id, row })),
      ]),
    [board, jobs],
  )
  if (jobs.length === 0) return <Empty title="Nothing was asked for yet. Every request of this film is listed here." />
  return (
    <div className="sheet">
      <Head acts={acts} />
      <QueueLines lines={lines} acts={acts} />
      <QueueNote />
    </div>
  )
}

function Head({ acts }: { readonly acts: QueueActs }) {
  const jobs = useJobList()
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
