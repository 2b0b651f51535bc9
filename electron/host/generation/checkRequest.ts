import type { Result } from '#shared/contract/failure.ts'
import { fail, ok } from '#shared/contract/failure.ts'
import { readBaseUrl } from '#shared/generation/baseUrl.ts'
import { batchTerms, modelFacts, mostPictures } from '#shared/generation/models.ts'
import type { Way } from '#shared/generation/models.ts'
import { providerOf } from '#shared/generation/providers/providerOf.ts'
import type { GenerationRequest } from '#shared/document/recipe.ts'
import { wordsOf } from '#shared/generation/words.ts'

/** Checks a request as far as possible on this side: the SDK checks nothing, and the service may bill a mistake. */
export function checkRequest(request: GenerationRequest, way: Way = 'now'): Result<null> {
  const provider = providerOf(request.provider)
  if (!provider) return fail({ kind: 'provider-unknown', provider: request.provider })
  if (provider.hosted === null) return ok(null)
  const base = readBaseUrl(request.baseUrl)
  if (!base.ok) return base
  if (wordsOf(request).trim() === '') return refuse('it says nothing')
  const model = modelFacts(request)
  if (way === 'batch' && !batchTerms(request)) return refuse(`${model?.name ?? request.model} takes no batches`)
  const most = mostPictures(request)
  if (request.pictures.length > most)
    return refuse(`${model?.name ?? request.model} takes ${most} pictures, and this has ${request.pictures.length}`)
  if (!model) return ok(null)
  if (model.prices[request.imageSize] === undefined)
    return refuse(`${model.name} makes no ${request.imageSize} pictures`)
  if (model.ratios?.includes(request.aspectRatio) === false)
    return refuse(`${model.name} makes no ${request.aspectRatio} pictures`)
  if (request.thinking && model.thinking?.tokens[request.thinking] === undefined)
    return refuse(`${model.name} can't be told how long to think`)
  if (request.turn?.earlier === true && !model.editing)
    return refuse(`${model.name} does not go on from its own pictures`)
  return ok(null)
}

function refuse(detail: string): Result<never> {
  return fail({ kind: 'request-unfit', detail })
}
