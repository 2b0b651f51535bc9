import { FAKE_KEY } from '../fakeModel.ts'
import { inline, usageFor } from '../fakeModelAnswers.ts'
import type { FakeAnswer } from '../fakeModelAnswers.ts'
import { pngChunk } from '../pictures.ts'
import { GOOD, ONE, bodyOf, brings, partsOf, raw, refuses } from './fault.ts'
import type { Fault } from './fault.ts'

const usage = (held: unknown): FakeAnswer => raw(bodyOf([inline(ONE)], {}, { usageMetadata: held }))
const counted = (value: unknown): object => ({
  promptTokenCount: value,
  candidatesTokenCount: value,
  thoughtsTokenCount: value,
  candidatesTokensDetails: [{ modality: 'IMAGE', tokenCount: value }],
})
const bare = (number: string): string => GOOD.replace(/"promptTokenCount":\d+/, `"promptTokenCount":${number}`)

const USAGE: readonly Fault[] = [
  ...[null, -5, 1e300, 0, '1290', '9'.repeat(400), 'NaN', [], {}, true, 1.5].map((value) =>
    brings(`tokens counted as ${JSON.stringify(value).slice(0, 12)}`, usage(counted(value)), [ONE]),
  ),
  ...[null, [], 'none', 7].map((value) => brings(`usage that is ${JSON.stringify(value)}`, usage(value), [ONE])),
  brings('usage that is NaN, which is no JSON', raw(bare('NaN')), [ONE], { kept: true }),
  brings('usage that has no end, which is no JSON', raw(bare('Infinity')), [ONE], { kept: true }),
  brings(
    'usage of a hundred thousand kinds',
    usage({
      ...counted(9),
      candidatesTokensDetails: Array.from({ length: 1e5 }, () => ({ modality: 'IMAGE', tokenCount: 1e7 })),
    }),
    [ONE],
  ),
  brings('no usage', raw(bodyOf([inline(ONE)], {}, {})), [ONE]),
]

const said = (text: string): FakeAnswer => partsOf({ text }, inline(ONE))
/** A PNG whose own words hold the key. */
const SIGNED = Buffer.concat([
  ONE.subarray(0, 33),
  pngChunk('tEXt', Buffer.from(`Comment\0${FAKE_KEY}`)),
  ONE.subarray(33),
])

const WORDS: readonly Fault[] = [
  brings('half a letter', raw(JSON.stringify(bodyOf([{ text: '@' }, inline(ONE)])).replace('@', '\\ud800')), [ONE]),
  brings('a letter that is nothing', said('a\0b'), [ONE], { says: 'b' }),
  brings('codes for a terminal', said('\u001b]0;x\u0007\u001b[31mred'), [ONE], { says: 'red' }),
  brings('ten million letters beside it', said('y'.repeat(1e7)), [ONE]),
  brings('the key in its words', said(`Made for ${FAKE_KEY}.`), [ONE], { says: 'Made for •••.' }),
  brings('the key in a header', raw(GOOD, { headers: { 'x-echo': FAKE_KEY } }), [ONE]),
  refuses(
    'the key in an error',
    raw({ error: { code: 403, message: `Consumer 'api_key:${FAKE_KEY}' may not` } }, { status: 403 }),
    'not-allowed',
    'api_key:•••',
  ),
  refuses(
    'the key in a refusal',
    raw({ candidates: [{ finishReason: FAKE_KEY, finishMessage: FAKE_KEY }] }),
    'refused',
    '•••',
  ),
  refuses('the key in the picture itself', partsOf(inline(SIGNED)), 'rescued', 'damaged', { counts: 'spent' }),
]

/** JSON may be written in more ways than one; a picture between odd things is a picture. */
const ODD: readonly Fault[] = [
  brings('a level too deep beside it', raw(`{"x":${'['.repeat(1e4)}${']'.repeat(1e4)},${GOOD.slice(1)}`), [ONE]),
  brings('a comma too many', raw(GOOD.replace(/\}$/, ',}')), [ONE], { kept: true }),
  brings('something behind it', raw(`${GOOD}\n--end--`), [ONE], { kept: true }),
  brings('numbers as text', raw(GOOD.replace(/:(\d+)/g, ':"$1"')), [ONE]),
  brings('prototypes beside it', raw(`{"__proto__":{"candidates":null},${GOOD.slice(1)}`), [ONE]),
  brings('a finish for safety', raw(bodyOf([inline(ONE)], { finishReason: 'IMAGE_SAFETY' })), [ONE]),
  brings('a block beside it', raw({ ...bodyOf([inline(ONE)]), promptFeedback: { blockReason: 'SAFETY' } }), [ONE]),
  brings(
    'a promise of more',
    raw(bodyOf([inline(ONE)], { finishReason: 'CONTINUATION', continuationToken: 'dG9r' }, usageFor('2K'))),
    [ONE],
  ),
]

export const FIELD_FAULTS: readonly Fault[] = [...USAGE, ...WORDS, ...ODD]
