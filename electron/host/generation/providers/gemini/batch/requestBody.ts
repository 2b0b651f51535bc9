import type { ProviderRequest } from '../../../../services.ts'
import { contentsOf } from '../geminiContents.ts'

/** A request as it stands in a batch: what the SDK makes of the same request sent alone. */
export function bodyFor(request: ProviderRequest): object {
  const { aspectRatio, imageSize, seed, thinking } = request.request
  return {
    contents: contentsOf(request),
    generationConfig: {
      ...(seed === null ? {} : { seed }),
      responseModalities: ['TEXT', 'IMAGE'],
      imageConfig: { aspectRatio, imageSize },
      ...(thinking ? { thinkingConfig: { thinkingLevel: thinking.toUpperCase() } } : {}),
    },
  }
}
