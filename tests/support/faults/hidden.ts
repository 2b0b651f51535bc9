import { createCanvas } from '@napi-rs/canvas'
import { inline } from '../fakeModelAnswers.ts'
import { GOOD, KEPT_AND_TOLD, ONE, base64, bodyOf, partsOf, raw, refuses } from './fault.ts'
import type { Fault } from './fault.ts'

const canvas = createCanvas(64, 27)
canvas.getContext('2d').fillRect(0, 0, 30, 20)
const AVIF = await canvas.encode('avif')
const whole = base64(ONE)
const data = (held: unknown, mimeType = 'image/png'): object => ({ inlineData: { mimeType, data: held } })
const KEPT = { kept: true, counts: 'perhaps' } as const

/** Pictures, or what may be some, in places, spellings and answers in which none is looked for: they were paid for. */
export const HIDDEN_FAULTS: readonly Fault[] = [
  ...[
    { predictions: [{ bytesBase64Encoded: base64(AVIF) }] },
    { predictions: [{ bytes: [...ONE] }] },
    bodyOf([data({ type: 'Buffer', data: [...ONE] })]),
    { picture: ONE.toString('hex') },
  ].map((body, at) =>
    refuses(
      `bytes in a place and a spelling of their own (${at + 1})`,
      raw(body),
      'bad-answer',
      'kept as it came',
      'usageMetadata' in body ? KEPT_AND_TOLD : KEPT,
    ),
  ),
  ...[429, 500, 503].map((status) =>
    refuses(
      `${status} over a picture where none is looked for`,
      raw({ predictions: [{ bytesBase64Encoded: whole }] }, { status, headers: { 'retry-after': '0' } }),
      'bad-answer',
      'kept as it came',
      { ...KEPT, pictures: [ONE] },
    ),
  ),
  refuses(
    '500 over bytes of a kind that no one knows',
    raw(bodyOf([data(base64(Buffer.alloc(900, 'new')), 'image/new')]), { status: 500 }),
    'bad-answer',
    'kept as it came',
    KEPT_AND_TOLD,
  ),
  refuses('a page around an answer', raw(`<html><pre>${GOOD}</pre></html>`), 'bad-answer', 'kept as it came', {
    ...KEPT,
    pictures: [ONE],
  }),
  refuses(
    'a page with a picture of its own',
    raw(`<html>Sign in<img src="data:image/png;base64,${whole}"></html>`),
    'no-network',
    'A web page came back',
  ),
  refuses(
    'an error that repeats what it was asked',
    raw({ error: { code: 400, message: 'Not this', details: [inline(ONE)] } }, { status: 400 }),
    'request-invalid',
    'Not this',
  ),
  ...['gs://theirs/1.png', 'files/1png'].map((fileUri) =>
    refuses(
      `the address ${fileUri} in place of a picture`,
      partsOf({ fileData: { fileUri } }),
      'bad-answer',
      'address in place of a picture',
      KEPT_AND_TOLD,
    ),
  ),
]
