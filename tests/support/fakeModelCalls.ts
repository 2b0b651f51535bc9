import { onTestFinished } from 'vitest'
import type { Failure, Result } from '#shared/contract/failure.ts'
import type { GenerationRequest } from '#shared/document/recipe.ts'
import { wordsOf } from '#shared/generation/words.ts'
import { createGeminiProvider } from '#host/generation/providers/gemini/geminiProvider.ts'
import type { ProviderPicture, ProviderRequest, WirePicture } from '#host/services.ts'
import type { Ways } from '#host/network/ways.ts'
import { FAKE_KEY, startFakeModel } from './fakeModel.ts'
import type { FakeModel, FakeScript } from './fakeModel.ts'
import { straightWays } from './testPlatform.ts'

/** A fake model that is closed with the test. */
export async function fake(script?: FakeScript): Promise<FakeModel> {
  const model = await startFakeModel(script)
  onTestFinished(() => model.close())
  return model
}

export function requestFor(changes: Partial<GenerationRequest> = {}): GenerationRequest {
  return {
    provider: 'gemini',
    model: 'gemini-nano-banana-2.1',
    baseUrl: '',
    pieces: [{ from: 'shot.size', text: 'medium close-up' }],
    pictures: [],
    aspectRatio: '21:9',
    imageSize: '2K',
    seed: null,
    staging: {
      size: 'mcu',
      framing: '',
      angle: '',
      lensMm: null,
      ratio: 2.39,
      intExt: '',
      timeOfDay: '',
      cast: [],
      slate: '1',
    },
    ...changes,
  }
}

export function ready(request: GenerationRequest, pictures: readonly WirePicture[] = []): ProviderRequest {
  return { request, words: wordsOf(request), pictures, staging: request.staging }
}

interface Made {
  readonly ways?: Ways
  readonly key?: string | null
  readonly baseUrl?: string
  readonly request?: ProviderRequest
  readonly signal?: AbortSignal
  readonly timeoutMs?: number
}

/** One call of the real provider, through the real SDK. */
export function make(model: { url: string }, made: Made = {}): Promise<Result<ProviderPicture>> {
  const access = { key: made.key === undefined ? FAKE_KEY : made.key, baseUrl: made.baseUrl ?? model.url }
  const provider = createGeminiProvider({
    ways: made.ways ?? straightWays(),
    ...(made.timeoutMs === undefined ? {} : { timeoutMs: made.timeoutMs }),
  })
  const signal = made.signal ?? new AbortController().signal
  return provider.make(made.request ?? ready(requestFor()), access, signal, {
    progress: () => undefined,
    arrived: async () => undefined,
  })
}

export function failureOf(result: Result<unknown>): Failure {
  if (result.ok) throw new Error('a failure was expected')
  return result.failure
}

export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value
}
