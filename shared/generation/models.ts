import { THINKING_LEVELS } from '../document/recipe.ts'
import type { PixelCrop, GenerationRequest, ThinkingLevel, Usage } from '../document/recipe.ts'
import type { BatchTerms, ModelFacts } from './providers/provider.ts'
import { HOSTED_PROVIDERS, hostedProvider, isHosted, providerOf } from './providers/providerOf.ts'

/** A provider's model, as requests and films name it. */
export type AskedModel = Pick<GenerationRequest, 'provider' | 'model'>

/** When a request is sent: at once, or with others at the service's leisure. */
export const WAYS = ['now', 'batch'] as const
export type Way = (typeof WAYS)[number]

/** As services name their models. */
export function isModelName(text: string): boolean {
  return /^[a-z0-9][a-z0-9._-]*(?:\/[a-z0-9][a-z0-9._-]*)*$/i.test(text) && text.length <= 200
}

/** As few as any known model takes. */
const CAREFUL_REFERENCES = 3

/** undefined for a model that is not in this table, such as one from a studio's gateway. */
export function modelFacts({ provider, model }: AskedModel): ModelFacts | undefined {
  return providerOf(provider)?.models.find(({ id }) => id === model)
}

/** Whether requests include pictures: an unknown model is assumed to accept them. */
export function takesPictures(asked: AskedModel): boolean {
  return modelFacts(asked)?.references !== 0
}

/** The price of a bare picture in US dollars: 0 for built-in providers, null if the model's price is unknown. */
export function pictureUsd(request: Pick<GenerationRequest, 'provider' | 'model' | 'imageSize'>): number | null {
  if (!isHosted(request.provider)) return 0
  return modelFacts(request)?.prices[request.imageSize] ?? null
}

/**
 * The actual cost of an answer in US dollars, from its token counts: 0 for built-in providers; null if the model's
 * rates or the counts are unknown.
 */
export function actualUsd(asked: AskedModel, usage: Usage | null, way: Way = 'now'): number | null {
  if (!isHosted(asked.provider)) return 0
  const rates = modelFacts(asked)?.rates
  if (!rates || !usage) return null
  const text = usage.textTokens + usage.thoughtTokens
  const total = usage.promptTokens * rates.input + usage.imageTokens * rates.image + text * rates.text
  return Math.round(total * shareOf(asked, way)) / 1e6
}

/** What a request sent this way costs, as a fraction of the usual price. */
export function shareOf({ provider }: Pick<AskedModel, 'provider'>, way: Way): number {
  return way === 'batch' ? (hostedProvider(provider)?.hosted.batch?.share ?? 1) : 1
}

/** The terms on which this model takes batches; null if it takes none. */
export function batchTerms(asked: AskedModel): BatchTerms | null {
  return (modelFacts(asked)?.batch && hostedProvider(asked.provider)?.hosted.batch) || null
}

/** The way that was chosen, as far as the model goes it. */
export function wayFor(asked: AskedModel, way: Way): Way {
  return batchTerms(asked) ? way : 'now'
}

/** The levels of thinking to choose from; none if there is no choice. */
export function thinkingLevels(asked: AskedModel): ThinkingLevel[] {
  const tokens = modelFacts(asked)?.thinking?.tokens ?? {}
  const levels = THINKING_LEVELS.filter((level) => tokens[level] !== undefined)
  return levels.length > 1 ? levels : []
}

/** The most pictures this model takes: few, if nobody here knows it. */
export function mostPictures(asked: AskedModel): number {
  return modelFacts(asked)?.references ?? CAREFUL_REFERENCES
}

/** When this model's prices were read from the service's own list, as YYYY-MM; null if it has none here. */
export function pricesReadOn(asked: AskedModel): string | null {
  return modelFacts(asked) ? (hostedProvider(asked.provider)?.hosted.readOn ?? null) : null
}

/** "16:9" as width over height. */
export function ratioValue(ratio: string): number {
  const [width, height] = ratio.split(':').map(Number)
  return width! / height!
}

/**
 * The ratio to request: the one whose picture wastes the least area when it just holds the film's frame. The loss is
 * at the sides (1.66 in 16:9) or above and below (2.39 in 21:9, 2.00 in 16:9). On a tie, the wider. A film wider than
 * every ratio gets the widest, a film taller than every ratio the tallest. A model that is not in its provider's list
 * gets one of the ratios that all listed models support.
 */
export function nearestRatio(asked: AskedModel, filmRatio: number): string {
  const { hosted } = hostedProvider(asked.provider) ?? HOSTED_PROVIDERS[0]!
  return (modelFacts(asked)?.ratios ?? hosted.ratios).reduce((best, ratio) => {
    const gain = keptFraction(ratioValue(ratio), filmRatio) - keptFraction(ratioValue(best), filmRatio)
    const wider = ratioValue(ratio) > ratioValue(best)
    return gain > 1e-9 || (Math.abs(gain) <= 1e-9 && wider) ? ratio : best
  })
}

/** The fraction of a picture of one ratio (0..1) that a centred frame of another fills. */
export function keptFraction(pictureRatio: number, filmRatio: number): number {
  return Math.min(pictureRatio / filmRatio, filmRatio / pictureRatio)
}

/** The film's frame inside an unmodified picture, centred, in whole px of the picture; the whole picture if its ratio matches. */
export function cropFor(width: number, height: number, ratio: number): PixelCrop {
  const wide = Math.min(width, Math.max(1, Math.round(height * ratio)))
  const high = Math.min(height, Math.max(1, Math.round(width / ratio)))
  return width / height > ratio
    ? { x: Math.floor((width - wide) / 2), y: 0, width: wide, height }
    : { x: 0, y: Math.floor((height - high) / 2), width, height: high }
}
