import { GoogleGenAI, ThinkingLevel } from '@google/genai/web'
import type { Failure, Result } from '#shared/contract/failure.ts'
import { fail, ok } from '#shared/contract/failure.ts'
import { readBaseUrl } from '#shared/generation/baseUrl.ts'
import { isModelName } from '#shared/generation/models.ts'
import { gemini } from '#shared/generation/providers/gemini.ts'
import type { Ways } from '../../../network/ways.ts'
import type { Provider, ProviderPicture, ProviderRequest, RawAnswer } from '../../../services.ts'
import { createGeminiBatches } from './batch/geminiBatches.ts'
import { contentsOf, partsOf } from './geminiContents.ts'
import { isUnexplained, pictureOf, usageTold } from './geminiAnswer.ts'
import { struckTurn } from './geminiTurn.ts'
import { failureOfAnswer, failureOfOddAnswer } from './geminiFailure.ts'
import { failureOfBreak, withoutKey } from '../../failureOfBreak.ts'
import { originOf } from '../../../trust/originOf.ts'
import { bytesInPlace, picturesBegun } from '../../picturesBegun.ts'
import { readServiceError } from './serviceError.ts'
import { plainForms, strikeEach, strikerOf } from '../../strikeKey.ts'
import type { Strike } from '../../strikeKey.ts'
import { seekerOf } from '../../seekerOf.ts'
import { lightBody, wholeBody } from '../../lightBody.ts'
import type { LightBody, Room } from '../../lightBody.ts'
import { openWire } from '../../wire.ts'
import type { Wire } from '../../wire.ts'

export interface GeminiOptions {
  readonly ways: Ways
  /** Image settings are known to work on v1beta; the SDK's default has changed between releases. */
  readonly apiVersion?: string
  /** Timeout of one request. A picture takes 15 to 40 s. */
  readonly timeoutMs?: number
}

interface Access {
  readonly key: string | null
  readonly baseUrl: string
}

const TIMEOUT_MS = 180_000
/** The answers of a batch may have a gigabyte. */
const BATCH_TIMEOUT_MS = 1_800_000
const LISTING_TIMEOUT_MS = 20_000
/** Limit of pages in a model listing, which might not end. */
const MOST_PAGES = 10
/** Characters a header can carry; every key of this service matches. */
const LEVELS = { minimal: ThinkingLevel.MINIMAL, medium: ThinkingLevel.MEDIUM, high: ThinkingLevel.HIGH } as const
const KEY = /^[\x21-\x7e]+$/

/**
 * The hosted model through its SDK. One call is one request: no retries here. The key goes only into a header of that
 * request, and only to the configured address.
 */
export function createGeminiProvider(options: GeminiOptions): Provider {
  const { ways, apiVersion = 'v1beta' } = options
  const seeking = rememberedSeeking()
  return {
    async make(request, access, signal, heard) {
      const asked = request.request.model
      const timeoutMs = options.timeoutMs ?? TIMEOUT_MS
      const asking: Asking = {
        ways,
        seeking,
        access,
        apiVersion,
        signal,
        timeoutMs,
        asked,
        arrived: (raw) => heard.arrived(raw),
        ...(heard.room ? { room: heard.room } : {}),
      }
      const sent = await ask(asking, make(request))
      // The SDK's parsed result is ignored: it drops fields, and throws on unexpected ones.
      const result = sent.answer ? readAnswer(sent.answer, asked) : unanswered(sent.result)
      // How the answer broke off says more than a partial answer does.
      const told = result.ok || sent.answer?.whole !== false || result.failure.kind !== 'bad-answer'
      if (!told) return fail(withoutKey(unanswered(sent.result).failure, sent.key))
      return result.ok ? ok(struckPicture(result.value, sent.strike)) : fail(withoutKey(result.failure, sent.key))
    },
    read: async ({ status, headers, whole, body }, model) =>
      readAnswer({ status, headers: new Headers(headers), whole, body: readable(body, whole) }, model),
    usage: ({ body }) => usageTold(lightBody(bufferOf(body))),
    batches: createGeminiBatches({ ways, apiVersion, timeoutMs: Math.max(options.timeoutMs ?? 0, BATCH_TIMEOUT_MS) }),
    async test(access, signal) {
      const timeoutMs = options.timeoutMs ?? LISTING_TIMEOUT_MS
      const sent = await ask({ ways, seeking, access, apiVersion, signal, timeoutMs, asked: '' }, listModels)
      const told = sent.answer && listingRefused(sent.answer, sent.result)
      const listed = told ? fail(told) : sent.result
      return listed.ok ? listed : fail(withoutKey(listed.failure, sent.key))
    },
  }
}

function readable(body: Uint8Array, whole: boolean): LightBody {
  return whole ? lightBody(bufferOf(body)) : wholeBody(bufferOf(body).toString('utf8'))
}

function bufferOf(body: Uint8Array): Buffer {
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength)
}

/** The turn is struck as text, since a key may be the name of a field. */
function struckPicture({ turn, ...picture }: ProviderPicture, strike: Strike): ProviderPicture {
  const struck = turn && struckTurn(turn, strike)
  return { ...strikeEach(picture, strike), ...(struck ? { turn: struck } : {}) }
}

/** The failure in the answer to a model listing; null if it adds nothing to the SDK's result. */
function listingRefused(answer: Answered, { ok: listed }: Result<unknown>): Failure | null {
  if (answer.status >= 300) return failureOfAnswer(asText(answer), '')
  return listed ? null : failureOfOddAnswer(asText(answer), '')
}

/** What is done to keep a key out of everything that comes. */
interface Seeking {
  readonly strike: Strike
  readonly mayHold: (picture: Buffer) => boolean
}

/** For the key that was asked for last: hundreds of requests have the same. */
function rememberedSeeking(): (key: string) => Seeking {
  let last: (Seeking & { readonly key: string }) | null = null
  return (key) => {
    last = last?.key === key ? last : { key, strike: strikerOf(key), mayHold: seekerOf(plainForms(key)) }
    return last
  }
}

interface Asking {
  readonly ways: Ways
  readonly seeking: (key: string) => Seeking
  readonly access: Access
  readonly apiVersion: string
  readonly signal: AbortSignal
  readonly timeoutMs: number
  /** The model; '' when listing models. */
  readonly asked: string
  readonly arrived?: (answer: RawAnswer) => Promise<void>
  readonly room?: Room
}

type Call<T> = (client: GoogleGenAI, signal: AbortSignal) => Promise<T>

/** The outcome of a call: the answer as the wire saw it, if it arrived completely, and the SDK's result. */
interface Sent<T> {
  readonly answer: Answered | null
  readonly result: Result<T>
  readonly key: string
  readonly strike: Strike
}

interface Answered {
  readonly status: number
  readonly headers: Headers
  readonly whole: boolean
  readonly body: LightBody
}

/** Runs one call with our own timeout and abort signal, so that the two can be told apart. */
async function ask<T>(asking: Asking, call: Call<T>): Promise<Sent<T>> {
  const { access, signal } = asking
  const key = access.key?.trim() ?? ''
  const base = readBaseUrl(access.baseUrl)
  const { strike, mayHold } = asking.seeking(key)
  const unsent = (failure: Failure): Sent<T> => ({ answer: null, result: fail(failure), key, strike })
  if (key === '') return unsent({ kind: 'no-key' })
  if (!KEY.test(key)) return unsent({ kind: 'bad-key' })
  if (!base.ok) return { answer: null, result: base, key, strike }
  if (asking.asked !== '' && !isModelName(asking.asked)) return unsent({ kind: 'model-unknown', model: asking.asked })
  if (signal.aborted) return unsent({ kind: 'cancelled' })
  const address = base.value || gemini.hosted.baseUrl
  const wire = openWire({
    ways: asking.ways,
    most: asking.asked === '' ? MOST_PAGES : 1,
    origin: originOf(address),
    strike,
    mayHold,
    // What the library makes of a picture's answer is not used: see `make`.
    hollow: asking.asked !== '',
    ...(asking.arrived ? { arrived: asking.arrived } : {}),
    ...(asking.room ? { room: asking.room } : {}),
  })
  const clock = new AbortController()
  const alarm = setTimeout(() => clock.abort(), asking.timeoutMs)
  try {
    const client = new GoogleGenAI({
      apiKey: key,
      vertexai: false,
      apiVersion: asking.apiVersion,
      httpOptions: { baseUrl: address, apiVersion: asking.apiVersion, fetch: wire.fetch },
    })
    const value = await call(client, AbortSignal.any([signal, clock.signal]))
    return { answer: answerOf(wire), result: ok(value), key, strike }
  } catch (error) {
    const answer = answerOf(wire)
    const ended = { cancelled: signal.aborted, late: clock.signal.aborted }
    if (!answer?.whole)
      return { answer, result: fail(failureOfBreak(error, wire.seen, asking.asked, ended)), key, strike }
    const detail = wire.heldBack() > 0 ? 'its list of models has no end' : messageOf(error).slice(0, 300)
    return { answer, result: fail({ kind: 'bad-answer', detail }), key, strike }
  } finally {
    clearTimeout(alarm)
  }
}

function answerOf({ seen }: Wire): Answered | null {
  const { status, headers, whole, body } = seen
  return status === null ? null : { status, headers, whole, body }
}

/** Reads an answer regardless of its status: a gateway may put an error status on a picture that was paid for. */
function readAnswer(answer: Answered, model: string): Result<ProviderPicture> {
  try {
    const read = pictureOf(answer.body, answer.whole)
    if (read.ok) return read
    if (read.failure.kind === 'bad-answer' && mayHoldPicture(answer.body)) return read
    if (answer.status < 200 || answer.status >= 300) return fail(failureOfAnswer(asText(answer), model))
    // And a success status on an error, or on a page. A body with bytes of an unknown format is neither.
    const odd =
      isUnexplained(read.failure) || !holdsJson(answer.body.text) ? failureOfOddAnswer(asText(answer), model) : null
    return fail(odd ?? read.failure)
  } catch (error) {
    return fail({ kind: 'bad-answer', detail: `it can't be read: ${messageOf(error).slice(0, 200)}` })
  }
}

/**
 * Such a picture was paid for, whatever the status or a page around it. A page's own pictures don't count, nor does
 * what an error echoes of a request.
 */
function mayHoldPicture(body: LightBody): boolean {
  if (readServiceError(body.text)) return false
  return bytesInPlace(body) || (holdsJson(body.text) && picturesBegun(body) > 0)
}

/** For what is no picture's. */
function asText({ status, headers, body }: Answered): { status: number; headers: Headers; body: string } {
  return { status, headers, body: body.text }
}

function holdsJson(body: string): boolean {
  return /^[\s\uFEFF]*[[{]/.test(body)
}

function unanswered(result: Result<unknown>): Result<never> & { readonly ok: false } {
  return result.ok ? { ok: false, failure: { kind: 'fault', detail: 'the request was never sent' } } : result
}

function make(request: ProviderRequest): Call<unknown> {
  const { model, aspectRatio, imageSize, seed, thinking } = request.request
  const { earlier = [] } = request
  return (client, signal) =>
    client.models.generateContent({
      model,
      contents: [{ role: 'user', parts: partsOf(request) }],
      config: {
        abortSignal: signal,
        ...(earlier.length === 0 ? {} : { httpOptions: { extraBody: { contents: contentsOf(request) } } }),
        responseModalities: ['TEXT', 'IMAGE'],
        imageConfig: { aspectRatio, imageSize },
        // Load-bearing: by default the SDK sends another request, billed like the first, for each answer that says "to
        // be continued".
        automaticContinuation: false,
        automaticFunctionCalling: { disable: true },
        ...(seed === null ? {} : { seed }),
        ...(thinking ? { thinkingConfig: { thinkingLevel: LEVELS[thinking] } } : {}),
      },
    })
}

/** Every model available to the key, by its short name. */
async function listModels(client: GoogleGenAI, signal: AbortSignal): Promise<{ models: string[] }> {
  const pager = await client.models.list({ config: { abortSignal: signal, pageSize: 200 } })
  const models: string[] = []
  for await (const model of pager) {
    // An empty page arrives as one undefined entry.
    const { name } = (model as { name?: unknown } | undefined) ?? {}
    if (typeof name === 'string') models.push(name.replace(/^models\//, ''))
    if (models.length >= 1000) break
  }
  return { models: models.filter((name) => name !== '') }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
