import { IMAGE_SIZES } from '../../document/schema.ts'
import type { ProjectRow, TakeRow } from '../../document/schema.ts'
import { hostOf } from '../baseUrl.ts'
import type { HostedProvider, ModelFacts, ProviderEntry } from './provider.ts'
import { PROVIDERS } from './providers.ts'

const MACHINE = 'AI reference'
const ENTRIES: readonly ProviderEntry[] = PROVIDERS

/** Providers that are services on the network, as a choice shows them. */
export const HOSTED_PROVIDERS: readonly HostedProvider[] = ENTRIES.filter(isService)

/** undefined for one that only a newer Framewright knows. */
export function providerOf(id: string): ProviderEntry | undefined {
  return ENTRIES.find((entry) => entry.id === id)
}

/** undefined for what is built in, and for what is not known here. */
export function hostedProvider(id: string): HostedProvider | undefined {
  return HOSTED_PROVIDERS.find((entry) => entry.id === id)
}

/** What is not known here is taken for what costs money and leaves the computer. */
export function isHosted(id: string): boolean {
  return providerOf(id)?.hosted !== null
}

/**
 * The service that a film's key source, address and model are about: its provider's; where that is built in, the one that
 * makes the model which the film would go back to.
 */
export function serviceOf({ provider, model }: Pick<ProjectRow, 'provider' | 'model'>): HostedProvider {
  const making = HOSTED_PROVIDERS.find((entry) => entry.models.some(({ id }) => id === model))
  return hostedProvider(provider) ?? making ?? HOSTED_PROVIDERS[0]!
}

/** The model that is asked unless a person chooses another. */
export function usualModel({ models }: ProviderEntry): ModelFacts {
  return models.find(({ recommended }) => recommended === true) ?? models[0]!
}

/** What a film's row takes where a provider is chosen: a model and an address are one service's, and do not go over to another. */
export function choosingProvider(film: ProjectRow, id: string): Partial<ProjectRow> {
  const service = hostedProvider(id)
  if (!service || service.id === serviceOf(film).id) return { provider: id }
  const { id: model, prices } = usualModel(service)
  const imageSize =
    prices[film.imageSize] === undefined ? IMAGE_SIZES.find((size) => prices[size] !== undefined) : undefined
  return { provider: id, model, baseUrl: '', ...(imageSize ? { imageSize } : {}) }
}

/** Where a request or a film of this provider is sent; '' where it is sent nowhere. */
export function addressOf({ provider, baseUrl }: { readonly provider: string; readonly baseUrl: string }): string {
  return baseUrl || (hostedProvider(provider)?.hosted.baseUrl ?? '')
}

/** The server that a request reaches, for people to read; '' where it is sent nowhere. */
export function serverOf(asked: { readonly provider: string; readonly baseUrl: string }): string {
  return hostOf(addressOf(asked))
}

/** The server that this film's requests to its service reach. */
export function filmServer(film: Pick<ProjectRow, 'provider' | 'model' | 'baseUrl'>): string {
  return serverOf({ provider: serviceOf(film).id, baseUrl: film.baseUrl })
}

/** What is stamped on a take's picture: a hosted model's is marked as a machine's, a stand-in goes by its name. */
export function takeStamp(take: Pick<TakeRow, 'recipe'> | undefined): string {
  const id = take?.recipe.request.provider ?? ''
  return isHosted(id) ? MACHINE : labelOf(id)
}

/** The same within a sentence. */
export function stampWithin(id: string): string {
  return isHosted(id) ? MACHINE : labelOf(id).toLowerCase()
}

/** The name for people; the bare id of one that is not known here. */
export function labelOf(id: string): string {
  return providerOf(id)?.label ?? id
}

/** Why a model made no picture, in words; undefined for a code that is not known here. */
export function refusalWords(code: string): string | undefined {
  return HOSTED_PROVIDERS.map(({ hosted }) => hosted.refusals).find((refusals) => Object.hasOwn(refusals, code))?.[code]
}

function isService(entry: ProviderEntry): entry is HostedProvider {
  return entry.hosted !== null
}
