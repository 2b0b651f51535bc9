import { IMAGE_SIZES } from '../../document/recipe.ts'
import type { ProjectRow, TakeRow } from '../../document/schema.ts'
import { hostOf } from '../baseUrl.ts'
import type { HostedProvider, ModelFacts, ProviderEntry } from './provider.ts'
import { PROVIDERS } from './providers.ts'

/** On a picture that a model made. */
export const AI_STAMP = 'AI reference'
const ENTRIES: readonly ProviderEntry[] = PROVIDERS

/** Providers that are network services, in menu order. */
export const HOSTED_PROVIDERS: readonly HostedProvider[] = ENTRIES.filter(isService)

/** undefined for one that only a newer Framewright knows. */
export function providerOf(id: string): ProviderEntry | undefined {
  return ENTRIES.find((entry) => entry.id === id)
}

/** undefined for built-in and unknown providers. */
export function hostedProvider(id: string): HostedProvider | undefined {
  return HOSTED_PROVIDERS.find((entry) => entry.id === id)
}

/** An unknown provider is assumed to cost money and to send data off the computer. */
export function isHosted(id: string): boolean {
  return providerOf(id)?.hosted !== null
}

/**
 * The service that a film's key source, address and model belong to: its provider's or, if that is built in, the one
 * with the film's stored model, to which it would go back.
 */
export function serviceOf({ provider, model }: Pick<ProjectRow, 'provider' | 'model'>): HostedProvider {
  const making = HOSTED_PROVIDERS.find((entry) => entry.models.some(({ id }) => id === model))
  return hostedProvider(provider) ?? making ?? HOSTED_PROVIDERS[0]!
}

/** The default model. */
export function defaultModel({ models }: ProviderEntry): ModelFacts {
  return models.find(({ recommended }) => recommended === true) ?? models[0]!
}

/** The film fields to set when a provider is chosen: model and address belong to one service and are not carried over. */
export function choosingProvider(film: ProjectRow, id: string): Partial<ProjectRow> {
  const service = hostedProvider(id)
  if (!service || service.id === serviceOf(film).id) return { provider: id }
  const { id: model, prices } = defaultModel(service)
  const imageSize =
    prices[film.imageSize] === undefined ? IMAGE_SIZES.find((size) => prices[size] !== undefined) : undefined
  return { provider: id, model, baseUrl: '', ...(imageSize ? { imageSize } : {}) }
}

/** Where this provider's requests go; '' if nowhere. */
export function addressOf({ provider, baseUrl }: { readonly provider: string; readonly baseUrl: string }): string {
  return baseUrl || (hostedProvider(provider)?.hosted.baseUrl ?? '')
}

/** The server a request goes to, for display; '' if nowhere. */
export function serverOf(asked: { readonly provider: string; readonly baseUrl: string }): string {
  return hostOf(addressOf(asked))
}

/** The server that this film's requests go to. */
export function filmServer(film: Pick<ProjectRow, 'provider' | 'model' | 'baseUrl'>): string {
  return serverOf({ provider: serviceOf(film).id, baseUrl: film.baseUrl })
}

/** The stamp on a take's picture: a hosted model's says that a machine made it, a stand-in goes by its name. */
export function takeStamp(take: Pick<TakeRow, 'recipe'> | undefined): string {
  const id = take?.recipe.request.provider ?? ''
  return isHosted(id) ? AI_STAMP : labelOf(id)
}

/** The stamp as written within a sentence. */
export function stampWithin(id: string): string {
  return isHosted(id) ? AI_STAMP : labelOf(id).toLowerCase()
}

/** The display name; the bare id if it is unknown. */
export function labelOf(id: string): string {
  return providerOf(id)?.label ?? id
}

/** Why a model made no picture, in words; undefined for an unknown code. */
export function refusalWords(code: string): string | undefined {
  return HOSTED_PROVIDERS.map(({ hosted }) => hosted.refusals).find((refusals) => Object.hasOwn(refusals, code))?.[code]
}

function isService(entry: ProviderEntry): entry is HostedProvider {
  return entry.hosted !== null
}
