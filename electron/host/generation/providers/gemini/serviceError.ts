import { closedJson } from '../../closedJson.ts'
import { listIn, objectIn, parsedJson, textIn } from '../../oddJson.ts'
import type { UnknownObject } from '../../oddJson.ts'

/** The contents of an error object; source: google.rpc.Status with its details (ErrorInfo, QuotaFailure, RetryInfo, Help). */
export interface ServiceError {
  /** The HTTP status in the error; 400 if it has none. */
  readonly code: number
  readonly message: string
  /** Its name: INVALID_ARGUMENT, RESOURCE_EXHAUSTED. */
  readonly status: string
  /** Codes such as API_KEY_INVALID. */
  readonly reasons: readonly string[]
  readonly quotas: readonly { readonly id: string; readonly value: string }[]
  /** RetryInfo's "17s" in seconds; null for none. */
  readonly retrySeconds: number | null
  /** The service's help page; '' if none. */
  readonly link: string
}

/** More entries than anyone reads. */
const MOST = 50
/** A longer wait counts as none. */
const MOST_SECONDS = 7 * 24 * 3600

/** null if it is not an error of such a service, for example someone else's page. */
export function readServiceError(body: string): ServiceError | null {
  const parsed = parsedJson(body) ?? parsedJson(closedJson(body))
  // The error of a listing comes as a list of one.
  const holder = objectIn(Array.isArray(parsed) ? (parsed[0] as unknown) : parsed)
  const told = holder['error']
  // Gateways send it as plain text.
  const error = typeof told === 'string' && told.trim() !== '' ? { message: told } : objectIn(told)
  if (Object.keys(error).length === 0) return null
  const code = Number(textIn(error, 'code'))
  const details = listIn(error, 'details').slice(0, MOST).map(objectIn)
  const quotas = details.flatMap((detail) => listIn(detail, 'violations').slice(0, MOST).map(objectIn))
  return {
    code: code >= 400 && code <= 599 ? code : 400,
    message: textIn(error, 'message').trim().slice(0, 1000),
    status: textIn(error, 'status').slice(0, 100),
    reasons: details.map((detail) => textIn(detail, 'reason')).filter((reason) => reason !== ''),
    quotas: [...quotas.map(violated), ...details.map(limitTold)].filter(({ id, value }) => id !== '' || value !== ''),
    retrySeconds: details.map(({ retryDelay }) => secondsIn(retryDelay)).find((each) => each !== null) ?? null,
    link: linkIn(details),
  }
}

type Quota = ServiceError['quotas'][number]

/** By its metric too, where that alone says what it counts. */
function violated(quota: UnknownObject): Quota {
  const id = [textIn(quota, 'quotaId'), textIn(quota, 'quotaMetric')].join(' ').trim()
  return { id, value: textIn(quota, 'quotaValue') }
}

/** The quota that an ErrorInfo names. */
function limitTold(detail: UnknownObject): Quota {
  const told = objectIn(detail['metadata'])
  return { id: textIn(told, 'quota_limit'), value: textIn(told, 'quota_limit_value') }
}

/** "17s", "1.5s", and what a gateway makes of it: 17, "17", { seconds: 17, nanos: 0 }. null for anything else. */
function secondsIn(told: unknown): number | null {
  const holder = objectIn(told)
  if ('seconds' in holder) {
    const whole = secondsOf(holder['seconds'])
    const { nanos } = holder
    return whole === null || typeof nanos !== 'number' || !(nanos > 0) ? whole : bounded(whole + nanos / 1e9)
  }
  return secondsOf(told)
}

function secondsOf(told: unknown): number | null {
  const text = typeof told === 'string' || typeof told === 'number' ? String(told) : ''
  const match = /^\s{0,9}(\d{1,400}(?:\.\d{1,400})?)\s?s?\s{0,9}$/i.exec(text)
  return match ? bounded(Number(match[1])) : null
}

export function bounded(seconds: number): number | null {
  return Number.isNaN(seconds) ? null : Math.min(MOST_SECONDS, Math.max(0, seconds))
}

function linkIn(details: readonly UnknownObject[]): string {
  const links = details.flatMap((detail) => [
    textIn(objectIn(detail['metadata']), 'activationUrl'),
    ...listIn(detail, 'links')
      .slice(0, MOST)
      .map((link) => textIn(objectIn(link), 'url')),
  ])
  return links.find((link) => /^https:\/\/[\w.-]+(?:[/?#][\x21-\x7e]*)?$/.test(link) && link.length <= 300) ?? ''
}
