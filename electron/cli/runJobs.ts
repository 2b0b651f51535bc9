import { sentence, usd } from '#shared/contract/failure.ts'
import type { Job, ProjectHandle } from '#shared/contract/model.ts'
import type { GenerationRequest } from '#shared/generation/recipe.ts'
import type { NamedPanel } from './panelsNamed.ts'
import type { Terminal } from './terminal.ts'

export type Wanted = NamedPanel & { readonly request: GenerationRequest }

/** What became of one take that was asked for. */
export interface Outcome {
  readonly panel: string
  readonly takeId: string | null
  readonly costUsd: number | null
  /** '' for a take that was made. */
  readonly sentence: string
  /** Not sent, since a picture of its request can't be had. */
  readonly missing?: boolean
}

/** Puts every request in the queue and waits until each has ended. Ctrl-C cancels what has not. */
export async function runJobs(
  terminal: Terminal,
  project: ProjectHandle,
  wanted: readonly Wanted[],
  count: number,
): Promise<Outcome[]> {
  const { client } = terminal
  const watch = watchJobs(terminal, project)
  const ended: Promise<Outcome>[] = []
  let stopped = false
  const cancelled = { takeId: null, costUsd: null, sentence: sentence({ kind: 'cancelled' }) }
  const stop = terminal.onInterrupt(() => {
    stopped = true
    for (const jobId of watch.open()) void client.call('jobs.cancel', { project, jobId })
  })
  for (const { panel, panelId, request } of wanted) {
    const submitted = stopped ? null : await client.call('jobs.submit', { project, panelId, request, count })
    if (submitted === null) ended.push(Promise.resolve({ panel, ...cancelled }))
    else if (!submitted.ok) {
      const missing = submitted.failure.kind === 'pictures-missing'
      const outcome = { panel, takeId: null, costUsd: null, sentence: sentence(submitted.failure), missing }
      terminal.say(`${panel}: ${outcome.sentence}`)
      ended.push(Promise.resolve(outcome))
    } else for (const job of submitted.value.jobs) ended.push(watch.end(job, panel))
  }
  const outcomes = await Promise.all(ended)
  stop()
  watch.stop()
  return outcomes
}

interface JobWatch {
  end(job: Job, panel: string): Promise<Outcome>
  /** Those not yet ended. */
  open(): Job['id'][]
  stop(): void
}

function watchJobs(terminal: Terminal, project: ProjectHandle): JobWatch {
  /** A job may end before the answer that names it has arrived. */
  const latest = new Map<string, Job>()
  const waiting = new Map<string, { id: Job['id']; heard: (job: Job) => void }>()
  const stop = terminal.client.on('job.changed', (event) => {
    if (event.project !== project) return
    latest.set(event.job.id, event.job)
    waiting.get(event.job.id)?.heard(event.job)
  })

  return {
    stop,
    open: () => [...waiting.values()].map(({ id }) => id),
    end: (job, panel) =>
      new Promise((done) => {
        let shown = ''
        function heard(now: Job): void {
          const line = lineOf(now)
          if (line !== shown && line !== '') terminal.say(`${panel}: ${line}`)
          shown = line
          if (now.endedAt === null) return
          waiting.delete(now.id)
          const why = now.failure ? sentence(now.failure) : 'No take was made.'
          done({ panel, takeId: now.takeId, costUsd: now.actualUsd, sentence: now.takeId === null ? why : '' })
        }
        waiting.set(job.id, { id: job.id, heard })
        heard(latest.get(job.id) ?? job)
      }),
  }
}

function lineOf(job: Job): string {
  switch (job.state) {
    case 'waiting':
      return job.waitUntil === null ? '' : `waits until ${new Date(job.waitUntil).toLocaleTimeString()}`
    case 'sending':
      return 'being made'
    case 'saving':
      return ''
    case 'done':
      return job.actualUsd === null ? 'done' : `done, ${usd(job.actualUsd)}`
    case 'failed':
    case 'cancelled':
      return job.failure ? sentence(job.failure) : job.state
  }
}
