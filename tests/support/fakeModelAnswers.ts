import type { Socket } from 'node:net'
import { createCanvas } from '@napi-rs/canvas'

/**
 * One answer of the fake model. Each is what the real service was seen or documented to send; `picture` and its variants
 * are 200s, refusals too, errors carry the service's own error object.
 */
export type FakeAnswer =
  | {
      readonly kind: 'picture'
      readonly type?: 'png' | 'jpeg'
      readonly said?: string
      readonly afterMs?: number
      /** Not before this. */
      readonly after?: Promise<unknown>
      readonly bytes?: Uint8Array
    }
  /** Drafts as thoughts first, then the picture. */
  | { readonly kind: 'thoughts-first' }
  /** Thoughts, a draft and the picture, signed for the model and key; `odd`: parts of kinds that nobody here knows. */
  | { readonly kind: 'signed'; readonly bytes?: Uint8Array; readonly odd?: readonly object[] }
  /** Two pictures: the last one is the one. */
  | { readonly kind: 'several-parts' }
  | { readonly kind: 'no-usage' }
  | { readonly kind: 'blocked'; readonly reason: string; readonly message?: string }
  /** `missing`: what the answer leaves out altogether. */
  | {
      readonly kind: 'finish'
      readonly reason: string
      readonly message?: string
      readonly text?: string
      readonly missing?: 'content' | 'parts'
    }
  | { readonly kind: 'no-candidates' }
  | { readonly kind: 'text-only'; readonly text: string }
  | { readonly kind: 'not-a-picture' }
  /** A picture that breaks off in the middle of its own bytes. */
  | { readonly kind: 'torn-picture' }
  | { readonly kind: 'bad-key' }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'invalid'; readonly message: string }
  | { readonly kind: 'rate-limited'; readonly retryDelay?: string; readonly retryAfter?: string }
  | { readonly kind: 'quota-per-day' }
  | { readonly kind: 'error'; readonly status: number; readonly retryAfter?: string; readonly retryDelay?: string }
  | { readonly kind: 'html'; readonly status: number }
  | { readonly kind: 'broken-json' }
  | {
      readonly kind: 'redirect'
      readonly to: string
      readonly status?: 301 | 302 | 303 | 307 | 308
      readonly retryAfter?: string
    }
  /** Any answer at all, with a 200 unless it says another status. A body that is no text goes out as JSON. */
  | {
      readonly kind: 'raw'
      readonly body: unknown
      readonly status?: number
      readonly headers?: Readonly<Record<string, string>>
    }
  /** Byte for byte, by hand, once the request was read. */
  | { readonly kind: 'wire'; readonly play: (socket: Socket) => void | Promise<void> }
  /** The connection ends before the request was read. */
  | { readonly kind: 'reset-before-body' }
  | { readonly kind: 'reset-after-body' }
  | { readonly kind: 'reset-in-answer' }
  | { readonly kind: 'hang' }
  /** The answer comes, byte by byte, slower than anyone waits. */
  | { readonly kind: 'slow-drip' }

export interface HttpAnswer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: string
}

const PICTURE_TOKENS: Readonly<Record<string, number>> = { '1K': 1120, '2K': 1680, '4K': 3780 }

/** Token counts as the service reports them for a picture of this size, with 30 tokens of words beside it. */
export function usageFor(imageSize: string): object {
  const tokenCount = PICTURE_TOKENS[imageSize] ?? 1120
  return {
    usageMetadata: {
      promptTokenCount: 1290,
      candidatesTokenCount: tokenCount + 30,
      thoughtsTokenCount: 64,
      totalTokenCount: 1290 + tokenCount + 94,
      candidatesTokensDetails: [{ modality: 'IMAGE', tokenCount }],
    },
  }
}

export const MODEL_NAMES = [
  'gemini-nano-banana-2.1',
  'gemini-3-pro-image',
  'gemini-3.1-flash-lite-image',
  'gemini-2.5-flash-image',
] as const

/** A picture of the ratio asked for that no other `serial` shares. */
export async function fakePicture(ratio: string, serial: number, type: 'png' | 'jpeg' = 'png'): Promise<Buffer> {
  const [wide, high] = ratio.split(':').map(Number)
  const width = Math.round(240 * Math.sqrt(wide! / high!))
  const height = Math.round((width * high!) / wide!)
  const canvas = createCanvas(width, height)
  const ink = canvas.getContext('2d')
  ink.fillStyle = `hsl(${(serial * 47) % 360} 40% 45%)`
  ink.fillRect(0, 0, width, height)
  ink.fillStyle = '#fff'
  for (let bit = 0; bit < 16; bit += 1) if ((serial >> bit) & 1) ink.fillRect(4 + bit * 8, 4, 6, 6)
  return type === 'png' ? canvas.encode('png') : canvas.encode('jpeg', 90)
}

export function withParts(parts: readonly unknown[], more: object = {}, usage: object = usageFor('1K')): HttpAnswer {
  return json(200, {
    candidates: [{ content: { role: 'model', parts }, finishReason: 'STOP', index: 0, ...more }],
    ...usage,
    modelVersion: 'fake',
    responseId: 'fake-response',
  })
}

export function inline(bytes: Uint8Array, type: 'png' | 'jpeg' = 'png'): object {
  return { inlineData: { mimeType: `image/${type}`, data: Buffer.from(bytes).toString('base64') } }
}

export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): HttpAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=UTF-8', ...headers },
    body: JSON.stringify(value),
  }
}

const STATUS_NAMES: Readonly<Record<number, string>> = {
  400: 'INVALID_ARGUMENT',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
  503: 'UNAVAILABLE',
  504: 'DEADLINE_EXCEEDED',
}

export function errorAnswer(
  code: number,
  message: string,
  details: readonly object[] = [],
  headers: Readonly<Record<string, string>> = {},
): HttpAnswer {
  const status = STATUS_NAMES[code] ?? 'UNKNOWN'
  return json(code, { error: { code, message, status, ...(details.length > 0 ? { details } : {}) } }, headers)
}

export function badKey(): HttpAnswer {
  return errorAnswer(400, 'API key not valid. Please pass a valid API key.', [
    { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'API_KEY_INVALID', domain: 'googleapis.com' },
  ])
}

export function retryInfo(delay: string | undefined): object[] {
  return delay === undefined ? [] : [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: delay }]
}

export function quotaPerDay(): HttpAnswer {
  return errorAnswer(429, 'You exceeded your current quota, please check your plan and billing details.', [
    {
      '@type': 'type.googleapis.com/google.rpc.QuotaFailure',
      violations: [{ quotaId: 'GenerateRequestsPerDayPerProjectPerModel', quotaValue: '100' }],
    },
    ...retryInfo('0.01s'),
  ])
}
