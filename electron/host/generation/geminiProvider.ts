import { GoogleGenAI } from '@google/genai/web'
import type { Part } from '@google/genai/web'
import type { Result } from '#shared/contract/failure.ts'
import { fail, ok } from '#shared/contract/failure.ts'
import { GEMINI_BASE_URL, readBaseUrl } from '#shared/generation/baseUrl.ts'
import { pictureLines } from '#shared/generation/words.ts'
import type { Provider, ProviderPicture, ProviderRequest } from '../services.ts'
import { pictureOf } from './geminiAnswer.ts'
import { failureOfAnswer, failureOfBreak, strike, withoutKey } from './geminiFailure.ts'
import { openWire } from './wire.ts'

export interface GeminiOptions {
  /** Image settings are known to work on v1beta; the SDK's own choice has changed between releases. */
  readonly apiVersion?: string
  /** How long one request may take. A picture takes 15 to 40 s. */
  readonly timeoutMs?: number
}

interface Access {
  readonly key: string | null
  readonly baseUrl: string
}

const TIMEOUT_MS = 180_000
const LISTING_TIMEOUT_MS = 20_000
/** Pages of a list of models that are asked for: a list without an end is left there. */
const MOST_PAGES = 10
/** What a header can carry; every key of this service is of these. */
const KEY = /^[\x21-\x7e]+$/
const MODEL = /^[a-z0-9][a-z0-9._-]*(?:\/[a-z0-9][a-z0-9._-]*)*$/i

/**
 * The hosted model through its SDK. One call is one request: nothing is repeated here. The key goes into a header of that
 * request and nowhere else, and never to another address than the one that was set.
 */
export function createGeminiProvider(options: GeminiOptions = {}): Provider {
  const apiVersion = options.apiVersion ?? 'v1beta'
  return {
    make: (request, access, signal) =>
      ask(
        { access, apiVersion, signal, timeoutMs: options.timeoutMs ?? TIMEOUT_MS, asked: request.request.model },
        make(request),
      ),
    test: (access, signal) =>
      ask({ access, apiVersion, signal, timeoutMs: options.timeoutMs ?? LISTING_TIMEOUT_MS, asked: '' }, listModels),
  }
}

interface Asking {
  readonly access: Access
  readonly apiVersion: string
  readonly signal: AbortSignal
  readonly timeoutMs: number
  /** The model; '' where models are listed. */
  readonly asked: string
}

type Call<T> = (client: GoogleGenAI, signal: AbortSignal, body: () => string) => Promise<Result<T>>

/** Runs one call with our own clock and our own cancel, so that the two can be told apart. */
async function ask<T>(asking: Asking, call: Call<T>): Promise<Result<T>> {
  const { access, signal } = asking
  const key = access.key?.trim() ?? ''
  const base = readBaseUrl(access.baseUrl)
  if (key === '') return fail({ kind: 'no-key' })
  if (!KEY.test(key)) return fail({ kind: 'bad-key' })
  if (!base.ok) return base
  if (asking.asked !== '' && !MODEL.test(asking.asked)) return fail({ kind: 'model-unknown', model: asking.asked })
  if (signal.aborted) return fail({ kind: 'cancelled' })
  const wire = openWire(asking.asked === '' ? MOST_PAGES : 1)
  const clock = new AbortController()
  const alarm = setTimeout(() => clock.abort(), asking.timeoutMs)
  try {
    const client = new GoogleGenAI({
      apiKey: key,
      vertexai: false,
      apiVersion: asking.apiVersion,
      httpOptions: { baseUrl: base.value || GEMINI_BASE_URL, apiVersion: asking.apiVersion, fetch: wire.fetch },
    })
    const result = await call(client, AbortSignal.any([signal, clock.signal]), () => wire.seen.body)
    return result.ok ? result : fail(withoutKey(result.failure, key))
  } catch (error) {
    const { seen } = wire
    if (asking.asked === '' && wire.heldBack() > 0)
      return fail({ kind: 'bad-answer', detail: 'its list of models has no end' })
    const ended = { cancelled: signal.aborted, late: clock.signal.aborted }
    if (seen.status === null) return fail(withoutKey(failureOfBreak(error, seen, ended), key))
    if (seen.status >= 200 && seen.status < 300)
      return fail({ kind: 'bad-answer', detail: strike(messageOf(error), key).slice(0, 300) })
    return fail(withoutKey(failureOfAnswer({ ...seen, status: seen.status }, asking.asked), key))
  } finally {
    clearTimeout(alarm)
  }
}

function make(request: ProviderRequest): Call<ProviderPicture> {
  const { model, aspectRatio, imageSize, seed } = request.request
  return async (client, signal, body) => {
    const answer = await client.models.generateContent({
      model,
      contents: [{ role: 'user', parts: partsOf(request) }],
      config: {
        abortSignal: signal,
        responseModalities: ['TEXT', 'IMAGE'],
        imageConfig: { aspectRatio, imageSize },
        // Load-bearing: by default the SDK sends a request of its own, paid like the first, for each answer that says "to be continued".
        automaticContinuation: false,
        automaticFunctionCalling: { disable: true },
        ...(seed === null ? {} : { seed }),
      },
    })
    return pictureOf(answer, body())
  }
}

/** Each picture right behind the line of the words that names it, then the rest: read in a row, the texts are the words. */
function partsOf({ words, pictures }: ProviderRequest): Part[] {
  const lines = pictureLines(pictures)
  const inline = pictures.map((picture) => ({
    inlineData: { mimeType: picture.type, data: Buffer.from(picture.bytes).toString('base64') },
  }))
  if (!words.startsWith(lines.join('\n'))) return [{ text: words }, ...inline]
  const rest = words.slice(lines.join('\n').length).trim()
  return [...inline.flatMap((part, index) => [{ text: lines[index]! }, part]), ...(rest === '' ? [] : [{ text: rest }])]
}

/** Every model that the key may use, by its short name. */
async function listModels(client: GoogleGenAI, signal: AbortSignal): Promise<Result<{ models: string[] }>> {
  const pager = await client.models.list({ config: { abortSignal: signal, pageSize: 200 } })
  const models: string[] = []
  for await (const model of pager) {
    // A page without models comes as one that is undefined.
    const { name } = (model as { name?: unknown } | undefined) ?? {}
    if (typeof name === 'string') models.push(name.replace(/^models\//, ''))
    if (models.length >= 1000) break
  }
  return ok({ models: models.filter((name) => name !== '') })
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
