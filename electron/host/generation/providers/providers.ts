import { hostedProvider } from '#shared/generation/providers/providerOf.ts'
import type { ProviderId } from '#shared/generation/providers/providers.ts'
import type { Platform } from '../../platform.ts'
import type { Provider, Providers } from '../../services.ts'
import { lazyProvider } from './lazyProvider.ts'

type MakeProvider = (platform: Pick<Platform, 'ways'>) => Promise<Provider>

/** The implementation of each entry in `shared/generation/providers`: a folder here and a line, loaded on first use. */
const MAKERS: Readonly<Record<ProviderId, MakeProvider>> = {
  'stand-in': async () => (await import('./standIn/standInProvider.ts')).createStandInProvider(),
  gemini: async ({ ways }) => (await import('./gemini/geminiProvider.ts')).createGeminiProvider({ ways }),
}

export function createProviders(platform: Pick<Platform, 'ways'>): Providers {
  return Object.fromEntries(
    Object.entries(MAKERS).map(([id, make]) => [
      id,
      lazyProvider(() => make(platform), hostedProvider(id)?.hosted.batch !== undefined),
    ]),
  )
}
