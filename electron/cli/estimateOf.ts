import { usd } from '#shared/contract/usd.ts'
import type { KeyStatus } from '#shared/contract/model.ts'
import { throughWords } from '#shared/contract/networkWords.ts'
import type { GenerationRequest } from '#shared/document/recipe.ts'
import type { Way } from '#shared/generation/models.ts'
import { isHosted, labelOf, serverOf } from '#shared/generation/providers/providerOf.ts'

export interface Estimate {
  readonly words: string
  readonly usd: number | null
}

interface Estimated extends Pick<GenerationRequest, 'provider' | 'model' | 'imageSize' | 'baseUrl'> {
  readonly takes: number
  readonly usd: number | null
  readonly way: Way
}

/** What a person agrees to before anything is sent. */
export function estimateOf(of: Estimated, status: KeyStatus | null): Estimate {
  const host = serverOf(of)
  const through = status?.host === host ? throughWords(status.proxy) : ''
  const by = !isHosted(of.provider)
    ? `the ${labelOf(of.provider).toLowerCase()}`
    : `${of.model} at ${of.imageSize}, sent to ${host}${through}`
  const price = of.usd === null ? 'at a price that is not known' : of.usd === 0 ? 'free' : `about ${usd(of.usd)}`
  return {
    words: `${of.takes} ${of.takes === 1 ? 'take' : 'takes'} by ${by}, ${price}${of.way === 'batch' ? ', as a batch' : ''}.`,
    usd: of.usd,
  }
}
