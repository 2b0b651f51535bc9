import { hostedProvider } from '#shared/generation/providers/providerOf.ts'
import type { ProviderId } from '#shared/generation/providers/providers.ts'
import type { Platform } from '../../platform.ts'
import type { Provider, Providers } from '../../services.ts'
import { lazyProvider } from './lazyProvider.ts'

/** How long a provider waits for one answer; its own time where left out. */
export interface ProviderPace {
  readonly timeoutMs?: number
}

type MakeProvider = (given: Pick<Platform, 'ways'> & ProviderPace) => Promise<Provider>

/** The implementation of each entry in `shared/generation/providers`: a folder here and a line, loaded on first use. */
const MAKERS: Readonly<Record<ProviderId, MakeProvider>> = {
  'stand-in': async () => (await import('./standIn/standInProvider.ts')).createStandInProvider(),
  gemini: async (given) => (await import('./gemini/geminiProvider.ts')).createGeminiProvider(given),
}

export function createProviders({ ways }: Pick<Platform, 'ways'>, { timeoutMs }: ProviderPace = {}): Providers {
  const given = { ways, ...(timeoutMs === undefined ? {} : { timeoutMs }) }
  return Object.fromEntries(
    Object.entries(MAKERS).map(([id, make]) => [
      id,
      lazyProvider(() => make(given), hostedProvider(id)?.hosted.batch !== undefined),
    ]),
  )
}
