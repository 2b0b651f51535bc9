import { createHash } from 'node:crypto'
import { loadImage } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'
import type { ProviderRequest } from '#host/services.ts'
import type { GenerationRequest, Staging } from '#shared/document/recipe.ts'
import { createStandInProvider } from './standInProvider.ts'

const STAGING: Staging = {
  size: 'mcu',
  framing: 'ots',
  angle: 'low',
  lensMm: 35,
  ratio: 2.39,
  intExt: 'int',
  timeOfDay: 'NIGHT',
  cast: ['Zoë', 'Ábel'],
  slate: '12A',
}

function requestFor(
  staging: Staging,
  seed: number | null,
  imageSize: GenerationRequest['imageSize'] = '1K',
): ProviderRequest {
  const request: GenerationRequest = {
    provider: 'stand-in',
    model: 'stand-in',
    baseUrl: '',
    pieces: [],
    pictures: [],
    aspectRatio: '21:9',
    imageSize,
    seed,
    staging,
  }
  return { request, words: '', pictures: [], staging }
}

async function made(staging: Staging, seed: number | null, signal = new AbortController().signal) {
  const progress: number[] = []
  const access = { key: null, baseUrl: '' }
  const result = await createStandInProvider().make(requestFor(staging, seed), access, signal, {
    progress: (part) => progress.push(part),
    arrived: async () => undefined,
  })
  return { result, progress }
}

const bytesOf = async (staging: Staging, seed: number | null) => {
  const { result } = await made(staging, seed)
  if (!result.ok) throw new Error(result.failure.kind)
  return result.value.bytes
}
const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe('the stand-in', () => {
  it('makes the same bytes of the same shot and seed, and others of another seed or shot number', async () => {
    const first = hash(await bytesOf(STAGING, 5))
    expect(hash(await bytesOf(STAGING, 5))).toBe(first)
    expect(hash(await bytesOf(STAGING, 6))).not.toBe(first)
    expect(hash(await bytesOf({ ...STAGING, slate: '12B' }, 5))).not.toBe(first)
  })

  it("makes PNGs of the film's own ratio, 1376 px on the long side", async () => {
    const wide = await loadImage(Buffer.from(await bytesOf(STAGING, 1)))
    expect([wide.width, wide.height]).toEqual([1376, 576])
    const tall = await loadImage(Buffer.from(await bytesOf({ ...STAGING, ratio: 0.5625 }, 1)))
    expect([tall.width, tall.height]).toEqual([774, 1376])
  })

  it('tells how far it is, and ends at once when it is cancelled', async () => {
    const { progress } = await made(STAGING, 1)
    expect(progress.at(-1)).toBe(1)
    expect(progress).toEqual(progress.toSorted((a, b) => a - b))
    const { result } = await made(STAGING, 1, AbortSignal.abort())
    expect(result).toEqual({ ok: false, failure: { kind: 'cancelled' } })
  })

  it('needs no key and no network', async () => {
    const result = await createStandInProvider().test({ key: null, baseUrl: '' }, new AbortController().signal)
    expect(result).toEqual({ ok: true, value: { models: ['stand-in'] } })
  })
})
