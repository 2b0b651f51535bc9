import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { createHash } from 'node:crypto'
import type { Client } from '#shared/contract/client.ts'
import type { Job, OpenedProject } from '#shared/contract/model.ts'
import { boardFrom } from '#shared/document/board.ts'
import type { ProviderId } from '#shared/generation/providers/providers.ts'
import { composeRequest } from '#shared/generation/compose.ts'
import { isOver } from '#shared/jobs/jobs.ts'
import { readAnswerFile } from '#host/generation/answerFile.ts'
import { FAKE_KEY } from '../support/fakeModel.ts'
import type { FakeModel } from '../support/fakeModel.ts'
import { value } from '../support/value.ts'
import { opened } from './act.ts'
import type { Act } from './act.ts'
import type { Place } from './place.ts'
import type { Victim } from './shells.ts'
import type { Tally } from './tally.ts'

/** Takes by the stand-in and by the hosted model in turn, two at a time. */
export function createTaking(place: Place, model: FakeModel): Act {
  const folder = path.join(place.films, 'taking.framewright')
  const ledger = createLedger(folder, model)
  let at: Victim | null = null
  let film: OpenedProject | null = null

  async function take(provider: ProviderId): Promise<void> {
    const panelId = film!.rows.panel[0]!.id
    const request = composeRequest(boardFrom(film!.rows), panelId, { sketch: null, provider, baseUrl: model.url })
    const call = { project: film!.project, panelId, request, count: 2 }
    const { jobs } = value(await at!.client.call('jobs.submit', call))
    ledger.submitted(jobs)
    await ended(at!.client, film!, (all) => ledger.heard(all))
  }

  return {
    name: 'taking',
    folder,
    async begin(victim) {
      at = victim
      const there = existsSync(folder)
      const made = { folder, title: 'Taking', ratio: 2.39 }
      film = value(
        await (there ? victim.client.call('projects.open', { folder }) : victim.client.call('projects.create', made)),
      )
      await allow(victim.client, film, model)
    },
    async turn() {
      await take('gemini')
      await take('stand-in')
    },
    async look(victim, tally) {
      at = victim
      const sentBefore = model.requests.length
      film = await opened(victim.client, folder, tally)
      await allow(victim.client, film, model)
      await ledger.look(victim, film, tally)
      if (model.requests.length !== sentBefore) tally.unsound.push('the next start sent a request by itself')
      const { jobs } = value(await victim.client.call('jobs.resume', { project: film.project }))
      const after = await ended(victim.client, film, (all) => ledger.heard(all))
      for (const { id } of jobs)
        if (after.find((job) => job.id === id)?.state !== 'done') tally.blocked.push(`job ${id} that was held`)
      await take('gemini').catch((error: unknown) => tally.blocked.push(String(error)))
    },
  }
}

async function allow(client: Client, { project }: OpenedProject, model: FakeModel): Promise<void> {
  value(await client.call('keys.set', { project, place: 'computer', key: FAKE_KEY }))
  value(await client.call('addresses.approve', { project, baseUrl: model.url, keySource: 'automatic' }))
}

/** Waits until every job is over, each state passed on as it is told. */
async function ended(client: Client, { project }: OpenedProject, heard: (jobs: Job[]) => void): Promise<Job[]> {
  for (;;) {
    const { jobs } = value(await client.call('jobs.list', { project }))
    heard(jobs)
    if (jobs.every((job) => isOver(job) || job.held === true)) return jobs
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

export interface Ledger {
  submitted(jobs: readonly Job[]): void
  heard(jobs: readonly Job[]): void
  /** Every job that was taken on, every take that was told, every answer that lay on disk; and no request unaccounted for. */
  look(at: Pick<Victim, 'client' | 'asset'>, film: OpenedProject, tally: Tally): Promise<void>
}

export function createLedger(folder: string, model: FakeModel): Ledger {
  const known = new Set<string>()
  let done = new Map<string, string>()
  const answers = path.join(folder, 'answers')

  function arrived(): string[] {
    if (!existsSync(answers)) return []
    return readdirSync(answers).flatMap((name) => {
      const whole = name.endsWith('.answer') && readAnswerFile(readFileSync(path.join(answers, name)))?.whole
      return whole ? [name.replace(/-\d+\.answer$/, '')] : []
    })
  }

  return {
    submitted: (jobs) => jobs.forEach((job) => known.add(job.id)),
    heard(jobs) {
      for (const job of jobs) if (job.state === 'done' && job.takeId !== null) done.set(job.id, job.takeId)
    },
    async look({ client, asset }, film, tally) {
      const onDisk = arrived()
      const jobs = await settled(client, film, (home) => onDisk.every((id) => home.has(id)) && arrived().length === 0)
      const again = value(await client.call('projects.open', { folder }))
      value(await client.call('projects.close', { project: again.project }))
      const takes = new Map(again.rows.take.map((take) => [take.id as string, take]))
      const byId = new Map(jobs.map((job) => [job.id as string, job]))
      for (const id of known) if (!byId.has(id)) tally.lost.push(`job ${id}`)
      for (const [id, take] of done)
        if (byId.get(id)?.state !== 'done' || !takes.has(take)) tally.lost.push(`the take of job ${id}`)
      for (const id of onDisk) if (byId.get(id)?.state !== 'done') tally.lost.push(`the answer to job ${id} on disk`)
      for (const take of takes.values()) {
        const answer = await asset(`/p/${film.project}/media/${take.mediaId.replace('media_', '')}`)
        const bytes = Buffer.from(await answer.arrayBuffer())
        if (`media_${createHash('sha256').update(bytes).digest('hex')}` !== take.mediaId)
          tally.lost.push(`take ${take.id}`)
      }
      tally.acknowledged += known.size + done.size
      const hosted = jobs.filter((job) => job.request.provider === 'gemini')
      const accounted = hosted.filter((job) => job.state === 'done' || mayBeBilled(job)).length
      const sent = model.requests.filter(({ method }) => method === 'POST').length
      if (sent > accounted) tally.lost.push(`${sent} requests were sent, the ledger accounts for ${accounted}`)
      known.clear()
      done = new Map()
    },
  }
}

function mayBeBilled(job: Job): boolean {
  return job.failure?.kind === 'interrupted' && job.failure.mayBeBilled
}

/** Waits until nothing is under way and what was found on disk is brought home, ten seconds at most. */
async function settled(
  client: Client,
  { project }: OpenedProject,
  broughtHome: (done: ReadonlySet<string>) => boolean,
): Promise<Job[]> {
  const until = Date.now() + 10_000
  for (;;) {
    const { jobs } = value(await client.call('jobs.list', { project }))
    const quiet = jobs.every((job) => isOver(job) || job.held === true)
    const done = new Set<string>(jobs.filter(({ state }) => state === 'done').map(({ id }) => id))
    if ((quiet && broughtHome(done)) || Date.now() > until) return jobs
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
