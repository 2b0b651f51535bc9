import type { Failure } from '#shared/contract/failure.ts'
import type { Seen } from './wire.ts'

/** The error object of an answer; source: google.rpc.Status and its details, as the service sends them. */
interface ServiceError {
  readonly message: string
  readonly details: readonly Detail[]
}

interface Detail {
  readonly reason?: unknown
  readonly retryDelay?: unknown
}

/** What an answer with an error status means. `asked` is the model asked for; '' where models were listed, which costs nothing. */
export function failureOfAnswer(seen: Seen & { status: number }, asked: string): Failure {
  const { status } = seen
  const error = readError(seen.body)
  const waitSeconds = waitOf(error, seen.headers)
  if (status === 429) return overLimit(error, waitSeconds)
  if (status === 408 || status === 504) return { kind: 'timed-out', mayBeBilled: asked !== '' }
  if (status >= 500) return { kind: 'service-down', status, waitSeconds }
  if (!error) return { kind: 'no-network', detail: strangerAnswered(status) }
  if (status === 401 || status === 403 || error.details.some((detail) => detail.reason === 'API_KEY_INVALID'))
    return { kind: 'bad-key' }
  if (status === 404)
    return asked === ''
      ? { kind: 'no-network', detail: 'HTTP 404: this address lists no models' }
      : { kind: 'model-unknown', model: asked }
  return { kind: 'request-invalid', detail: error.message.slice(0, 500) || `HTTP ${status}` }
}

/** A page of someone else's, such as a proxy that wants a login, or another server's. */
function strangerAnswered(status: number): string {
  return status >= 300 && status < 400
    ? `HTTP ${status}: the address sends on to another one, where a key is not taken`
    : `HTTP ${status} from something that is not the model's service`
}

function overLimit(error: ServiceError | null, waitSeconds: number | null): Failure {
  const forToday = JSON.stringify(error?.details ?? []).includes('PerDay')
  return forToday ? { kind: 'out-of-quota' } : { kind: 'rate-limited', waitSeconds }
}

function readError(body: string): ServiceError | null {
  try {
    const parsed = JSON.parse(body) as unknown
    // A listing's error comes as a list of one.
    const holder = (Array.isArray(parsed) ? parsed[0] : parsed) as { error?: unknown } | null
    const error = holder?.error
    if (typeof error !== 'object' || error === null) return null
    const { message, details } = error as { message?: unknown; details?: unknown }
    return {
      message: typeof message === 'string' ? message : '',
      details: Array.isArray(details) ? details.filter((detail) => typeof detail === 'object' && detail !== null) : [],
    }
  } catch {
    return null
  }
}

/** Seconds to wait: RetryInfo's "17s" before the Retry-After header, which holds seconds or a date. */
function waitOf(error: ServiceError | null, headers: Headers): number | null {
  for (const { retryDelay } of error?.details ?? []) {
    const match = typeof retryDelay === 'string' ? /^(\d+(?:\.\d+)?)s$/.exec(retryDelay) : null
    if (match) return Number(match[1])
  }
  const after = headers.get('retry-after')?.trim() ?? ''
  if (/^\d+(?:\.\d+)?$/.test(after)) return Number(after)
  const seconds = (Date.parse(after) - Date.now()) / 1000
  return Number.isFinite(seconds) ? Math.max(0, seconds) : null
}

/** What a request that brought no whole answer means. */
export function failureOfBreak(error: unknown, seen: Seen, ended: { cancelled: boolean; late: boolean }): Failure {
  if (!seen.begun) return { kind: 'fault', detail: codeOf(error) }
  if (ended.cancelled) return { kind: 'cancelled', mayBeBilled: seen.bodySent }
  if (ended.late || seen.bodySent) return { kind: 'timed-out', mayBeBilled: seen.bodySent }
  return { kind: 'no-network', detail: codeOf(error) }
}

function codeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  if (typeof cause === 'object' && cause !== null && 'code' in cause) return String(cause.code)
  return cause instanceof Error ? cause.message.slice(0, 200) : 'no reason given'
}

/** The failure with every trace of the key struck out: services do echo it. */
export function withoutKey(failure: Failure, key: string): Failure {
  const struck = Object.entries(failure).map(([name, value]: [string, unknown]) => [
    name,
    typeof value === 'string' && name !== 'kind' ? strike(value, key) : value,
  ])
  return Object.fromEntries(struck) as Failure
}

export function strike(text: string, key: string): string {
  const forms = [key, encodeURIComponent(key), Buffer.from(key).toString('base64')]
  return forms.reduce((rest, form) => rest.replaceAll(form, '•••'), text)
}
