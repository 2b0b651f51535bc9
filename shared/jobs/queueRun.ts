import type { Job } from '../contract/model.ts'
import { queueStateOf } from './queueRows.ts'
import type { QueueState } from './queueRows.ts'

/** One run of the queue: from when something begins to go on until nothing does. */
export interface QueueRun {
  /** What went on since it began. */
  readonly ids: ReadonlySet<string>
  /** The part of it that is over, 0 to 1; null if nothing goes on. */
  readonly part: number | null
  /** What it came to, in the step in which it ended: "12 takes landed, 1 refused"; '' else. */
  readonly ended: string
}

export const NO_RUN: QueueRun = { ids: new Set(), part: null, ended: '' }

const GOES_ON: readonly QueueState[] = ['sent', 'running', 'waiting']

/** The run after the jobs have changed. What is parked or held is not waited for. */
export function nextRun(run: QueueRun, jobs: readonly Job[]): QueueRun {
  const going = jobs.filter((job) => GOES_ON.includes(queueStateOf(job)))
  const ids = new Set([...run.ids, ...going.map(({ id }) => id)])
  if (going.length > 0) return { ids, part: (ids.size - going.length) / ids.size, ended: '' }
  return { ...NO_RUN, ended: run.ids.size === 0 ? '' : endWords(jobs.filter(({ id }) => run.ids.has(id))) }
}

/** What requests came to; '' if all a person will find is what a person did. */
export function endWords(jobs: readonly Job[]): string {
  const count = (state: QueueState): number => jobs.filter((job) => queueStateOf(job) === state).length
  const landed = count('done')
  const words = [
    landed > 0 ? `${landed} ${landed === 1 ? 'take' : 'takes'} landed` : '',
    ...(['refused', 'failed', 'parked'] as const).map((state) => (count(state) > 0 ? `${count(state)} ${state}` : '')),
  ]
  return words.filter(Boolean).join(', ')
}
