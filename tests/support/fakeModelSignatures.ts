import { createHmac } from 'node:crypto'
import { errorAnswer } from './fakeModelAnswers.ts'
import type { HttpAnswer } from './fakeModelAnswers.ts'

interface SignedBy {
  readonly model: string
  readonly key: string
}

type Json = Readonly<Record<string, unknown>>

/** The part as the service sends it: its signature holds for these bytes, this model and this key. */
export function signed(part: object, by: SignedBy): object {
  return { ...part, thoughtSignature: signatureOf(part, by) }
}

function signatureOf(part: object, { model, key }: SignedBy): string {
  return createHmac('sha256', `${model} ${key}`).update(JSON.stringify(part)).digest('base64')
}

/** What the service answers where a part of an earlier turn is not as it was signed; null if all are. */
export function signatureRefusal(body: string, by: SignedBy): HttpAnswer | null {
  const { contents } = JSON.parse(body) as { readonly contents?: readonly Json[] }
  const parts = (contents ?? []).filter(({ role }) => role === 'model').flatMap(({ parts: said }) => said as Json[])
  const altered = parts.some((part) => {
    const { thoughtSignature, ...rest } = part
    return thoughtSignature !== undefined && thoughtSignature !== signatureOf(rest, by)
  })
  return altered ? errorAnswer(400, 'Request contains an invalid thought signature.') : null
}
