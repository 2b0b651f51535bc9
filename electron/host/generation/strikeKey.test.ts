import { describe, expect, it } from 'vitest'
import { STRUCK, strikeAll, strikeKey } from './strikeKey.ts'
import { workOf } from '../../../tests/support/workOf.ts'

const KEYS = [
  'AIzaSyD-9tSrke72PouQMnMX_a7eZSW0jkFMBWY',
  'sk+studio/gate=way?0123',
  'AIza-fake-key-for-tests-0123456789',
]

const base64 = (text: string): string => Buffer.from(text).toString('base64')
const backwards = (text: string): string => Array.from(text).toReversed().join('')
const hex = (text: string): string => Buffer.from(text).toString('hex')

/** The forms in which a key is echoed. */
const ECHOES: readonly [string, (key: string) => string][] = [
  ['as it is', (key) => key],
  ['backwards', backwards],
  ['in lower case', (key) => key.toLowerCase()],
  ['in hex', hex],
  ['in HEX', (key) => hex(key).toUpperCase()],
  ['in hex with spaces', (key) => hex(key).match(/../g)!.join(' ')],
  ['in hex with colons', (key) => hex(key).toUpperCase().match(/../g)!.join(':')],
  ['backwards in hex', (key) => hex(backwards(key))],
  ['in base64', base64],
  ['in base64 behind one letter', (key) => base64(`k${key}`)],
  ['in base64 behind two letters', (key) => base64(`k=${key} and more`)],
  ['in base64 behind a header', (key) => base64(`x-goog-api-key: ${key}\r\n`)],
  ['in base64 for addresses', (key) => Buffer.from(key).toString('base64url')],
  ['in base64 for addresses behind two', (key) => Buffer.from(`??${key}??`).toString('base64url')],
  ['in base64 in an address', (key) => encodeURIComponent(base64(key))],
  ['in base64 in JSON', (key) => base64(key).replaceAll('/', '\\/')],
  ['backwards in base64', (key) => base64(backwards(key))],
  ['in an address', encodeURIComponent],
  ['in an address, each letter', (key) => hex(key).replace(/../g, '%$&')],
  ['in an address, twice', (key) => encodeURIComponent(hex(key).replace(/../g, '%$&'))],
  ['in JSON', (key) => JSON.stringify(key)],
  ['in JSON, each letter', (key) => hex(key).replace(/../g, '\\u00$&')],
  ['in JSON in JSON', (key) => JSON.stringify(hex(key).replace(/../g, '\\u00$&'))],
  ['in JSON, slashes escaped', (key) => key.replaceAll('/', '\\/')],
  ['some letters escaped', (key) => `${hex(key.slice(0, 5)).replace(/../g, '\\u00$&')}${key.slice(5)}`],
  [
    'in HTML',
    (key) =>
      Array.from(key)
        .map((each) => `&#${each.charCodeAt(0)};`)
        .join(''),
  ],
  [
    'in HTML, in hex',
    (key) =>
      Array.from(key)
        .map((each) => `&#x${each.charCodeAt(0).toString(16)};`)
        .join(''),
  ],
  ['cut off', (key) => `${key.slice(0, 14)} is not known`],
  ['its end', (key) => `ends in ${key.slice(-9)}`],
  ['its middle', (key) => key.slice(6, 18)],
  ['its head shown', (key) => `${key.slice(0, 6)}****`],
  ['its head shown, dots', (key) => `${key.slice(0, 4)}...`],
  ['its tail shown', (key) => `****${key.slice(-4)}`],
  ['its tail shown, x', (key) => `xxxxxxxx${key.slice(-5)}`],
  ['head and tail', (key) => `${key.slice(0, 4)}…${key.slice(-4)}`],
  ['head and tail, bullets', (key) => `${key.slice(0, 7)}••••••${key.slice(-6)}`],
  ['head and tail, a word between', (key) => `${key.slice(0, 5)}[redacted]${key.slice(-4)}`],
  ['head and tail, a tag between', (key) => `${key.slice(0, 5)}<hidden>${key.slice(-4)}`],
]

describe.each(KEYS)('%s is struck', (key) => {
  it.each(ECHOES)('%s', (_name, echo) => {
    const struck = strikeKey(`The header held “${echo(key)}” and was refused.`, key)
    expect(struck).toContain(STRUCK)
    expect(struck).not.toContain(echo(key))
    expect(struck.startsWith('The header held “')).toBe(true)
    expect(struck.endsWith('was refused.')).toBe(true)
    for (const form of [key, backwards(key)])
      for (let at = 0; at + 8 <= form.length; at += 1) expect(struck).not.toContain(form.slice(at, at + 8))
    expect(struck).not.toContain(key.slice(-4))
  })

  it('however often it stands there, beside pictures too', () => {
    const picture = base64(String.fromCharCode(...Array.from({ length: 9000 }, (_none, at) => (at * 7919) % 251)))
    const struck = strikeKey(`${key} ${picture} ${key} "${base64(key)}"`, key)
    expect(struck).toContain(picture)
    expect(struck.split(STRUCK).length).toBe(4)
  })

  it('in the bytes of a picture it is overwritten, and no other byte is', () => {
    const bytes = Buffer.alloc(6000, 3)
    bytes.write(key, 1234, 'latin1')
    const struck = Buffer.from(strikeKey(bytes.toString('base64'), key), 'base64')
    expect(struck).toHaveLength(6000)
    expect(struck.includes(key.slice(3, -3))).toBe(false)
    expect(struck.subarray(0, 1233).equals(bytes.subarray(0, 1233))).toBe(true)
    expect(struck.subarray(1235 + key.length).equals(bytes.subarray(1235 + key.length))).toBe(true)
  })
})

it.each([
  'No key is set. Add one …',
  'Resource has been exhausted (e.g. check quota).',
  'xxx ... **** [redacted] <none> AIz… …',
  '{"error":{"code":429,"details":[{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"17s"}]}}',
])('what holds no key stays as it is: %s', (text) => {
  for (const key of KEYS) expect(strikeKey(text, key)).toBe(text)
})

it('a short key is struck where it stands alone, so that words keep their letters', () => {
  expect(strikeKey('key=ab, table', 'ab')).toBe(`key=${STRUCK}, table`)
})

it('thirty megabytes take less than two seconds', async () => {
  const picture = Buffer.alloc(22_000_000, 'q7z!').toString('base64')
  const { value: left, ms } = await workOf(() => strikeKey(`{"data":"${picture}"}`, KEYS[0]!))
  expect(left).toContain(picture)
  expect(ms).toBeLessThan(2000)
})

it('a value is struck however deep the text lies', () => {
  const [key] = KEYS
  expect(strikeAll({ kind: 'refused', said: [{ deep: `a ${key}` }], count: 4, none: null }, key!)).toEqual({
    kind: 'refused',
    said: [{ deep: `a ${STRUCK}` }],
    count: 4,
    none: null,
  })
})
