import { deflateSync } from 'node:zlib'
import { createCanvas } from '@napi-rs/canvas'
import { fakePicture, inline } from '../fakeModelAnswers.ts'
import { pngChunk } from '../pictures.ts'
import { DRAFT, GOOD, KEPT_AND_TOLD, ONE, TOLD, TWO, base64, bodyOf, brings, partsOf, raw, refuses } from './fault.ts'
import type { Fault } from './fault.ts'

const data = (value: unknown, mimeType = 'image/png'): object => ({ inlineData: { mimeType, data: value } })
const whole = base64(ONE)

const FINISHES: Readonly<Record<string, string>> = {
  SAFETY: 'safety filter stopped the request',
  IMAGE_SAFETY: 'safety filter stopped the picture',
  PROHIBITED_CONTENT: 'does not make this kind of content',
  IMAGE_PROHIBITED_CONTENT: 'does not make this kind of picture',
  BLOCKLIST: 'blocklist',
  RECITATION: 'too close to existing work',
  IMAGE_RECITATION: 'too close to existing work',
  NO_IMAGE: 'made no picture',
  IMAGE_OTHER: 'gave no reason',
  OTHER: 'gave no reason',
  MAX_TOKENS: 'ran out of room',
  CONTINUATION: 'go on in another request',
  LANGUAGE: 'language of the request',
  SPII: 'personal data',
  MALFORMED_FUNCTION_CALL: 'garbled',
  MALFORMED_RESPONSE: 'garbled',
  UNEXPECTED_TOOL_CALL: 'garbled',
  SOMETHING_NEW_IN_2027: 'its reason was SOMETHING_NEW_IN_2027',
}

const BLOCKS: Readonly<Record<string, string>> = {
  SAFETY: 'safety filter',
  OTHER: 'gave no reason',
  BLOCKLIST: 'blocklist',
  PROHIBITED_CONTENT: 'kind of content',
  IMAGE_SAFETY: 'safety filter',
  MODEL_ARMOR: 'own organisation',
  JAILBREAK: 'get round its rules',
  SOMETHING_NEW_IN_2027: 'its reason was SOMETHING_NEW_IN_2027',
}

const REFUSALS: readonly Fault[] = [
  ...Object.entries(FINISHES).map(([reason, says]) =>
    refuses(`finished by ${reason}`, raw({ candidates: [{ finishReason: reason, index: 0 }] }), 'refused', says),
  ),
  ...Object.entries(BLOCKS).map(([reason, says]) =>
    refuses(`blocked by ${reason}`, raw({ promptFeedback: { blockReason: reason } }), 'refused', says),
  ),
]

const WITHOUT: readonly Fault[] = [
  refuses('words in place of the content', raw({ candidates: [{ content: 'Not that' }] }), 'refused', '“Not that”'),
  refuses('a word in place of the feedback', raw({ promptFeedback: 'SAFETY' }), 'refused', 'safety filter'),
  ...[
    '{}',
    '[]',
    'null',
    '7',
    '"text"',
    'true',
    '{"candidates":null}',
    '{"candidates":[]}',
    '{"candidates":[null]}',
  ].map((body) => refuses(`the answer ${body}`, raw(body), 'refused', 'made no picture: it gave no reason')),
  ...[
    {},
    { content: null },
    { content: { parts: null } },
    { content: { parts: [] } },
    { content: { parts: [null, 7] } },
  ].map((candidate) =>
    refuses(
      `the candidate ${JSON.stringify(candidate)}`,
      raw({ candidates: [candidate] }),
      'refused',
      'made no picture: it gave no reason',
    ),
  ),
  refuses('words alone', partsOf({ text: 'I can describe it.' }), 'refused', 'It said: “I can describe it.”', TOLD),
  refuses('ten million letters', partsOf({ text: 'y'.repeat(1e7) }), 'refused', 'words only', TOLD),
  refuses(
    'a call of a function',
    partsOf({ functionCall: { name: 'draw', args: {} } }),
    'refused',
    'made no picture: it gave no reason',
    TOLD,
  ),
  refuses('a picture of no bytes', partsOf(data('')), 'refused', 'made no picture: it gave no reason', TOLD),
  refuses(
    'a hundred thousand levels',
    raw('['.repeat(1e5) + ']'.repeat(1e5)),
    'refused',
    'made no picture: it gave no reason',
  ),
  refuses(
    'fields of prototypes',
    raw('{"__proto__":{"candidates":[1]},"constructor":{"prototype":{"x":1}},"toString":7}'),
    'refused',
    'made no picture: it gave no reason',
  ),
]

const KEPT = { kept: true, counts: 'perhaps' } as const

const UNREAD: readonly Fault[] = [
  refuses('base64 that is none', partsOf(data('!!! not base64 !!!')), 'bad-answer', 'kept as it came', KEPT_AND_TOLD),
  refuses(
    'words in place of a picture',
    partsOf(data(base64(Buffer.from('these are words')))),
    'bad-answer',
    'kept as it came',
    KEPT_AND_TOLD,
  ),
  refuses(
    'a film in place of a picture',
    partsOf(data(base64(Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0')), 'video/mp4')),
    'bad-answer',
    'kept as it came',
    KEPT_AND_TOLD,
  ),
  refuses(
    'an address in place of a picture',
    partsOf({ fileData: { fileUri: 'https://theirs.example/1.png' } }),
    'bad-answer',
    'address in place of a picture',
    KEPT_AND_TOLD,
  ),
  refuses('JSON behind a guard', raw(`)]}'\n${GOOD}`), 'bad-answer', 'kept as it came', { ...KEPT, pictures: [ONE] }),
  refuses('in UTF-16', raw(`\ufeff${GOOD}`.split('').join('\0')), 'bad-answer', 'kept as it came', KEPT),
  refuses(
    "another service's field",
    raw({ predictions: [{ bytesBase64Encoded: whole }] }),
    'bad-answer',
    'kept as it came',
    { ...KEPT, pictures: [ONE] },
  ),
  refuses("a third service's field", raw({ data: [{ b64_json: base64(TWO) }] }), 'bad-answer', 'kept as it came', {
    ...KEPT,
    pictures: [TWO],
  }),
  refuses(
    'the same name twice, the second empty',
    raw(`${GOOD.slice(0, -1)},"candidates":[]}`),
    'bad-answer',
    'kept as it came',
    { ...KEPT_AND_TOLD, pictures: [ONE] },
  ),
]

/** A PNG that says in its head that it is this large, with almost no pixels. */
function vast(width: number, height: number): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2], 8)
  const chunks = [
    pngChunk('IHDR', head),
    pngChunk('IDAT', deflateSync(Buffer.alloc(64))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]
  return Buffer.concat([ONE.subarray(0, 8), ...chunks])
}

const TORN = ONE.subarray(0, ONE.length >> 1)
const DAMAGED = Buffer.from(ONE)
DAMAGED[DAMAGED.length - 20]! ^= 0xff
const VAST = vast(60_000, 60_000)
const RESCUED = { counts: 'spent' } as const

const SPOILT: readonly Fault[] = [
  refuses('a picture that is torn', partsOf(inline(TORN)), 'rescued', 'cut short', { ...RESCUED, pictures: [TORN] }),
  refuses('a picture that is damaged', partsOf(inline(DAMAGED)), 'rescued', 'damaged', {
    ...RESCUED,
    pictures: [DAMAGED],
  }),
  refuses('a picture of 3.6 thousand million pixels', partsOf(inline(VAST)), 'rescued', '60000 × 60000', {
    ...RESCUED,
    pictures: [VAST],
  }),
  brings('a torn one beside a whole one', partsOf(inline(TORN), inline(ONE)), [ONE], {
    kept: true,
    pictures: [TORN, ONE],
    takes: 1,
  }),
]

const canvas = createCanvas(64, 27)
canvas.getContext('2d').fillRect(0, 0, 30, 20)
const [AVIF, WEBP, TALL] = [await canvas.encode('avif'), await canvas.encode('webp'), await fakePicture('9:16', 4)]
const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')
const SVG = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="27"><rect width="9" height="9"/></svg>',
)
const HEIC = Buffer.concat([Buffer.from('\0\0\0\x18ftypheic\0\0\0\0heicmif1', 'latin1'), Buffer.alloc(300, 5)])

const KINDS: readonly Fault[] = [
  brings('AVIF', partsOf(data(base64(AVIF), 'image/avif')), [AVIF], { says: 'came as AVIF' }),
  brings('HEIC', partsOf(data(base64(HEIC), 'image/heic')), [HEIC], { says: 'came as HEIC' }),
  brings('GIF', partsOf(data(base64(GIF), 'image/gif')), [GIF], { says: 'came as GIF' }),
  brings('SVG', partsOf(data(base64(SVG), 'image/svg+xml')), [SVG], { says: 'came as SVG' }),
  brings('WebP', partsOf(data(base64(WEBP), 'image/webp')), [WEBP]),
  brings('a type that is none', partsOf(data(whole, 'text/plain')), [ONE]),
  brings('a type that is no text', partsOf({ inlineData: { mimeType: { a: 1 }, data: whole } }), [ONE]),
  brings('another ratio', partsOf(inline(TALL)), [TALL]),
]

const SPELLINGS: readonly Fault[] = [
  brings('base64 for addresses', partsOf(data(ONE.toString('base64url'))), [ONE]),
  brings('base64 in lines', partsOf(data(whole.replace(/.{76}/g, '$&\r\n'))), [ONE]),
  brings('base64 without its end', partsOf(data(whole.replace(/=+$/, ''))), [ONE]),
  brings('base64 with too much of an end', partsOf(data(`${whole}====`)), [ONE]),
  brings('a data address', partsOf(data(`data:image/png;base64,${whole}`)), [ONE]),
  brings('a data address in words', partsOf({ text: `Here: ![it](data:image/png;base64,${whole})` }), [ONE]),
  brings('numbers', partsOf(data([...ONE])), [ONE]),
  brings('the other spelling', partsOf({ inline_data: { mime_type: 'image/png', data: whole } }), [ONE]),
  brings('escaped letters', raw(GOOD.replaceAll('/', '\\/')), [ONE]),
  brings('a mark at the start', raw(`\ufeff${GOOD}`), [ONE]),
]

const SEVERAL: readonly Fault[] = [
  brings('two pictures', partsOf(inline(TWO), inline(ONE)), [TWO, ONE]),
  brings(
    'a second candidate',
    raw({ ...bodyOf([]), candidates: [{ content: { parts: [inline(ONE)] } }, { content: { parts: [inline(TWO)] } }] }),
    [TWO, ONE],
  ),
  brings('a draft as a thought', partsOf({ ...inline(DRAFT), thought: true }, inline(ONE)), [DRAFT, ONE], { takes: 1 }),
  brings('a thought alone', partsOf({ ...inline(ONE), thought: true }), [ONE]),
  brings('null parts', partsOf(null, inline(ONE), null, 7, []), [ONE]),
  brings('a call of a function beside it', partsOf(inline(ONE), { functionCall: { name: 'draw' } }), [ONE]),
  brings(
    'a film beside it',
    partsOf(inline(ONE), data(base64(Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0')), 'video/mp4')),
    [ONE],
    { kept: true },
  ),
  brings(
    'an address beside it',
    partsOf(inline(ONE), { fileData: { fileUri: 'https://theirs.example/2.png' } }),
    [ONE],
    {
      kept: true,
    },
  ),
  brings(
    'fifteen pictures',
    partsOf(
      ...(await Promise.all(
        Array.from({ length: 15 }, async (_none, at) => inline(await fakePicture('21:9', 20 + at))),
      )),
    ),
    [await fakePicture('21:9', 20), await fakePicture('21:9', 34)],
    { takes: 12, kept: true },
  ),
  brings(
    'a name twice, both with pictures',
    raw(`{"candidates":[{"content":{"parts":[${JSON.stringify(inline(TWO))}]}}],${GOOD.slice(1)}`),
    [TWO, ONE],
    { takes: 1, kept: true },
  ),
  brings('events', raw(`data: ${GOOD}\r\n\r\ndata: [DONE]\r\n`), [ONE]),
  brings('events that broke off', raw(`data: ${GOOD}\r\n\r\ndata: {"candidates":[{"con`), [ONE]),
]

export const SHAPE_FAULTS: readonly Fault[] = [
  ...REFUSALS,
  ...WITHOUT,
  ...UNREAD,
  ...SPOILT,
  ...KINDS,
  ...SPELLINGS,
  ...SEVERAL,
]
