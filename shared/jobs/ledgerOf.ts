import type { Job } from '../contract/model.ts'
import type { Board } from '../document/board.ts'
import { numbersOf, panelOf, sceneOf, shotOf, takeOf } from '../document/select.ts'
import { modelFacts } from '../generation/models.ts'
import { labelOf } from '../generation/providers/providerOf.ts'
import { timeHere } from '../records/ledger.ts'
import type { LedgerRow } from '../records/ledger.ts'
import { dollars } from '../records/micros.ts'
import { chargeOf, isOver } from './jobs.ts'

/** Every attempt of a film, newest first. */
export function ledgerOf(board: Board, jobs: Iterable<Job>): LedgerRow[] {
  const numbers = numbersOf(board)
  return [...jobs]
    .map((job) => rowOf(board, numbers, job))
    .toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.job < b.job ? 1 : -1))
}

function rowOf(board: Board, numbers: ReturnType<typeof numbersOf>, job: Job): LedgerRow {
  const panel = panelOf(board, job.panelId)
  const shot = panel && shotOf(board, panel.shotId)
  const scene = shot && sceneOf(board, shot.sceneId)
  const take = job.takeId === null ? undefined : takeOf(board, job.takeId)
  const { charge, micros: counted } = chargeOf(job)
  const usage = job.usage ?? take?.recipe.usage ?? null
  return {
    job: job.id,
    panelId: job.panelId,
    at: job.createdAt,
    // A month begins at midnight here, as the times beside it are read.
    month: timeHere(job.createdAt).slice(0, 7),
    scene: (scene && numbers.scenes.get(scene.id)) ?? '',
    shot: (shot && numbers.shots.get(shot.id)) ?? job.request.staging.slate,
    take: take ? `T${take.number}` : '',
    provider: labelOf(job.request.provider),
    model: modelFacts(job.request)?.name ?? job.request.model,
    size: job.request.imageSize,
    outcome: outcomeOf(job),
    charge,
    estimateUsd: job.estimateUsd,
    actualUsd: job.actualUsd,
    countsUsd: dollars(counted),
    promptTokens: usage?.promptTokens ?? null,
    pictureTokens: usage?.imageTokens ?? null,
    textTokens: usage ? usage.textTokens + usage.thoughtTokens : null,
    pricesRead: job.pricesRead ?? '',
  }
}

function outcomeOf(job: Job): LedgerRow['outcome'] {
  if (!isOver(job)) return 'under way'
  if (job.state === 'done' || job.failure?.kind === 'rescued') return 'made'
  if (job.state === 'cancelled') return 'cancelled'
  return job.failure?.kind === 'refused' ? 'refused' : 'failed'
}
