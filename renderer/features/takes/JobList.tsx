import { memo, useEffect, useState } from 'react'
import { sentence } from '#shared/contract/sentence.ts'
import { costWords } from '#shared/contract/usd.ts'
import type { Job } from '#shared/contract/model.ts'
import type { Board } from '#shared/document/board.ts'
import { askedAgain } from '#shared/jobs/jobs.ts'
import { cancelWords } from '#shared/jobs/queueRows.ts'
import { numbersOf, panelOf } from '#shared/document/select.ts'
import { isUnderWay } from '../../editor/jobs.ts'
import { useBoard, useEditor } from '../../editor/useEditor.ts'
import { useJobList, useJobs } from '../../editor/useJobs.ts'
import { Button } from '../../ui/Button.tsx'
import { useToast } from '../../ui/Toasts.tsx'

/** Running jobs, this panel's first; and this panel's failed ones, with the reason. */
export function JobList({ panelId }: { readonly panelId: string }) {
  const board = useBoard()
  const jobs = useJobList()
  const [away, setAway] = useState<ReadonlySet<string>>(new Set())
  const waiting = jobs.filter((job) => job.held === true)
  const held = waiting.filter((job) => !job.parked)
  const parked = waiting.filter((job) => job.parked)
  const reasons = [...new Set(parked.map((job) => job.parked?.why.kind))]
  const underWay = jobs.filter((job) => isUnderWay(job) && job.held !== true)
  const failed = jobs
    .filter((job) => job.panelId === panelId && job.failure !== null && !isUnderWay(job) && !away.has(job.id))
    .slice(0, 3)
  const listed = [
    ...underWay.toSorted((a, b) => Number(b.panelId === panelId) - Number(a.panelId === panelId)),
    ...failed,
  ]
  const nameOf = (job: Job): string => jobName(board, job)
  return (
    <>
      {held.length > 0 && <Held jobs={held} all={waiting} />}
      {reasons.map((why) => (
        <Held key={why} jobs={parked.filter((job) => job.parked?.why.kind === why)} all={waiting} />
      ))}
      {listed.length > 0 && (
        <ul className="jobs" aria-label="Requests">
          {listed.map((job) => (
            <li key={job.id}>
              {isUnderWay(job) ? (
                <UnderWay job={job} name={nameOf(job)} />
              ) : (
                <Failed job={job} name={nameOf(job)} onAway={() => setAway(new Set([...away, job.id]))} />
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** What a person paused, or could not be sent when the film was opened, goes on when someone says so. */
function Held({ jobs, all }: { readonly jobs: readonly Job[]; readonly all: readonly Job[] }) {
  const { client, opened } = useEditor()
  const say = useToast()
  const one = jobs.length === 1
  const paused = jobs.every((job) => job.paused === true)
  const cost = costWords(jobs.map(({ estimateUsd }) => estimateUsd))
  const why = jobs[0]?.parked?.why
  // What waits for another reason goes with them, and costs too.
  const costAll = costWords(all.map(({ estimateUsd }) => estimateUsd))
  const sendAll = `Send all ${all.length}${costAll && ` (${costAll})`}`
  const takes = one ? 'A take' : `${jobs.length} takes`
  const how = paused
    ? one
      ? 'is paused'
      : 'are paused'
    : `${one ? 'was' : 'were'} not sent before Framewright was closed, and ${one ? 'waits' : 'wait'} here`
  async function send(): Promise<void> {
    const answer = await client.call('jobs.resume', { project: opened.project })
    if (!answer.ok) say({ text: sentence(answer.failure), tone: 'warn' })
  }
  async function drop(): Promise<void> {
    for (const job of jobs) {
      const answer = await client.call('jobs.cancel', { project: opened.project, jobId: job.id })
      if (!answer.ok) return say({ text: sentence(answer.failure), tone: 'warn' })
    }
  }
  return (
    <div className="job-failed" role="status">
      <p>
        {takes} {why ? (one ? 'is parked' : 'are parked') : how}
        {cost && ` (${cost})`}.{why && ` ${sentence(why)}`}
      </p>
      <div>
        <Button variant="ghost" onClick={() => void send()}>
          {all.length > jobs.length ? sendAll : one ? 'Send it' : 'Send them'}
        </Button>
        <Button variant="ghost" onClick={() => void drop()}>
          {one ? 'Discard it' : 'Discard them'}
        </Button>
      </div>
    </div>
  )
}

/** Its job alone draws it anew: a hundred may be out while others land. */
const UnderWay = memo(function UnderWay({ job, name }: { readonly job: Job; readonly name: string }) {
  const { client, opened } = useEditor()
  const say = useToast()
  const wait = useSecondsUntil(job.waitUntil)
  async function cancel(): Promise<void> {
    const answer = await client.call('jobs.cancel', { project: opened.project, jobId: job.id })
    if (!answer.ok) say({ text: sentence(answer.failure), tone: 'warn' })
  }
  return (
    <div className="job">
      <span>{name}</span>
      <progress
        aria-label={`${name}: ${stateWords(job, wait)}`}
        {...(job.progress === null ? {} : { value: job.progress })}
        max={1}
      />
      <span className="job-state">{stateWords(job, wait)}</span>
      <Button variant="ghost" onClick={() => void cancel()}>
        {cancelWords(job)}
      </Button>
    </div>
  )
})

interface FailedProps {
  readonly job: Job
  readonly name: string
  readonly onAway: () => void
}

function Failed({ job, name, onAway }: FailedProps) {
  const { client, opened } = useEditor()
  const { take } = useJobs()
  const say = useToast()
  async function again(): Promise<void> {
    onAway()
    const answer = await client.call('jobs.submit', { project: opened.project, ...askedAgain(job), count: 1 })
    if (answer.ok) take(answer.value.jobs)
    else say({ text: sentence(answer.failure), tone: 'warn' })
  }
  async function bringIn(): Promise<void> {
    const answer = await client.call('jobs.bringIn', { project: opened.project, jobId: job.id })
    if (!answer.ok) say({ text: sentence(answer.failure), tone: 'warn' })
  }
  const rescued = job.failure?.kind === 'rescued'
  return (
    <div className="job-failed" role="status">
      <p>
        <b>{name}.</b> {job.failure && sentence(job.failure)}
      </p>
      <div>
        {rescued ? (
          <Button variant="ghost" onClick={() => void bringIn()}>
            Bring in
          </Button>
        ) : (
          <Button variant="ghost" onClick={() => void again()}>
            Send again
          </Button>
        )}
        <Button variant="ghost" onClick={onAway}>
          Dismiss
        </Button>
      </div>
    </div>
  )
}

const BATCH_WORDS = {
  asked: 'going into a batch',
  pending: 'in a batch, waiting its turn',
  running: 'in a batch, being made',
} as const

function stateWords(job: Job, wait: number): string {
  if (wait > 0) return `the service asks to wait ${wait} s`
  if (job.state === 'waiting') return 'waiting'
  if (job.state === 'saving') return 'saving'
  if (job.batch) return BATCH_WORDS[job.batch.state]
  return job.progress === null ? 'sent' : `${Math.round(job.progress * 100)} %`
}

function jobName(board: Board, job: Job): string {
  const panel = panelOf(board, job.panelId)
  const number = (panel && numbersOf(board).shots.get(panel.shotId)) || job.request.staging.slate
  return number ? `Shot ${number}` : 'Take'
}

/** Whole seconds until an ISO time, counting down; 0 for none and once it has passed. */
function useSecondsUntil(until: string | null): number {
  const [now, setNow] = useState(() => Date.now())
  const left = until === null ? 0 : Math.max(0, Math.ceil((Date.parse(until) - now) / 1000))
  const counting = left > 0
  useEffect(() => {
    if (until === null) return undefined
    const first = setTimeout(() => setNow(Date.now()), 0)
    const timer = counting ? setInterval(() => setNow(Date.now()), 500) : undefined
    return () => {
      clearTimeout(first)
      clearInterval(timer)
    }
  }, [counting, until])
  return left
}
