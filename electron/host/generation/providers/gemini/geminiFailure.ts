import type { Failure } from '#shared/contract/failure.ts'
import { objectIn, parsedJson, textIn } from '../../oddJson.ts'
import { bounded, readServiceError } from './serviceError.ts'
import type { ServiceError } from './serviceError.ts'

/** The failure for an error status. `asked` is the model requested; '' if models were listed, which costs nothing. */
export function failureOfAnswer(seen: { status: number; headers: Headers; body: string }, asked: string): Failure {
  const { status } = seen
  const error = readServiceError(seen.body)
  const waitSeconds = error?.retrySeconds ?? retryAfter(seen.headers)
  const told = error && reasonTold(error, status)
  if (told) return told
  const words = error ? wordsOf(error) : {}
  if (status === 429) return { kind: 'rate-limited', waitSeconds, ...words }
  if (status === 408 || status === 504) return { kind: 'timed-out', mayBeBilled: asked !== '' }
  if (status >= 500) return { kind: 'service-down', status, waitSeconds, ...words }
  if (status === 413 && !error)
    return { kind: 'request-invalid', detail: 'it is too large for a gateway on the way. Send fewer pictures with it.' }
  if (!error) return strangerAnswered(seen)
  if (status === 401) return { kind: 'bad-key' }
  if (status === 403) return { kind: 'not-allowed', why: 'unknown', ...words }
  if (status === 404)
    return asked === ''
      ? { kind: 'no-network', detail: 'HTTP 404: this address lists no models' }
      : { kind: 'model-unknown', model: asked, ...words }
  return { kind: 'request-invalid', detail: error.message.slice(0, 500) || `HTTP ${status}` }
}

type Why<K extends Failure['kind']> = NonNullable<Extract<Failure, { kind: K; why?: unknown }>['why']>

/**
 * Matched by the service's error code first; by its text if it sends none. Source: google.api.ErrorReason, and errors
 * as observed.
 */
const NOT_ALLOWED: readonly (readonly [Why<'not-allowed'>, code: RegExp | null, words: RegExp | null])[] = [
  ['api-disabled', /^SERVICE_DISABLED$/, /has not been used in project .* or it is disabled/i],
  ['referrer', /^API_KEY_HTTP_REFERRER_BLOCKED$/, /requests from referer .* are blocked/i],
  ['address', /^API_KEY_IP_ADDRESS_BLOCKED$/, /ip address.* (?:violates|is blocked|not allowed)/i],
  ['app', /^API_KEY_(?:ANDROID|IOS)_APP_BLOCKED$/, null],
  ['key-limited', /^API_KEY_SERVICE_BLOCKED$/, /requests to this api .* are blocked/i],
  [
    'billing',
    /^BILLING_(?:DISABLED|NOT_ENABLED)$/,
    /billing (?:is|has been|account).*(?:disabled|closed|not (?:enabled|active))|requires billing/i,
  ],
  ['suspended', /^CONSUMER_(?:SUSPENDED|INVALID)$/, /has been suspended/i],
  [
    'region',
    /^(?:LOCATION_\w+|UNSUPPORTED_LOCATION)$/,
    /user location is not supported|not available in your (?:country|region)/i,
  ],
]

const USED_UP: readonly (readonly [Why<'out-of-quota'>, words: RegExp])[] = [
  ['spending-cap', /spend(?:ing)?[ -](?:cap|limit)/i],
  [
    'credits',
    /credits? (?:are|is|have|has|balance).*(?:depleted|exhausted|used up|insufficient|spent)|insufficient (?:credits?|funds|balance)/i,
  ],
]

/** The failure that the service's own error describes, whatever the status; null if it adds nothing. */
function reasonTold(error: ServiceError, status: number): Failure | null {
  const { message, reasons, quotas } = error
  const words = wordsOf(error)
  if (/reported as leaked|key (?:was|has been|is) leaked/i.test(message))
    return { kind: 'bad-key', why: 'leaked', ...words }
  if (reasons.includes('API_KEY_INVALID') || /api[ _]key (?:not valid|expired)/i.test(message))
    return /expired/i.test(message) ? { kind: 'bad-key', why: 'expired', ...words } : { kind: 'bad-key' }
  if (/unregistered callers/i.test(message)) return { kind: 'bad-key', why: 'missing', ...words }
  const used = [402, 403, 429].includes(status) && USED_UP.find(([, said]) => said.test(message))
  if (used) return { kind: 'out-of-quota', why: used[0], ...words }
  const not = NOT_ALLOWED.find(
    ([, code, said]) => reasons.some((reason) => code?.test(reason)) || (status < 429 && said?.test(message)),
  )
  if (not) return { kind: 'not-allowed', why: not[0], ...words }
  if (status === 402) return { kind: 'not-allowed', why: 'billing', ...words }
  if (status !== 429) return null
  if (quotas.some(({ value }) => value === '0') || /\blimit: ?0(?![\d.]*[1-9])/i.test(message))
    return { kind: 'out-of-quota', why: 'no-free-tier', ...words }
  // A service that names its quotas may speak of others in words.
  const daily = quotas.length === 0 && /\b(?:requests|quota|limit) per day\b/i.test(message)
  if (daily || quotas.some(({ id }) => /per_?day/i.test(id))) return { kind: 'out-of-quota', why: 'day', ...words }
  return null
}

function wordsOf({ message, link }: ServiceError): { said?: string; link?: string } {
  return { ...(message === '' ? {} : { said: message.slice(0, 500) }), ...(link === '' ? {} : { link }) }
}

/** Something in between answered: a firewall's page, a login page, another server. */
function strangerAnswered(seen: { status: number; headers: Headers; body: string }): Failure {
  const { status } = seen
  if (status >= 300 && status < 400)
    return {
      kind: 'no-network',
      detail: `HTTP ${status}: the address sends on to another one, where a key is not taken`,
    }
  if (isPage(seen)) return { kind: 'no-network', why: 'web-page', detail: `HTTP ${status}` }
  const words = strangersWords(seen.body)
  const said = words === '' ? '' : `: “${words}”`
  return { kind: 'no-network', detail: `HTTP ${status} from something that is not the model's service${said}` }
}

/** What a gateway says in a few words, as text or in a field that they use for it; '' for anything longer. */
function strangersWords(body: string): string {
  const holder = objectIn(parsedJson(body))
  const told = ['message', 'detail', 'title', 'error_description'].map((name) => textIn(holder, name)).find(Boolean)
  const plain = /^\s{0,99}[[{<]/.test(body) ? '' : body
  const words = (told ?? plain).replaceAll(/\s+/g, ' ').trim()
  return words.length <= 300 && !/\p{Cc}/u.test(words) ? words : ''
}

/** The service answers in JSON, including its errors. */
function isPage({ headers, body }: { headers: Headers; body: string }): boolean {
  return /^text\/html\b/i.test(headers.get('content-type') ?? '') || PAGE.test(body)
}

const PAGE = /^\s{0,100}<(?:!doctype html|html)\b/i

/** The failure for a success status whose body is something else; null if the body is fine. `asked` as above. */
export function failureOfOddAnswer(seen: { headers: Headers; body: string }, asked: string): Failure | null {
  const error = readServiceError(seen.body)
  if (error) return failureOfAnswer({ ...seen, status: error.code }, asked)
  // A listing costs nothing, but a picture may come with any content type: for pictures only the page's own text
  // counts.
  return (asked === '' ? isPage(seen) : PAGE.test(seen.body)) ? strangerAnswered({ ...seen, status: 200 }) : null
}

/** The Retry-After header: seconds or a date. */
function retryAfter(headers: Headers): number | null {
  const after = headers.get('retry-after')?.trim() ?? ''
  if (/^\d{1,400}(?:\.\d{1,400})?$/.test(after)) return bounded(Number(after))
  return after === '' ? null : bounded((Date.parse(after) - Date.now()) / 1000)
}
