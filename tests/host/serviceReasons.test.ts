import { describe, expect, it } from 'vitest'
import { failureOfAnswer } from '#host/generation/providers/gemini/geminiFailure.ts'
import { sentence } from '#shared/contract/sentence.ts'
import type { Failure } from '#shared/contract/failure.ts'

const TYPE = 'type.googleapis.com/google.rpc.'
const info = (reason: string, more: object = {}): object => ({ '@type': `${TYPE}ErrorInfo`, reason, ...more })
const help = (url: unknown): object => ({ '@type': `${TYPE}Help`, links: [{ description: 'More', url }] })
const quota = (...ids: readonly string[]): object => ({
  '@type': `${TYPE}QuotaFailure`,
  violations: ids.map((quotaId) => ({ quotaId, quotaValue: '100' })),
})
const none = {
  '@type': `${TYPE}QuotaFailure`,
  violations: [{ quotaId: 'GenerateRequestsPerDay-FreeTier', quotaValue: '0' }],
}

function told(status: number, message: string, details: readonly unknown[] = []): Failure {
  const body = JSON.stringify({ error: { code: status, message, status: 'X', details } })
  return failureOfAnswer({ status, headers: new Headers(), body }, 'gemini-3-pro-image')
}

describe('the service’s own reason is told, with what to do', () => {
  it.each<[string, Failure, kind: Failure['kind'], why: string | undefined, words: string]>([
    [
      'a key that is none',
      told(400, 'API key not valid.', [info('API_KEY_INVALID')]),
      'bad-key',
      undefined,
      'Check it in Project settings',
    ],
    [
      'an expired key',
      told(400, 'API key expired. Please renew the API key.', [info('API_KEY_INVALID')]),
      'bad-key',
      'expired',
      'Renew it',
    ],
    [
      'a leaked key',
      told(403, 'Your API key was reported as leaked. Please use another API key.'),
      'bad-key',
      'leaked',
      'Make a new one',
    ],
    [
      'no key at all',
      told(403, "Method doesn't allow unregistered callers."),
      'bad-key',
      'missing',
      'A gateway in between',
    ],
    ['no key, by its status', told(401, 'Unauthorized'), 'bad-key', undefined, 'Check it'],
    ['an API that is off', told(403, 'X', [info('SERVICE_DISABLED')]), 'not-allowed', 'api-disabled', 'Switch it on'],
    [
      'an API that is off, in words',
      told(403, 'Generative Language API has not been used in project 12 before or it is disabled.'),
      'not-allowed',
      'api-disabled',
      'Switch it on',
    ],
    [
      'a website',
      told(403, 'X', [info('API_KEY_HTTP_REFERRER_BLOCKED')]),
      'not-allowed',
      'referrer',
      'certain websites',
    ],
    [
      'a website, in words',
      told(403, 'Requests from referer <empty> are blocked.'),
      'not-allowed',
      'referrer',
      'certain websites',
    ],
    [
      'an address',
      told(403, 'X', [info('API_KEY_IP_ADDRESS_BLOCKED')]),
      'not-allowed',
      'address',
      "this computer's is none of them",
    ],
    [
      'an address, in words',
      told(
        403,
        'The provided API key has an IP address restriction. The originating IP address of the call (::1) violates this restriction.',
      ),
      'not-allowed',
      'address',
      'network addresses',
    ],
    ['a phone app', told(403, 'X', [info('API_KEY_ANDROID_APP_BLOCKED')]), 'not-allowed', 'app', 'phone apps'],
    ['another phone app', told(403, 'X', [info('API_KEY_IOS_APP_BLOCKED')]), 'not-allowed', 'app', 'phone apps'],
    [
      'a key for other services',
      told(403, 'X', [info('API_KEY_SERVICE_BLOCKED')]),
      'not-allowed',
      'key-limited',
      'other services',
    ],
    ['billing that is off', told(403, 'X', [info('BILLING_DISABLED')]), 'not-allowed', 'billing', 'Billing is off'],
    [
      'billing that is off, in words',
      told(403, 'This API method requires billing to be enabled.'),
      'not-allowed',
      'billing',
      'Billing is off',
    ],
    ['payment', told(402, 'Payment required'), 'not-allowed', 'billing', 'Billing is off'],
    ['a suspended project', told(403, 'X', [info('CONSUMER_SUSPENDED')]), 'not-allowed', 'suspended', 'suspended'],
    [
      'a region',
      told(400, 'User location is not supported for the API use.'),
      'not-allowed',
      'region',
      'where this computer is',
    ],
    [
      'a free tier not offered there',
      told(400, 'Gemini API free tier is not available in your country. Please enable billing.'),
      'not-allowed',
      'region',
      'not without billing',
    ],
    ['no reason', told(403, 'The caller does not have permission'), 'not-allowed', 'unknown', 'may not use this model'],
    [
      'a day',
      told(429, 'X', [quota('GenerateRequestsPerDayPerProjectPerModel')]),
      'out-of-quota',
      'day',
      'opens again tomorrow',
    ],
    [
      'a day and a minute',
      told(429, 'X', [quota('RequestsPerMinute', 'RequestsPerDay')]),
      'out-of-quota',
      'day',
      'tomorrow',
    ],
    [
      'a day, by its metric',
      told(429, 'X', [{ violations: [{ quotaMetric: 'generate_requests_per_day', quotaValue: '100' }] }]),
      'out-of-quota',
      'day',
      'tomorrow',
    ],
    [
      'a day, in the metadata of its reason',
      told(429, 'X', [info('RATE_LIMIT_EXCEEDED', { metadata: { quota_limit: 'RequestsPerDayPerProject' } })]),
      'out-of-quota',
      'day',
      'tomorrow',
    ],
    [
      'a day, in words alone',
      told(429, 'You have exceeded the limit of 100 requests per day.'),
      'out-of-quota',
      'day',
      'tomorrow',
    ],
    [
      'no free requests, in the metadata of its reason',
      told(429, 'X', [info('RATE_LIMIT_EXCEEDED', { metadata: { quota_limit: 'A', quota_limit_value: 0 } })]),
      'out-of-quota',
      'no-free-tier',
      'no free requests',
    ],
    [
      'a limit below one',
      told(429, 'Quota exceeded, limit: 0.5 per second'),
      'rate-limited',
      undefined,
      'asks to wait',
    ],
    [
      'a minute',
      told(429, 'X', [quota('GenerateRequestsPerMinutePerProjectPerModel')]),
      'rate-limited',
      undefined,
      'asks to wait',
    ],
    [
      'a minute that speaks of days in words',
      told(429, 'See your PerDay quota', [quota('TokensPerMinute')]),
      'rate-limited',
      undefined,
      'asks to wait',
    ],
    ['no free requests', told(429, 'X', [none]), 'out-of-quota', 'no-free-tier', 'no free requests'],
    [
      'no free requests, in words',
      told(429, 'Quota exceeded for metric: free_tier_requests, limit: 0, model: x'),
      'out-of-quota',
      'no-free-tier',
      'no free requests',
    ],
    [
      'spent credits',
      told(429, 'Your prepayment credits are depleted.'),
      'out-of-quota',
      'credits',
      'credits of this key are spent',
    ],
    [
      'a spending cap',
      told(429, 'Your project has exceeded its monthly spending cap.'),
      'out-of-quota',
      'spending-cap',
      'spending limit',
    ],
    [
      'nothing else',
      told(429, 'Resource has been exhausted (e.g. check quota).'),
      'rate-limited',
      undefined,
      'asks to wait',
    ],
  ])('%s', (_name, failure, kind, why, words) => {
    expect({ kind: failure.kind, why: 'why' in failure ? failure.why : undefined }).toEqual({ kind, why })
    expect(sentence(failure)).toContain(words)
  })

  it('tomorrow is promised by nothing but a quota of a day', () => {
    for (const why of [undefined, 'no-free-tier', 'credits', 'spending-cap'] as const)
      expect(sentence({ kind: 'out-of-quota', ...(why ? { why } : {}) })).not.toContain('tomorrow')
  })

  it('its words and its link are shown; a link that is none is not', () => {
    const failure = told(403, 'Switched off.', [
      info('SERVICE_DISABLED'),
      help('https://console.example.com/enable?a=1'),
    ])
    expect(sentence(failure)).toContain('It said: “Switched off.” More at https://console.example.com/enable?a=1')
    for (const url of [
      'javascript:alert(1)',
      'http://plain.example',
      'https://x y',
      `https://a/${'b'.repeat(400)}`,
      7,
      null,
    ])
      expect(told(403, 'Off.', [info('SERVICE_DISABLED'), help(url)])).not.toHaveProperty('link')
  })
})
