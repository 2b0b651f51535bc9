import type { ImageSize } from '../document/schema.ts'
import type { PixelCrop, GenerationRequest, Usage } from '../document/recipe.ts'

/** US dollars per million tokens. */
export interface TokenRates {
  readonly input: number
  readonly text: number
  readonly image: number
}

/** What is known of one hosted model. Prices are data with a date: the service's own price list wins. */
export interface ModelFacts {
  readonly id: string
  readonly name: string
  /** US dollars for one picture of a size; a size that is missing is one the model does not make. */
  readonly prices: Readonly<Partial<Record<ImageSize, number>>>
  /** null where only the price of a picture is known. */
  readonly rates: TokenRates | null
  readonly ratios: readonly string[]
  /** How many pictures may ride along in all, the sketch among them. */
  readonly references: number
  /** How many of them may show cast; null for no limit of its own. */
  readonly castReferences: number | null
  readonly note: string
  readonly recommended?: true
  /** The service has said that it will end this model. */
  readonly closing?: true
}

/** When prices, sizes and limits below were read from the service's public pages. */
export const MODELS_READ_ON = '2026-10'

export const STAND_IN_MODEL = 'stand-in'

/** Made by every model here. A few make 1:4, 4:1, 1:8 and 8:1 too, which no film is framed for. */
const RATIOS = ['1:1', '2:3', '3:2', '3:4', '4:3', '4:5', '5:4', '9:16', '16:9', '21:9'] as const

export const MODELS: readonly ModelFacts[] = [
  {
    id: 'gemini-nano-banana-2.1',
    name: 'Nano Banana 2.1',
    prices: { '1K': 0.0336, '2K': 0.0504, '4K': 0.113 },
    rates: { input: 1.5, text: 7.5, image: 30 },
    ratios: RATIOS,
    references: 14,
    castReferences: 4,
    note: '14 pictures: up to 10 of things, 4 of cast',
    recommended: true,
  },
  {
    id: 'gemini-3-pro-image',
    name: 'Gemini 3 Pro Image',
    prices: { '1K': 0.134, '2K': 0.134, '4K': 0.24 },
    rates: null,
    ratios: RATIOS,
    references: 14,
    castReferences: null,
    note: '14 pictures',
  },
  {
    id: 'gemini-3.1-flash-lite-image',
    name: 'Gemini 3.1 Flash-Lite Image',
    prices: { '1K': 0.0336 },
    rates: null,
    ratios: RATIOS,
    references: 14,
    castReferences: null,
    note: '1K only; not tuned for several pictures',
  },
  {
    id: 'gemini-2.5-flash-image',
    name: 'Gemini 2.5 Flash Image',
    prices: { '1K': 0.039 },
    rates: null,
    ratios: RATIOS,
    references: 3,
    castReferences: null,
    note: '1K only; 3 pictures; being closed',
    closing: true,
  },
]

/** undefined for a model that this table does not know, such as one that a studio's gateway names itself. */
export function modelFacts(id: string): ModelFacts | undefined {
  return MODELS.find((model) => model.id === id)
}

/**
 * The price of the picture asked for, in US dollars: 0 for the stand-in, null where the model's price is not known. The
 * words and pictures sent along cost extra, about $0.002 a picture, and are in the actual cost.
 */
export function estimateUsd(request: Pick<GenerationRequest, 'provider' | 'model' | 'imageSize'>): number | null {
  if (request.provider === 'stand-in') return 0
  return modelFacts(request.model)?.prices[request.imageSize] ?? null
}

/** What an answer cost in US dollars, from its token counts; null where the model's rates or the counts are not known. */
export function actualUsd(model: string, usage: Usage | null): number | null {
  const rates = modelFacts(model)?.rates
  if (!rates || !usage) return null
  const text = usage.textTokens + usage.thoughtTokens
  const total = usage.promptTokens * rates.input + usage.imageTokens * rates.image + text * rates.text
  return Math.round(total) / 1e6
}

/** "16:9" as width over height. */
export function ratioValue(ratio: string): number {
  const [width, height] = ratio.split(':').map(Number)
  return width! / height!
}

/**
 * The ratio to ask of a model: the one whose picture, as the smallest that holds the film's frame, wastes the least of
 * itself. Its crop is lost at the sides (1.66 in 16:9) or above and below (2.39 in 21:9, 2.00 in 16:9). Of two that waste
 * alike, the wider. A film wider than every ratio gets the widest, a film taller than every ratio the tallest. A model
 * that is not in the table is asked for one of the ratios that all of them make.
 */
export function nearestRatio(model: string, filmRatio: number): string {
  const ratios = modelFacts(model)?.ratios ?? RATIOS
  return ratios.reduce((best, ratio) => {
    const gain = kept(ratioValue(ratio), filmRatio) - kept(ratioValue(best), filmRatio)
    const wider = ratioValue(ratio) > ratioValue(best)
    return gain > 1e-9 || (Math.abs(gain) <= 1e-9 && wider) ? ratio : best
  })
}

/** The part of a picture of one ratio (0..1) that a centred frame of another fills. */
export function kept(pictureRatio: number, filmRatio: number): number {
  return Math.min(pictureRatio / filmRatio, filmRatio / pictureRatio)
}

/** The film's frame inside an untouched picture, centred, in whole px of the picture: the whole of it where it has that ratio. */
export function cropFor(width: number, height: number, ratio: number): PixelCrop {
  const wide = Math.min(width, Math.max(1, Math.round(height * ratio)))
  const high = Math.min(height, Math.max(1, Math.round(width / ratio)))
  return width / height > ratio
    ? { x: Math.floor((width - wide) / 2), y: 0, width: wide, height }
    : { x: 0, y: Math.floor((height - high) / 2), width, height: high }
}
