import type { Result } from '#shared/contract/failure.ts'
import { fail, ok } from '#shared/contract/failure.ts'
import type { Usage } from '#shared/generation/recipe.ts'
import { pictureType } from '../project/pictureHeader.ts'
import type { ProviderPicture } from '../services.ts'

/** What is read of a `generateContent` answer; any part of it may be missing. Source: the service's public reference. */
export interface Answer {
  readonly candidates?: readonly {
    readonly content?: { readonly parts?: readonly AnswerPart[] | undefined } | undefined
    readonly finishReason?: string | undefined
  }[]
  readonly promptFeedback?: {
    readonly blockReason?: string | undefined
    readonly blockReasonMessage?: string | undefined
  }
  readonly usageMetadata?: {
    readonly promptTokenCount?: number | undefined
    readonly candidatesTokenCount?: number | undefined
    readonly thoughtsTokenCount?: number | undefined
    readonly candidatesTokensDetails?:
      readonly { readonly modality?: string | undefined; readonly tokenCount?: number | undefined }[] | undefined
  }
}

interface AnswerPart {
  readonly text?: string | undefined
  readonly thought?: boolean | undefined
  readonly inlineData?: { readonly data?: string | undefined } | undefined
}

/**
 * The picture of an answer: the last part that holds bytes and is no thought (earlier ones are drafts), its bytes as they
 * came. Without one: `refused` with the model's own reason, also for reasons not known yet. Bytes that are no picture:
 * `bad-answer`. `body` is the answer as it came, for the reason's own words, which the SDK drops.
 */
export function pictureOf(answer: Answer, body: string): Result<ProviderPicture> {
  const candidate = answer.candidates?.[0]
  const parts = (candidate?.content?.parts ?? []).filter((part) => part.thought !== true)
  const text = parts
    .map((part) => part.text ?? '')
    .join('')
    .trim()
  const data = parts.findLast((part) => part.inlineData?.data)?.inlineData?.data
  const finishReason = candidate?.finishReason ?? ''
  if (data === undefined) return refusal(answer, finishReason, text, body)
  const bytes = new Uint8Array(Buffer.from(data, 'base64'))
  if (pictureType(bytes) === null)
    return fail({ kind: 'bad-answer', detail: 'the bytes that came are no PNG, JPEG or WebP' })
  return ok({ bytes, said: text.slice(0, 200_000), finishReason, usage: usageOf(answer, true) })
}

function refusal(answer: Answer, finishReason: string, text: string, body: string): Result<never> {
  const blocked = answer.promptFeedback?.blockReason
  const told = finishReason !== '' && finishReason !== 'STOP' && finishReason !== 'FINISH_REASON_UNSPECIFIED'
  const reason = blocked ?? (told ? finishReason : text === '' ? 'NO_IMAGE' : 'TEXT_ONLY')
  const said = (blocked && answer.promptFeedback?.blockReasonMessage) || finishMessage(body) || text
  return fail({ kind: 'refused', reason, said: said.slice(0, 2000) })
}

function finishMessage(body: string): string {
  try {
    const raw = JSON.parse(body) as { candidates?: { finishMessage?: unknown }[] } | null
    const message = raw?.candidates?.[0]?.finishMessage
    return typeof message === 'string' ? message : ''
  } catch {
    return ''
  }
}

/** null where the answer named no usage. Where tokens are not told apart, those of an answer with a picture are the picture's. */
export function usageOf(answer: Answer, hasPicture: boolean): Usage | null {
  const usage = answer.usageMetadata
  if (!usage) return null
  const candidates = count(usage.candidatesTokenCount)
  const details = usage.candidatesTokensDetails
  const image = details
    ? details.reduce((sum, detail) => sum + (detail.modality === 'IMAGE' ? count(detail.tokenCount) : 0), 0)
    : hasPicture
      ? candidates
      : 0
  return {
    promptTokens: count(usage.promptTokenCount),
    imageTokens: image,
    textTokens: Math.max(0, candidates - image),
    thoughtTokens: count(usage.thoughtsTokenCount),
  }
}

function count(value: number | undefined): number {
  return Math.max(0, Math.round(value ?? 0))
}
