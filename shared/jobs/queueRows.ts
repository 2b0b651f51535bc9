import type { Job } from '../contract/model.ts'
import { sentence } from '../contract/sentence.ts'
import type { Board } from '../document/board.ts'
import { numbersOf, panelOf, shotOf } from '../document/select.ts'

/** What a job is doing, as the queue says it. */
export type QueueState = 'running' | 'waiting' | 'parked' | 'held' | 'failed' | 'refused' | 'cancelled' | 'done'

/** In the order in which the queue lists and counts them. */
export const QUEUE_STATES: readonly QueueState[] = [
  'running',
  'waiting',
  'parked',
  'held',
  'failed',
  'refused',
  'cancelled',
  'done',
]

export function queueStateOf(job: Job): QueueState {
  switch (job.state) {
    case 'sending':
    case 'saving':
      return 'running'
    case 'waiting':
      return job.held === true ? 'held' : job.parked ? 'parked' : 'waiting'
    case 'failed':
      return job.failure?.kind === 'refused' ? 'refused' : 'failed'
    case 'cancelled':
    case 'done':
      return job.state
  }
}

export interface QueueRow {
  readonly job: Job
  readonly state: QueueState
  /** "12A", or the number that the shot had when its request was made. */
  readonly shot: string
  /** Why it failed, or is parked; '' if there is nothing to say. */
  readonly why: string
}

export interface QueueGroup {
  /** "Sc. 12"; '' for what belongs to no scene any more. */
  readonly scene: string
  readonly rows: readonly QueueRow[]
}

/** Jobs by scene, in film order; within a scene what still goes on comes first, newest last. */
export function queueGroups(board: Board, jobs: readonly Job[]): QueueGroup[] {
  const numbers = numbersOf(board)
  const groups = new Map<string, QueueRow[]>([...numbers.scenes.keys()].map((id) => [id, []]))
  for (const job of jobs.toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : Number(a.createdAt > b.createdAt)))) {
    const panel = panelOf(board, job.panelId)
    const shot = panel && shotOf(board, panel.shotId)
    const reason = job.failure ?? job.parked?.why
    const row: QueueRow = {
      job,
      state: queueStateOf(job),
      shot: (shot && numbers.shots.get(shot.id)) || job.request.staging.slate,
      why: reason ? sentence(reason) : '',
    }
    const id = shot?.sceneId ?? ''
    groups.set(id, [...(groups.get(id) ?? []), row])
  }
  const turn = (row: QueueRow): number => QUEUE_STATES.indexOf(row.state)
  return [...groups].flatMap(([id, rows]) => {
    if (rows.length === 0) return []
    const number = numbers.scenes.get(id) ?? ''
    return [{ scene: number === '' ? '' : `Sc. ${number}`, rows: rows.toSorted((a, b) => turn(a) - turn(b)) }]
  })
}

/** How many jobs are in each state; states without any are left out. */
export function queueCounts(jobs: readonly Job[]): [QueueState, number][] {
  const counts = new Map<QueueState, number>()
  for (const job of jobs) counts.set(queueStateOf(job), (counts.get(queueStateOf(job)) ?? 0) + 1)
  return QUEUE_STATES.flatMap((state) => (counts.has(state) ? [[state, counts.get(state)!]] : []))
}

/** "3 running, 12 waiting, 1 refused"; '' for an empty queue. */
export function countWords(jobs: readonly Job[]): string {
  return queueCounts(jobs)
    .map(([state, count]) => `${count} ${state}`)
    .join(', ')
}
