import type { ProjectHandle } from '#shared/contract/model.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { Job, Spend } from '#shared/contract/model.ts'
import { filmOf } from '#shared/document/board.ts'
import { takeOf } from '#shared/document/select.ts'
import { isHosted } from '#shared/generation/providers/providerOf.ts'
import { isOver, moveJob, spendOf } from '#shared/jobs/jobs.ts'
import { attempt } from '../failures.ts'
import type { OpenFolder, Tell } from '../services.ts'

type Fields = Partial<Omit<Job, 'id' | 'state'>>

/** The ledger of an open project: every job of it, each change on disk before it is told. */
export interface ProjectJobs {
  list(): Job[]
  get(id: string): Job | undefined
  spend(): Spend
  /** Cents that are spent or out, without those of jobs that have not left yet. */
  committedUsd(except: string): number
  /** Counted in `spend` at once. Throws a `FailureError` where the ledger can't be written; then none of them is in it for this session. */
  add(jobs: readonly Job[], handle: string): Promise<void>
  /** The failure where the new state can't be written down: the job has moved all the same, here and in the windows. */
  move(id: string, state: Job['state'], fields?: Fields): Promise<Failure | null>
  /** Names the windows that are told. */
  belongTo(handle: string): void
  /** What an answer that was found on disk tells of a job that was thought to be lost. */
  bringHome(id: string, found: Pick<Job, 'state' | 'failure' | 'takeId' | 'actualUsd'>): Promise<void>
  /** Back to waiting, until a person says that it may go. */
  hold(id: string): Promise<void>
  /** A held job waits like any other again. */
  letGo(id: string): Promise<void>
  /** For what changes too often to be written down. */
  progress(id: string, part: number): void
}

export function createProjectJobs(open: OpenFolder, tell: Tell, now: () => number): ProjectJobs {
  const jobs = new Map<string, Job>()
  let project = '' as ProjectHandle
  for (const job of open.store.jobs()) jobs.set(job.id, job)
  if (open.access === 'write') for (const job of jobs.values()) if (!isOver(job)) recover(job)

  /** What a crash left under way is written down as what it is; a take that had reached the disk is done. */
  function recover(job: Job): void {
    const left = job.state !== 'waiting' && isHosted(job.request.provider)
    if (!left && job.state !== 'saving') {
      if (job.held === true) return
      jobs.set(job.id, heldBack(job))
      open.store.saveJob(heldBack(job)).catch(() => undefined)
      return
    }
    const endedAt = new Date(now()).toISOString()
    const saved = job.takeId !== null && takeOf(open.store.board(), job.takeId) !== undefined
    const failure: Failure = { kind: 'interrupted', mayBeBilled: left }
    const ended: Job =
      job.state === 'saving' && saved
        ? moveJob(job, 'done', { endedAt })
        : moveJob(job, 'failed', { endedAt, failure, takeId: null })
    jobs.set(ended.id, ended)
    // A ledger that can't be written now says the same again at the next open.
    open.store.saveJob(ended).catch(() => undefined)
  }

  async function put(job: Job): Promise<void> {
    jobs.set(job.id, job)
    await attempt(() => open.store.saveJob(job), open.folder)
    show(job)
  }

  function spend(): Spend {
    return spendOf(jobs.values(), filmOf(open.store.board()).capUsd)
  }

  function show(job: Job): void {
    if (project !== '') tell({ name: 'job.changed', value: { project, job, spend: spend() } })
  }

  return {
    list: () => [...jobs.values()],
    get: (id) => jobs.get(id),
    spend,
    committedUsd(except) {
      const out = [...jobs.values()].filter((job) => job.id !== except && job.state !== 'waiting')
      const { actualUsd, mayBeBilledUsd, reservedUsd } = spendOf(out, null)
      return actualUsd + mayBeBilledUsd + reservedUsd
    },
    async add(added, handle) {
      project = handle as ProjectHandle
      // Load-bearing: what is asked for meanwhile must see them, or two of them would pass one limit.
      for (const job of added) jobs.set(job.id, job)
      try {
        await Promise.all(added.map((job) => open.store.saveJob(job)))
      } catch (error) {
        for (const job of added) jobs.delete(job.id)
        throw error
      }
      for (const job of added) show(job)
    },
    async move(id, state, fields = {}) {
      const before = jobs.get(id)
      if (!before) throw new Error(`there is no job ${id}`)
      const ended = moveJob(before, state, fields)
      const job = isOver(ended) ? { ...ended, endedAt: new Date(now()).toISOString() } : ended
      jobs.set(id, job)
      const written = await attempt(() => open.store.saveJob(job), open.folder)
      show(job)
      return written.ok ? null : written.failure
    },
    belongTo(handle) {
      project = handle as ProjectHandle
    },
    bringHome: (id, found) => put({ ...jobs.get(id)!, ...found, endedAt: new Date(now()).toISOString() }),
    async hold(id) {
      await put(heldBack(jobs.get(id)!))
    },
    async letGo(id) {
      const { held: _held, ...job } = jobs.get(id)!
      await put(job)
    },
    progress(id, part) {
      const job = jobs.get(id)
      if (job?.state !== 'sending') return
      const next = { ...job, progress: Math.min(1, Math.max(0, part)) }
      jobs.set(id, next)
      show(next)
    },
  }
}

function heldBack(job: Job): Job {
  return { ...job, state: 'waiting', held: true, progress: null, waitUntil: null }
}
