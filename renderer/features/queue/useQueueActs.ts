import { sentence } from '#shared/contract/sentence.ts'
import type { Result } from '#shared/contract/failure.ts'
import type { Job } from '#shared/contract/model.ts'
import { askedAgain } from '#shared/jobs/jobs.ts'
import { queueStateOf } from '#shared/jobs/queueRows.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { useJobList, useJobs } from '../../editor/useJobs.ts'
import { useToast } from '../../ui/Toasts.tsx'

export interface QueueActs {
  readonly waiting: readonly Job[]
  /** Parked, or held in the film. */
  readonly stuck: readonly Job[]
  readonly pause: () => void
  readonly resume: () => void
  readonly cancel: (job: Job) => void
  readonly cancelWaiting: () => void
  /** A picture that was rescued, from where it was rescued to. */
  readonly bringIn: (job: Job) => void
  readonly again: (job: Job) => void
  /** To before another in line, or to its end. */
  readonly move: (jobId: Job['id'], before: Job['id'] | null) => void
}

/** What a person can do with the queue; whatever fails is said. */
export function useQueueActs(): QueueActs {
  const { client, opened } = useEditor()
  const { take } = useJobs()
  const jobs = useJobList()
  const say = useToast()
  const { project } = opened
  const waiting = jobs.filter((job) => queueStateOf(job) === 'waiting')
  const stuck = jobs.filter((job) => ['parked', 'held'].includes(queueStateOf(job)))

  function tell<T>(answer: Result<T>): T | null {
    if (answer.ok) return answer.value
    say({ text: sentence(answer.failure), tone: 'warn' })
    return null
  }

  async function again(job: Job): Promise<void> {
    const sent = tell(await client.call('jobs.submit', { project, ...askedAgain(job), count: 1 }))
    if (sent) take(sent.jobs)
  }

  return {
    waiting,
    stuck,
    pause: () => void client.call('jobs.hold', { project }).then(tell),
    resume: () => void client.call('jobs.resume', { project }).then(tell),
    cancel: (job) => void client.call('jobs.cancel', { project, jobId: job.id }).then(tell),
    cancelWaiting() {
      for (const { id } of [...waiting, ...stuck]) void client.call('jobs.cancel', { project, jobId: id }).then(tell)
    },
    bringIn: ({ id }) => void client.call('jobs.bringIn', { project, jobId: id }).then(tell),
    again: (job) => void again(job),
    move: (jobId, before) => void client.call('jobs.order', { project, jobId, before }).then(tell),
  }
}
