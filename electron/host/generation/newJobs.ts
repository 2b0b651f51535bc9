import type { Job } from '#shared/contract/model.ts'
import type { PanelId } from '#shared/document/ids.ts'
import { estimateUsd } from '#shared/generation/models.ts'
import { providerOf } from '#shared/generation/providers/providerOf.ts'
import type { GenerationRequest } from '#shared/document/recipe.ts'
import type { Platform } from '../platform.ts'

/**
 * With a seed, each picture gets its own: the same one would only make the same picture again. So it is with a
 * provider that repeats itself: after the panel's first take, a number of its own stands for "another one".
 */
function seedFor(request: GenerationRequest, index: number, made: number): number | null {
  if (request.seed !== null) return (request.seed + index) % 2_147_483_648
  return providerOf(request.provider)?.repeats === true && made + index > 0 ? made + index : null
}

/** One job a picture. */
export function newJobs(
  platform: Platform,
  panelId: PanelId,
  request: GenerationRequest,
  { count, made }: { count: number; made: number },
): Job[] {
  return Array.from({ length: count }, (_none, index) => ({
    id: platform.newId('job'),
    panelId,
    state: 'waiting',
    request: { ...request, seed: seedFor(request, index, made) },
    progress: null,
    waitUntil: null,
    failure: null,
    takeId: null,
    estimateUsd: estimateUsd(request),
    actualUsd: null,
    createdAt: new Date(platform.now()).toISOString(),
    endedAt: null,
  }))
}
