import type { Result } from '#shared/contract/failure.ts'
import { fail, ok } from '#shared/contract/failure.ts'
import { readBaseUrl } from '#shared/generation/baseUrl.ts'
import { modelFacts } from '#shared/generation/models.ts'
import { providerOf } from '#shared/generation/providers/providerOf.ts'
import type { GenerationRequest } from '#shared/document/recipe.ts'
import { wordsOf } from '#shared/generation/words.ts'

/** Checks a request as far as possible on this side: the SDK checks nothing, and the service may bill a mistake. */
export function checkRequest(request: GenerationRequest): Result<null> {
  const provider = providerOf(request.provider)
  if (!provider) return fail({ kind: 'provider-unknown', provider: request.provider })
  if (provider.hosted === null) return ok(null)
  const base = readBaseUrl(request.baseUrl)
  if (!base.ok) return base
  if (wordsOf(request).trim() === '') return refuse('it says nothing')
  const model = modelFacts(request)
  if (!model) return ok(null)
  if (model.prices[request.imageSize] === undefined)
    return refuse(`${model.name} makes no ${request.imageSize} pictures`)
  if (model.ratios?.includes(request.aspectRatio) === false)
    return refuse(`${model.name} makes no ${request.aspectRatio} pictures`)
  if (request.pictures.length > model.references)
    return refuse(`${model.name} takes ${model.references} pictures, and this has ${request.pictures.length}`)
  return ok(null)
}

function refuse(detail: string): Result<never> {
  return fail({ kind: 'request-invalid', detail })
}
