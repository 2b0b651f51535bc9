import type { Job } from '#shared/contract/model.ts'
import type { PanelId } from '#shared/document/ids.ts'
import { pricesReadOn } from '#shared/generation/models.ts'
import type { Way } from '#shared/generation/models.ts'
import { providerOf } from '#shared/generation/providers/providerOf.ts'
import type { GenerationRequest } from '#shared/document/recipe.ts'
import type { Platform } from '../platform.ts'

/**
 * Each picture gets its own seed: the same one would give the same picture again. Likewise for a deterministic
 * provider without a seed: after the panel's first take, the take count makes the next one differ.
 */
function seedFor(request: GenerationRequest, index: number, made: number): number | null {
  if (request.seed !== null) return (request.seed + index) % 2_147_483_648
  return providerOf(request.provider)?.repeats === true && made + index > 0 ? made + index : null
}

/** One job per picture. `usd`: what each is estimated to cost. */
export function newJobs(
  platform: Platform,
  panelId: PanelId,
  request: GenerationRequest,
  {
    count,
    made,
    usd,
    way = 'now',
  }: { readonly count: number; readonly made: number; readonly usd: number | null; readonly way?: Way | undefined },
): Job[] {
  return Array.from({ length: count }, (_none, index) => ({
    id: platform.newId('job'),
    panelId,
    state: 'waiting',
    request: { ...request, seed: seedFor(request, index, made) },
    way,
    progress: null,
    waitUntil: null,
    failure: null,
    takeId: null,
    estimateUsd: usd,
    actualUsd: null,
    ...pricesDated(request),
    createdAt: new Date(platform.now()).toISOString(),
    endedAt: null,
  }))
}

/** Prices change: a ledger that is read years later must say which ones it was reckoned by. */
function pricesDated(request: GenerationRequest): Pick<Job, 'pricesRead'> {
  const read = pricesReadOn(request)
  return read === null ? {} : { pricesRead: read }
}
