import type { Job } from '../contract/model.ts'
import { sentence } from '../contract/sentence.ts'
import type { Board } from '../document/board.ts'
import { numbersOf, panelOf, panelPlace, shotOf } from '../document/select.ts'
import { modelFacts } from '../generation/models.ts'
import { isHosted, labelOf } from '../generation/providers/providerOf.ts'
import { usd } from '../contract/usd.ts'
import { dollars } from '../records/micros.ts'
import { chargeOf } from './jobs.ts'

/** What a job is doing, as the queue says it. */
export type QueueState =
  'sent' | 'running' | 'waiting' | 'parked' | 'held' | 'failed' | 'refused' | 'cancelled' | 'done'

/** In the order in which the queue lists and counts them. */
export const QUEUE_STATES: readonly QueueState[] = [
  'sent',
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
      // The service has it, and it may be billed; what is made here is not sent.
      return isHosted(job.request.provider) ? 'sent' : 'running'
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

/** As the interface says it. */
export const QUEUE_LABELS: Readonly<Record<QueueState, string>> = {
  sent: 'Sent',
  running: 'Being made',
  waiting: 'Waiting',
  parked: 'Parked',
  held: 'Held in the film',
  failed: 'Failed',
  refused: 'Refused',
  cancelled: 'Cancelled',
  done: 'Done',
}

export interface QueueRow {
  readonly job: Job
  readonly state: QueueState
  /** "12A", or the number that the shot had when its request was made. */
  readonly shot: string
  /** "panel 2" of a shot that has several; '' else. */
  readonly panel: string
  /** "Nano Banana 2.1, 1K", or the stand-in. */
  readonly model: string
  /** "about $0.04" before there is an actual cost, "$0.039" after; '' for what is free or cost nothing. */
  readonly cost: string
  /** Why it failed, or is parked; '' if there is nothing to say. */
  readonly why: string
}

export interface QueueGroup {
  /** "Scene 12"; '' for what belongs to no scene any more. */
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
      panel: panel ? panelWords(panelPlace(board, panel)) : '',
      model: modelWords(job),
      cost: costWords(job),
      why: reason ? sentence(reason) : '',
    }
    const id = shot?.sceneId ?? ''
    groups.set(id, [...(groups.get(id) ?? []), row])
  }
  const turn = (row: QueueRow): number => QUEUE_STATES.indexOf(row.state)
  return [...groups].flatMap(([id, rows]) => {
    if (rows.length === 0) return []
    const number = numbers.scenes.get(id) ?? ''
    return [{ scene: number === '' ? '' : `Scene ${number}`, rows: rows.toSorted((a, b) => turn(a) - turn(b)) }]
  })
}

function panelWords({ index, count }: { readonly index: number; readonly count: number }): string {
  return count > 1 ? `panel ${index}` : ''
}

function modelWords({ request, way }: Job): string {
  if (!isHosted(request.provider)) return labelOf(request.provider)
  const name = `${modelFacts(request)?.name ?? request.model}, ${request.imageSize}`
  return way === 'batch' ? `${name}, batch` : name
}

function costWords(job: Job): string {
  const { charge, micros } = chargeOf(job)
  if (charge === 'free' || charge === 'none') return ''
  if (charge === 'may-be-billed') return `${usd(dollars(micros))} may be billed`
  if (charge === 'reserved') return job.estimateUsd === null ? '' : `about ${usd(job.estimateUsd)}`
  return usd(dollars(micros))
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
    .map(([state, count]) => `${count} ${QUEUE_LABELS[state].toLowerCase()}`)
    .join(', ')
}
