import { inline } from '../fakeModelAnswers.ts'
import type { FakeAnswer } from '../fakeModelAnswers.ts'
import { GOOD, ONE, bodyOf, brings, picture, raw, refuses } from './fault.ts'
import type { Fault } from './fault.ts'

const TYPE = 'type.googleapis.com/google.rpc.'
const info = (reason: string, metadata: object = {}): object => ({ '@type': `${TYPE}ErrorInfo`, reason, metadata })
const delay = (retryDelay: unknown): object => ({ '@type': `${TYPE}RetryInfo`, retryDelay })
const link = (url: string): object => ({ '@type': `${TYPE}Help`, links: [{ description: 'More', url }] })
const quota = (quotaId: string, quotaValue = '100'): object => ({
  '@type': `${TYPE}QuotaFailure`,
  violations: [{ quotaMetric: 'generate_requests', quotaId, quotaValue }],
})

function error(code: number, message: string, details: readonly unknown[] = [], headers = {}): FakeAnswer {
  return raw({ error: { code, message, status: 'X', details } }, { status: code, headers })
}

function page(status: number, headers: Readonly<Record<string, string>> = {}): FakeAnswer {
  return raw('<!DOCTYPE html><html><title>Error</title><h1>Sorry</h1></html>', {
    status,
    headers: { 'content-type': 'text/html', ...headers },
  })
}

const NOW = { 'retry-after': '0' }
const WAITED = { requests: 2, again: 'asked to wait' } as const
const FAILED = { requests: 2, again: 'the service failed before it made anything' } as const

const KEYS: readonly Fault[] = [
  refuses('404: in its own words', error(404, 'It was retired.'), 'model-unknown', 'It said: “It was retired.”'),
  refuses(
    '401: a gateway’s own words',
    raw('Bad token for the studio’s gateway', { status: 401, headers: { 'content-type': 'text/plain' } }),
    'no-network',
    "HTTP 401 from something that is not the model's service: “Bad token for the studio’s gateway”",
  ),
  refuses(
    '451: a gateway’s own words in JSON',
    raw({ message: 'Not from this region' }, { status: 451 }),
    'no-network',
    '“Not from this region”',
  ),
  refuses(
    '400: a key that is none',
    error(400, 'API key not valid.', [info('API_KEY_INVALID')]),
    'bad-key',
    'does not accept this key',
  ),
  refuses(
    '400: an expired key',
    error(400, 'API key expired. Please renew the API key.', [info('API_KEY_INVALID')]),
    'bad-key',
    'expired',
  ),
  refuses('401', error(401, 'Request had invalid authentication credentials.'), 'bad-key', 'does not accept this key'),
  refuses('402', error(402, 'Payment required'), 'not-allowed', 'Billing is off'),
  refuses(
    '403: a leaked key',
    error(403, 'Your API key was reported as leaked. Please use another API key.'),
    'bad-key',
    'found in public',
  ),
  refuses(
    '403: an API that is off',
    error(403, 'It is disabled.', [info('SERVICE_DISABLED'), link('https://console.example.com/on')]),
    'not-allowed',
    'More at https://console.example.com/on',
  ),
  refuses(
    '403: a website alone',
    error(403, 'Requests from referer <empty> are blocked.', [info('API_KEY_HTTP_REFERRER_BLOCKED')]),
    'not-allowed',
    'certain websites',
  ),
  refuses(
    '403: other addresses',
    error(403, 'X', [info('API_KEY_IP_ADDRESS_BLOCKED')]),
    'not-allowed',
    'network addresses',
  ),
  refuses(
    '403: a phone app alone',
    error(403, 'X', [info('API_KEY_ANDROID_APP_BLOCKED')]),
    'not-allowed',
    'phone apps',
  ),
  refuses('403: other services', error(403, 'X', [info('API_KEY_SERVICE_BLOCKED')]), 'not-allowed', 'other services'),
  refuses('403: billing off', error(403, 'X', [info('BILLING_DISABLED')]), 'not-allowed', 'Billing is off'),
  refuses('403: suspended', error(403, 'X', [info('CONSUMER_SUSPENDED')]), 'not-allowed', 'suspended'),
  refuses(
    '403: no key arrived',
    error(403, "Method doesn't allow unregistered callers."),
    'bad-key',
    'A gateway in between',
  ),
  refuses(
    '403: no reason',
    error(403, 'The caller does not have permission'),
    'not-allowed',
    'It said: “The caller does not have permission”',
  ),
  refuses(
    '400: a region',
    error(400, 'User location is not supported for the API use.'),
    'not-allowed',
    'where this computer is',
  ),
  refuses(
    '400: no free tier in the country',
    error(400, 'Gemini API free tier is not available in your country.'),
    'not-allowed',
    'not without billing',
  ),
]

const QUOTAS: readonly Fault[] = [
  refuses(
    '429: of a day',
    error(429, 'X', [quota('GenerateRequestsPerDayPerProjectPerModel'), delay('0.01s')]),
    'out-of-quota',
    'opens again tomorrow',
  ),
  refuses(
    '429: no free tier',
    error(429, 'Quota exceeded, limit: 0', [delay('0.01s')]),
    'out-of-quota',
    'no free requests',
  ),
  refuses(
    '429: no free tier, by the quota',
    error(429, 'X', [quota('GenerateRequestsPerMinute-FreeTier', '0')]),
    'out-of-quota',
    'no free requests',
  ),
  refuses(
    '429: spent credits',
    error(429, 'Your prepayment credits are depleted.'),
    'out-of-quota',
    'credits of this key are spent',
  ),
  refuses(
    '429: a spending cap',
    error(429, 'Your project has exceeded its monthly spending cap.'),
    'out-of-quota',
    'spending limit',
  ),
  refuses('429: for longer than anyone waits', error(429, 'X', [delay('99999s')]), 'rate-limited', 'asks to wait'),
  refuses('429: for ever', error(429, 'X', [delay('0.01s')]), 'rate-limited', 'asks to wait', {
    ...WAITED,
    requests: 4,
  }),
  refuses(
    '429: with waits that are none',
    error(429, 'X', [delay('soon'), delay(-5), delay('-5s')], { 'retry-after': 'never' }),
    'rate-limited',
    'asks to wait',
    { ...WAITED, requests: 4 },
  ),
  brings(
    '429: of a minute, then a picture',
    [error(429, 'X', [quota('RequestsPerMinutePerProject'), delay('0.01s')]), picture],
    [ONE],
    WAITED,
  ),
  brings('429: by its header, then a picture', [error(429, 'X', [], NOW), picture], [ONE], WAITED),
  brings('429: a page of a gateway, then a picture', [page(429, NOW), picture], [ONE], WAITED),
  refuses(
    '429, then a quota of a day',
    [error(429, 'X', [delay('0.01s')]), error(429, 'X', [quota('RequestsPerDay')])],
    'out-of-quota',
    'tomorrow',
    WAITED,
  ),
]

const REFUSED: readonly Fault[] = [
  refuses('400', error(400, 'Seed is too large'), 'request-invalid', 'did not accept the request: Seed is too large'),
  refuses('400 without a word', raw({ error: { code: 400 } }, { status: 400 }), 'request-invalid', 'HTTP 400'),
  refuses(
    '400 in a list',
    raw([{ error: { code: 400, message: 'No such ratio' } }], { status: 400 }),
    'request-invalid',
    'No such ratio',
  ),
  refuses(
    '404: a model',
    error(404, 'models/x is not found for API version v1beta.'),
    'model-unknown',
    'has no model called',
  ),
  refuses('404: a page', page(404), 'no-network', 'A web page came back'),
  refuses('405: a page', page(405), 'no-network', 'A web page came back'),
  refuses('407: a proxy', page(407), 'no-network', 'A web page came back'),
  refuses('408', error(408, 'Timeout', [], NOW), 'timed-out', 'may have been billed', { counts: 'perhaps' }),
  refuses('409', error(409, 'Aborted', [], NOW), 'request-invalid', 'Aborted'),
  refuses('413: a page of a gateway', page(413), 'request-invalid', 'too large'),
  refuses(
    '413',
    error(413, 'Request payload size exceeds the limit: 20971520 bytes.'),
    'request-invalid',
    '20971520 bytes',
  ),
  refuses('415', error(415, 'Unsupported media type'), 'request-invalid', 'Unsupported media type'),
  refuses('422', error(422, 'Unprocessable'), 'request-invalid', 'Unprocessable'),
  refuses('425', error(425, 'Too early', [], NOW), 'request-invalid', 'Too early'),
  refuses('431: a page', page(431), 'no-network', 'HTTP 431'),
  refuses('451', error(451, 'Unavailable for legal reasons'), 'request-invalid', 'legal reasons'),
  refuses('499', error(499, 'Client closed request'), 'request-invalid', 'Client closed request'),
]

const DOWN: readonly Fault[] = [
  brings('500, then a picture', [error(500, 'Internal', [], NOW), picture], [ONE], FAILED),
  refuses('500 for ever', error(500, 'Internal', [], NOW), 'service-down', '(500)', { ...FAILED, requests: 4 }),
  brings('503, a page, then a picture', [page(503, NOW), picture], [ONE], FAILED),
  refuses('503 for ever', error(503, 'The model is overloaded.', [delay('0.01s')]), 'service-down', '(503)', {
    ...FAILED,
    requests: 4,
  }),
  refuses(
    '500, then a refusal',
    [error(500, 'Internal', [], NOW), error(400, 'No such size')],
    'request-invalid',
    'No such size',
    FAILED,
  ),
  ...[501, 502, 505, 507, 511, 520, 524, 529, 599].map((status) =>
    refuses(
      `${status}: not asked again, since it may have been made behind a gateway`,
      page(status, NOW),
      'service-down',
      `(${status})`,
    ),
  ),
  refuses('504', error(504, 'Deadline exceeded', [], NOW), 'timed-out', 'may have been billed', { counts: 'perhaps' }),
  refuses('504: a page', page(504, NOW), 'timed-out', 'may have been billed', { counts: 'perhaps' }),
]

const MIXED: readonly Fault[] = [
  ...[403, 429, 500, 503].map((status) =>
    brings(`${status} over a picture`, raw(GOOD, { status, headers: NOW }), [ONE]),
  ),
  refuses(
    '200 over an error',
    raw({ error: { code: 403, message: 'X', details: [info('SERVICE_DISABLED')] } }),
    'not-allowed',
    'Switch it on',
  ),
  refuses(
    '200 over an error that says no number',
    raw({ error: { message: 'The gateway lost its way' } }),
    'request-invalid',
    'lost its way',
  ),
  refuses(
    '200 over an error in words',
    raw({ error: 'no route to the model' }),
    'request-invalid',
    'no route to the model',
  ),
  brings('200 over an error beside a picture', raw({ ...bodyOf([inline(ONE)]), error: { code: 500, message: 'X' } }), [
    ONE,
  ]),
]

export const STATUS_FAULTS: readonly Fault[] = [...KEYS, ...QUOTAS, ...REFUSED, ...DOWN, ...MIXED]
