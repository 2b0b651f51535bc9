import type { ProjectHandle } from '#shared/contract/model.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { Job, Spend } from '#shared/contract/model.ts'
import { filmOf } from '#shared/document/board.ts'
import { takeOf } from '#shared/document/select.ts'
import { isHosted } from '#shared/generation/providers/providerOf.ts'
import { isOver, moveJob } from '#shared/jobs/jobs.ts'
import { createRunningSpend } from '#shared/jobs/runningSpend.ts'
import type { RunningSpend } from '#shared/jobs/runningSpend.ts'
import { attempt } from '../failures.ts'
import type { OpenFolder, Tell } from '../services.ts'

type Fields = Partial<Omit<Job, 'id' | 'state'>>

/** The ledger of an open project: all of its jobs; every change is on disk before windows are notified. */
export interface ProjectJobs {
  list(): Job[]
  get(id: string): Job | undefined
  spend(): Spend
  /** US dollars spent or in flight, without unsent jobs and without the job `except`. */
  committedUsd(except: string): number
  /** Counted in `spend` at once. Throws a `FailureError` if the ledger can't be written; then none of them is added. */
  add(jobs: readonly Job[], handle: string): Promise<void>
  /** Returns a failure if the new state can't be written: the job has moved all the same, here and in the windows. */
  move(id: string, state: Job['state'], fields?: Fields): Promise<Failure | null>
  /**
   * Moves a job here and in the windows only: after a kill it stands where it stood. For what its answer on disk says as
   * well.
   */
  pass(id: string, state: Job['state'], fields?: Fields): void
  /** The job in another state, to be written by the caller, who then calls `took`. */
  moved(id: string, state: Job['state'], fields?: Fields): Job
  took(job: Job): void
  /** Sets the handle under which windows are notified; '': no window has the film open, and whatever ends is unseen. */
  belongTo(handle: string): void
  /** Updates a job thought to be lost from an answer found on disk. */
  bringHome(id: string, found: Pick<Job, 'state' | 'failure' | 'takeId' | 'actualUsd' | 'usage'>): Promise<void>
  /** Writes fields of a job that stays in its state; null, or why they can't be written. */
  mark(id: string, fields: Fields): Promise<Failure | null>
  /**
   * Puts a job back to waiting in the film; `paused`: until a person releases it. `parked`: with this reason, or with
   * none; omitted: with the reason that it had.
   */
  hold(id: string, paused?: boolean, parked?: Job['parked']): Promise<void>
  /** Releases a held job. */
  letGo(id: string): Promise<void>
  /** Puts a job back in line, parked with the others of its key; null: not parked any more. */
  park(id: string, parked: Job['parked'], fields?: Fields): Promise<void>
  /** For changes too frequent to be written. */
  progress(id: string, part: number): void
}

/** Where news of jobs goes. */
interface News {
  readonly tell: Tell
  readonly isHeard: () => boolean
}

export function createProjectJobs(open: OpenFolder, news: News, now: () => number): ProjectJobs {
  const { jobs, sums, told, set, took, put, moved } = createJobBook(open, news, now)

  async function change(id: string, to: (job: Job) => Job): Promise<void> {
    await put(to(jobs.get(id)!))
  }

  return {
    list: () => [...jobs.values()],
    get: (id) => jobs.get(id),
    spend: () => told.spend(),
    committedUsd: (except) => sums.committedUsd(jobs.get(except)),
    async add(added, handle) {
      told.belongTo(handle)
      // Load-bearing: jobs added meanwhile must see these, or two could pass under the same cap.
      for (const job of added) set(job)
      try {
        await Promise.all(added.map((job) => open.store.saveJob(job)))
      } catch (error) {
        for (const job of added) sums.change(jobs.get(job.id), undefined)
        for (const job of added) jobs.delete(job.id)
        throw error
      }
      for (const job of added) told.show(job)
    },
    move: async (id, state, fields) => put(moved(id, state, fields)),
    pass: (id, state, fields) => took(moved(id, state, fields)),
    moved,
    took,
    belongTo: (handle) => told.belongTo(handle),
    bringHome: (id, found) => change(id, (job) => ({ ...job, ...found, endedAt: timeOf(now), unseen: true })),
    hold: (id, paused, parked) =>
      change(id, (job) => heldBack(parked === undefined ? job : parkedFor(job, parked), paused)),
    letGo: (id) => change(id, letGo),
    park: (id, parked, fields) => change(id, (job) => parkedFor({ ...job, ...fields }, parked)),
    mark: (id, fields) => put({ ...jobs.get(id)!, ...fields }),
    progress(id, part) {
      const job = jobs.get(id)
      if (job?.state === 'sending') took({ ...job, progress: Math.min(1, Math.max(0, part)) })
    },
  }
}

/** The jobs themselves, what they come to, and the one way in which each is changed. */
function createJobBook(open: OpenFolder, news: News, now: () => number) {
  const jobs = new Map<string, Job>()
  const sums = createRunningSpend()
  const told = createJobNews(open, sums, news)

  function set(job: Job): void {
    sums.change(jobs.get(job.id), job)
    jobs.set(job.id, job)
  }

  function took(job: Job): void {
    set(job)
    told.show(job)
  }

  async function put(job: Job): Promise<Failure | null> {
    set(job)
    const written = await attempt(() => open.store.saveJob(job), open.folder)
    told.show(job)
    return written.ok ? null : written.failure
  }

  function moved(id: string, state: Job['state'], fields: Fields = {}): Job {
    const before = jobs.get(id)
    if (!before) throw new Error(`there is no job ${id}`)
    const after = moveJob(before, state, fields)
    if (!isOver(after)) return after
    return { ...after, endedAt: timeOf(now), ...(told.left() ? { unseen: true } : {}) }
  }

  for (const job of open.store.jobs()) set(job)
  for (const job of open.access === 'write' ? leftUnderWay(open, [...jobs.values()], timeOf(now)) : []) {
    set(job)
    // If the ledger can't be written now, the next opening does the same again.
    open.store.saveJob(job).catch(() => undefined)
  }
  return { jobs, sums, told, set, took, put, moved }
}

/** Notifies a project's windows of its jobs and their total cost; does nothing before there is a window. */
function createJobNews(open: OpenFolder, sums: RunningSpend, { tell, isHeard }: News) {
  let project = '' as ProjectHandle
  let left = false
  const spend = (): Spend => sums.spend(filmOf(open.store.board()).capUsd)
  return {
    spend,
    belongTo(handle: string): void {
      left = handle === ''
      project = handle as ProjectHandle
    },
    /** No window has the film open, or none hears of it, as for a while after a browser's page was closed. */
    left: () => left || !isHeard(),
    show(job: Job): void {
      if (project !== '') tell({ name: 'job.changed', value: { project, job, spend: spend() } })
    },
  }
}

/** The true state of jobs interrupted by a crash; one whose take reached the disk is done. */
function leftUnderWay(open: OpenFolder, jobs: readonly Job[], endedAt: string): Job[] {
  return jobs.flatMap((job) => {
    if (isOver(job)) return []
    const inBatch = leftInBatch(open, job, endedAt)
    if (inBatch) return inBatch === job ? [] : [inBatch]
    const left = job.state !== 'waiting' && isHosted(job.request.provider)
    if (!left && job.state !== 'saving') return job.held === true ? [] : [heldBack(job)]
    const saved = job.takeId !== null && takeOf(open.store.board(), job.takeId) !== undefined
    const failure: Failure = { kind: 'interrupted', mayBeBilled: left }
    if (job.state === 'saving' && saved) return [moveJob(job, 'done', { endedAt, unseen: true })]
    return [moveJob(job, 'failed', { endedAt, failure, takeId: null, unseen: true })]
  })
}

/** What went with a batch is still with the service, which is asked for it again; null for any other job. */
function leftInBatch(open: OpenFolder, job: Job, endedAt: string): Job | null {
  if (!job.batch || job.state === 'waiting') return null
  const saved = job.takeId !== null && takeOf(open.store.board(), job.takeId) !== undefined
  if (job.state === 'saving')
    return saved ? moveJob(job, 'done', { endedAt }) : { ...job, state: 'sending', takeId: null }
  return job
}

function timeOf(now: () => number): string {
  return new Date(now()).toISOString()
}

/** One that is parked stays so, with the reason. */
function heldBack(job: Job, paused = false): Job {
  return { ...job, state: 'waiting', held: true, ...(paused ? { paused } : {}), progress: null, waitUntil: null }
}

function letGo({ held: _held, paused: _paused, parked: _parked, ...job }: Job): Job {
  return job
}

/** Out of the batch too with which it was to go. */
function parkedFor({ parked: _before, batch: _batch, ...job }: Job, parked: Job['parked']): Job {
  return { ...job, state: 'waiting', progress: null, waitUntil: null, ...(parked ? { parked } : {}) }
}
