import { queueStateOf } from '#shared/jobs/queueRows.ts'
import { useActions } from '../../editor/useActions.ts'
import { useJobList } from '../../editor/useJobs.ts'
import { useGoOn, useQueueRun } from './useQueueRun.ts'
import { useUnseen } from './useUnseen.ts'
import './queue.css'

/** How many requests are still to be answered; nothing if there are none. Opens the queue. */
export function QueueCounter() {
  const actions = useActions()
  const jobs = useJobList()
  useUnseen()
  useGoOn()
  useQueueRun()
  const states = jobs.map(queueStateOf)
  const count = (...which: readonly string[]): number => states.filter((state) => which.includes(state)).length
  const left = count('sent', 'running', 'waiting', 'parked', 'held')
  if (left === 0) return null
  const stuck = count('parked', 'held')
  const words = stuck > 0 ? `${left} in the queue, ${stuck} not going on` : `${left} in the queue`
  return (
    <button
      type="button"
      className="queue-counter"
      data-stuck={stuck > 0 || undefined}
      aria-label={`${words}: open the queue`}
      title={`${words} (${actions.keys('view.queue')})`}
      onClick={() => actions.run('view.queue')}
    >
      {left}
    </button>
  )
}
