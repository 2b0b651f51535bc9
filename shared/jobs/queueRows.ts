import type { Job } from '../contract/model.ts'
import { sentence } from '../contract/sentence.ts'
import type { Board } from '../document/board.ts'
import { numbersOf, panelOf, panelPlace, shotOf } from '../document/select.ts'
import { modelFacts } from '../generation/models.ts'
import { isHosted, labelOf } from '../generation/providers/providerOf.ts'
import { usd } from '../contract/usd.ts'
import { dollars } from '../records/micros.ts'
import { chargeOf, inLine, isBilledAllTheSame, isOver } from './jobs.ts'

/** What a job is doing, as the queue says it. */
export type QueueState =
  | 'sent'
  | 'running'
  | 'waiting'
  | 'parked'
  | 'held'
  | 'failed'
  | 'refused'
  | 'cancelled'
  | 'done'

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
      return job.parked ? 'parked' : job.held === true ? 'held' : 'waiting'
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

/** Of the button that cancels it: what that may cost is said before it is pressed. */
export function cancelWords(job: Job): string {
  return isBilledAllTheSame(job) ? 'Cancel, may be billed' : 'Cancel'
}

export interface QueueRow {
  readonly job: Job
  readonly state: QueueState
  /** "Scene 12"; '' for what belongs to no scene any more. */
  readonly scene: string
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
  /** "In line", "Scene 12", or what is said of jobs whose scene is gone. */
  readonly title: string
  readonly rows: readonly QueueRow[]
}

/** What is out or waits, over all scenes: its rows stand as they will be sent, and can be moved. */
export const IN_LINE = 'In line'

/**
 * First what is out and what waits, in the order in which it goes; then by scene, in film order, what became of the
 * rest: what went wrong first, newest last. `jobs`: in any order.
 */
export function queueGroups(board: Board, jobs: readonly Job[]): QueueGroup[] {
  const numbers = numbersOf(board)
  const asked = jobs.toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : Number(a.createdAt > b.createdAt)))
  const out = asked.filter((job) => !isOver(job) && job.state !== 'waiting')
  const line = [...out.toSorted((a, b) => turnOf(a) - turnOf(b)), ...inLine(asked)]
  const groups = new Map<string, QueueRow[]>([...numbers.scenes.values()].map((number) => [`Scene ${number}`, []]))
  for (const row of asked.filter(isOver).map((job) => rowOf(board, numbers, job)))
    groups.set(row.scene, [...(groups.get(row.scene) ?? []), row])
  const over = [...groups].map(([scene, rows]) => ({
    title: scene || 'No longer in the film',
    rows: rows.toSorted((a, b) => turnOf(a.job) - turnOf(b.job)),
  }))
  const first = { title: IN_LINE, rows: line.map((job) => rowOf(board, numbers, job)) }
  return [first, ...over].filter(({ rows }) => rows.length > 0)
}

function turnOf(job: Job): number {
  return QUEUE_STATES.indexOf(queueStateOf(job))
}

function rowOf(board: Board, numbers: ReturnType<typeof numbersOf>, job: Job): QueueRow {
  const panel = panelOf(board, job.panelId)
  const shot = panel && shotOf(board, panel.shotId)
  const scene = shot && numbers.scenes.get(shot.sceneId)
  const reason = job.failure ?? job.parked?.why
  return {
    job,
    state: queueStateOf(job),
    scene: scene ? `Scene ${scene}` : '',
    shot: (shot && numbers.shots.get(shot.id)) || job.request.staging.slate,
    panel: panel ? panelWords(panelPlace(board, panel)) : '',
    model: modelWords(job),
    cost: costWords(job),
    // That it was cancelled is its state; there is more to say only if it may be billed.
    why: reason && !(reason.kind === 'cancelled' && !reason.mayBeBilled) ? sentence(reason) : '',
  }
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
