import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { joined, uint32 } from '#shared/records/marks/bytes.ts'
import { marked } from '#shared/records/marks/marks.ts'
import { credentialWords } from '#shared/records/marks/takeMarks.ts'
import { makePicture } from '../../../tests/support/pictures.ts'
import { UNREADABLE, credentialFrom } from './credential.ts'
import { readMarks } from './readMarks.ts'

const asked = vi.fn<typeof fetch>(() => Promise.reject(new Error('no server is asked')))
vi.stubGlobal('fetch', asked)
afterEach(() => expect(asked).not.toHaveBeenCalled())
afterAll(() => vi.unstubAllGlobals())

/** As the reader reports it. */
const report = (more: object = {}): string =>
  JSON.stringify({
    active_manifest: 'urn:c2pa:1',
    validation_state: 'Valid',
    validation_status: [{ code: 'signingCredential.untrusted' }],
    manifests: {
      'urn:c2pa:1': {
        claim_generator_info: [{ name: 'Some Model' }],
        signature_info: { common_name: 'Some Service', issuer: 'Some CA', time: '2026-03-04T10:00:00+00:00' },
        assertions: [
          {
            label: 'c2pa.actions.v2',
            data: {
              actions: [
                { digitalSourceType: ' http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia' },
              ],
            },
          },
        ],
      },
    },
    ...more,
  })

/** A segment with the start of a manifest's boxes in it, and what follows. */
const app11 = (data: readonly number[]): Uint8Array =>
  joined([Uint8Array.of(0xff, 0xeb, 0, data.length + 4), Uint8Array.of(0x4a, 0x50), Uint8Array.from(data)])

async function withCredential(data: readonly number[]): Promise<Uint8Array> {
  const picture = await makePicture('jpeg', 32, 18)
  return joined([picture.subarray(0, 2), app11(data), picture.subarray(2)])
}

/** Whether or not its reader is installed here. */
const NOTHING_SAID = [UNREADABLE, { ...UNREADABLE, state: 'unchecked' }]

describe('a content credential', () => {
  it('is told with its signer, and that nobody proved who that is', () => {
    const credential = credentialFrom(report())
    expect(credential).toMatchObject({
      state: 'valid',
      generator: 'Some Model',
      sourceUri: 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia',
      problems: [],
    })
    expect(credentialWords(credential)).toBe(
      'The service attached a content credential, signed in the name of Some Service, Some CA on 2026-03-04: the picture is as it was signed. Who the signer is can’t be checked offline.',
    )
  })

  it('that does not fit the picture is told as such', () => {
    const changed = credentialFrom(
      report({ validation_state: 'Invalid', validation_status: [{ code: 'assertion.dataHash.mismatch' }] }),
    )
    expect(changed.state).toBe('changed')
    expect(credentialWords(changed)).toContain('it is not valid')
    expect(credentialWords(changed)).toContain('assertion.dataHash.mismatch')
  })

  it.each([
    ['{}'],
    ['no JSON'],
    ['null'],
    ['{"validation_state":7}'],
    ['{"validation_state":"Valid","manifests":[],"validation_status":"x"}'],
  ])('in the form of %s is never taken for more than it says', (odd) => {
    expect(() => credentialWords(credentialFrom(odd))).not.toThrow()
    expect(credentialFrom(odd).signedBy).toBe('')
  })

  it('that is torn, or no credential at all, is never said to be more, and the next one is read again', async () => {
    for (const data of [
      [0, 1, 0, 0, 0, 1],
      [0, 1, 0, 0, 0, 1, 0, 0, 0, 16, 0x6a, 0x75, 0x6d, 0x62, 1, 2, 3, 4],
      Array.from({ length: 200 }, (_none, at) => (at * 37) & 255),
    ]) {
      const marks = await readMarks(await withCredential(data))
      expect(NOTHING_SAID).toContainEqual(marks.credential)
    }
    const chunk = joined([uint32(4), Uint8Array.of(0x63, 0x61, 0x42, 0x58, 1, 2, 3, 4), uint32(0)])
    const png = await makePicture('png', 32, 18)
    const whole = joined([png.subarray(0, 33), chunk, png.subarray(33)])
    expect(NOTHING_SAID).toContainEqual((await readMarks(whole)).credential)
  })
})

it('a picture without one says what its XMP says', async () => {
  const picture = await makePicture('jpeg', 32, 18)
  expect(await readMarks(picture)).toEqual({ sourceUri: '', sourceType: null, credit: '', tool: '', credential: null })
  const record = {
    sourceType: 'composite',
    film: 'F',
    author: '',
    what: 'Shot 1',
    models: [],
    policy: '',
    at: '',
  } as const
  expect(await readMarks(marked(picture, record))).toMatchObject({
    sourceType: 'composite',
    tool: 'Framewright',
    credential: null,
  })
  expect(await readMarks(new Uint8Array())).toMatchObject({ credential: null })
})
