import { randomUUID } from 'node:crypto'
import { sentence } from '#shared/contract/sentence.ts'
import { usd } from '#shared/contract/usd.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { ManyAgreed } from '#shared/contract/many.ts'
import type { Job, ProjectHandle } from '#shared/contract/model.ts'
import type { Way } from '#shared/generation/models.ts'
import { shortened } from '#shared/document/shortened.ts'
import type { GenerationRequest } from '#shared/document/recipe.ts'
import { unwrap } from './command.ts'
import type { NamedPanel } from './panelsNamed.ts'
import { takesLanded } from './takesLanded.ts'
import type { TakesLanded } from './takesLanded.ts'
import type { Terminal } from './terminal.ts'

export type Wanted = NamedPanel & { readonly request: GenerationRequest }

/** How many of each, and when. */
export interface Sending {
  readonly count: number
  readonly way: Way
}

/** The outcome of one requested take. */
export interface RunOutcome {
  readonly panel: string
  /** What became of it, for programs: `waits` in the film, or with the service as a batch. */
  readonly outcome: 'made' | 'waits' | Failure['kind']
  readonly takeId: string | null
  /** Takes that came of it: several if the answer held several pictures. */
  readonly takes: number
  /** What the model said beside its picture, and what there is to know about it; '' for nothing. */
  readonly said: string
  readonly costUsd: number | null
  /** '' for a take that was made. */
  readonly sentence: string
}

/** None was made. */
function without(panel: string, outcome: RunOutcome['outcome'], why: string): RunOutcome {
  return { panel, outcome, takeId: null, takes: 0, said: '', costUsd: null, sentence: why }
}

function failed(panel: string, failure: Failure): RunOutcome {
  return without(panel, failure.kind, sentence(failure))
}

/**
 * Submits every request to the queue and waits until all have ended. The first Ctrl-C waits for those already sent,
 * the second cancels them.
 */
export async function runJobs(
  terminal: Terminal,
  project: ProjectHandle,
  wanted: readonly Wanted[],
  { count, way }: Sending,
): Promise<RunOutcome[]> {
  const { client } = terminal
  return watched(terminal, project, async (watch, interrupt) => {
    const ended: Promise<RunOutcome>[] = []
    for (const { panel, panelId, request } of wanted) {
      const submitted = interrupt.heard()
        ? null
        : await client.call('jobs.submit', { project, panelId, request, count, way })
      if (submitted === null) ended.push(Promise.resolve(failed(panel, { kind: 'cancelled' })))
      else if (!submitted.ok) {
        const outcome = failed(panel, submitted.failure)
        terminal.say(`${panel}: ${outcome.sentence}`)
        ended.push(Promise.resolve(outcome))
      } else for (const job of submitted.value.jobs) ended.push(watch.end(job, panel))
    }
    return ended
  })
}

/** Asks for takes of many panels at once, as planned, and waits until all have ended. */
export async function runMany(terminal: Terminal, asked: ManyAgreed): Promise<RunOutcome[]> {
  const callId = randomUUID()
  return watched(terminal, asked.project, async (watch, interrupt) => {
    interrupt.onFirst(() => void terminal.client.call('calls.giveUp', { callId }))
    const { jobs, refused } = unwrap(await terminal.client.call('jobs.submitMany', asked, callId))
    // What came in line after the interrupt waits in the film with the rest.
    if (interrupt.heard()) void terminal.client.call('jobs.hold', { project: asked.project })
    for (const { name, failure } of refused) terminal.say(`${name}: ${sentence(failure)}`)
    return [
      ...jobs.map((job) => watch.end(job, job.request.staging.slate)),
      ...refused.map(async ({ name, failure }) => failed(name, failure)),
    ]
  })
}

/** Releases the film's held jobs and waits until all have ended. */
export async function resumeJobs(
  terminal: Terminal,
  project: ProjectHandle,
  held: readonly Job[],
): Promise<RunOutcome[]> {
  return watched(terminal, project, async (watch) => {
    const answer = await terminal.client.call('jobs.resume', { project })
    if (answer.ok) return answer.value.jobs.map((job) => watch.end(job, job.request.staging.slate))
    return held.map(async (job) => failed(job.request.staging.slate, answer.failure))
  })
}

/** Waits for what an earlier run left with the service. */
export async function awaitBatches(
  terminal: Terminal,
  project: ProjectHandle,
  out: readonly Job[],
): Promise<RunOutcome[]> {
  return watched(terminal, project, async (watch) => out.map((job) => watch.end(job, job.request.staging.slate)))
}

/** Waits until everything that was begun has ended, and stops listening then. */
async function watched(
  terminal: Terminal,
  project: ProjectHandle,
  begin: (watch: JobWatch, interrupt: Interrupts) => Promise<readonly Promise<RunOutcome>[]>,
): Promise<RunOutcome[]> {
  const watch = watchJobs(terminal, project)
  const interrupt = handleInterrupts(terminal, project, watch)
  try {
    return await Promise.all(await begin(watch, interrupt))
  } finally {
    interrupt.stop()
    watch.stop()
  }
}

interface Interrupts {
  heard(): boolean
  /** Also at the first Ctrl-C. */
  onFirst(act: () => void): void
  stop(): void
}

/** The first Ctrl-C stops sending and waits for those already sent, the next cancels them. */
function handleInterrupts(terminal: Terminal, project: ProjectHandle, watch: JobWatch): Interrupts {
  let heard = false
  const first: (() => void)[] = []
  const stop = terminal.onInterrupt(() => {
    if (heard) for (const jobId of watch.open()) void terminal.client.call('jobs.cancel', { project, jobId })
    else {
      terminal.say(waitingWords(watch.out()))
      for (const act of first) act()
      void terminal.client.call('jobs.hold', { project })
    }
    heard = true
    watch.leaveBatches()
  })
  return { heard: () => heard, onFirst: (act) => first.push(act), stop }
}

/** Printed for a take that waits in a closed film. */
const LEFT = 'With the service as a batch: it lands when the film is open again, or with “generate FOLDER --waiting”.'
const HELD = 'Not sent: it waits in the film, until it is released in its window or by “generate FOLDER --waiting”.'

/** Added to the reason why nothing can be sent with this key. */
const STAYS = 'It waits in the film; “generate FOLDER --waiting” sends it.'

/** Parked for something that nobody at this prompt can wait out. */
function isStuck({ parked }: Job): boolean {
  return parked != null && (parked.until === null || parked.why.kind !== 'rate-limited')
}

export function waitingWords(out: number): string {
  if (out === 0) return 'No request is under way. What has not been sent waits in the film.'
  const requests = out === 1 ? 'the request under way' : `${out} requests under way`
  return `Waiting for ${requests}, since ${out === 1 ? 'it is' : 'they are'} paid for; press Ctrl-C again to stop waiting. What has not been sent waits in the film.`
}

interface JobWatch {
  end(job: Job, panel: string): Promise<RunOutcome>
  /** Ids of jobs that have not ended. */
  open(): Job['id'][]
  /** Ends the waiting for what is in a batch: that goes on at the service. */
  leaveBatches(): void
  /** How many of them were sent. */
  out(): number
  stop(): void
}

function watchJobs(terminal: Terminal, project: ProjectHandle): JobWatch {
  /** A job may end before the submit call that returns its id is answered. */
  const latest = new Map<string, Job>()
  const landed = takesLanded(terminal, project)
  const waiting = new Map<string, { id: Job['id']; heard: (job: Job) => void; leave: () => void }>()
  const stop = terminal.client.on('job.changed', (event) => {
    if (event.project !== project) return
    latest.set(event.job.id, event.job)
    waiting.get(event.job.id)?.heard(event.job)
  })

  return {
    stop() {
      stop()
      landed.stop()
    },
    open: () => [...waiting.values()].map(({ id }) => id),
    out: () => [...waiting.keys()].filter((id) => latest.has(id) && latest.get(id)!.state !== 'waiting').length,
    leaveBatches() {
      for (const [id, { leave }] of waiting) if (latest.get(id)?.batch) leave()
    },
    end: (job, panel) =>
      new Promise((done) => {
        let shown = ''
        function heard(now: Job): void {
          const line = lineOf(now)
          if (line !== shown && line !== '') terminal.say(`${panel}: ${line}`)
          shown = line
          if (now.endedAt === null && now.held !== true && !isStuck(now)) return
          waiting.delete(now.id)
          if (now.parked && isStuck(now)) return done(without(panel, 'waits', `${sentence(now.parked.why)} ${STAYS}`))
          if (now.held === true) return done(without(panel, 'waits', HELD))
          const outcome = outcomeOf(now, panel, landed)
          if (outcome.said !== '') terminal.say(`${panel}: ${shortened(outcome.said, MOST_SAID)}`)
          done(outcome)
        }
        function leave(): void {
          waiting.delete(job.id)
          done(without(panel, 'waits', LEFT))
        }
        waiting.set(job.id, { id: job.id, heard, leave })
        if (!latest.has(job.id)) latest.set(job.id, job)
        heard(latest.get(job.id)!)
      }),
  }
}

/** Characters of what a model said that a line of the terminal shows; JSON has all of it. */
const MOST_SAID = 300

/** Of a job that has ended. */
function outcomeOf(job: Job, panel: string, landed: TakesLanded): RunOutcome {
  const { takeId, failure, actualUsd } = job
  // What a model refuses is billed all the same.
  if (takeId === null) return { ...failed(panel, failure ?? { kind: 'cancelled' }), costUsd: actualUsd }
  const takes = landed.with(takeId)
  const said = takes.find(({ id }) => id === takeId)?.recipe.said ?? ''
  return { panel, outcome: 'made', takeId, takes: Math.max(1, takes.length), said, costUsd: actualUsd, sentence: '' }
}

function lineOf(job: Job): string {
  switch (job.state) {
    case 'waiting':
      if (job.held === true) return 'waits in the film'
      if (job.parked?.until) return `parked until ${new Date(job.parked.until).toLocaleTimeString()}`
      return job.waitUntil === null ? '' : `waits until ${new Date(job.waitUntil).toLocaleTimeString()}`
    case 'sending':
      return job.batch ? 'in a batch' : 'being made'
    case 'saving':
      return ''
    case 'done':
      return job.actualUsd === null ? 'done' : `done, ${usd(job.actualUsd)}`
    case 'failed':
    case 'cancelled':
      return job.failure ? sentence(job.failure) : job.state
  }
}
