import { describe, expect, it } from 'vitest'
import { sentence } from '#shared/contract/sentence.ts'
import { mediaIdSchema } from '#shared/document/ids.ts'
import type { GenerationRequest } from '#shared/document/recipe.ts'
import { requestFor } from '../../../tests/support/fakeModelCalls.ts'
import { checkRequest } from './checkRequest.ts'

const LITE = 'gemini-3.1-flash-lite-image'

/** Why it is not sent; null if it is. */
function refusal(own: Partial<GenerationRequest>, way?: 'now' | 'batch'): string | null {
  const checked = checkRequest(requestFor(own), way)
  return checked.ok ? null : sentence(checked.failure)
}

const pictures = (count: number): GenerationRequest['pictures'] =>
  Array.from({ length: count }, () => ({
    mediaId: mediaIdSchema.parse(`media_${'a'.repeat(64)}`),
    role: 'reference',
    label: 'Quay',
  }))

describe('a request is refused on this side, where the service might bill the mistake', () => {
  it('if it says nothing', () => {
    expect(refusal({ pieces: [{ from: 'free', text: ' \n' }] })).toBe('Not sent: it says nothing.')
    expect(refusal({})).toBeNull()
  })

  it('if it has more pictures than the model takes', () => {
    const older = { model: 'gemini-2.5-flash-image', imageSize: '1K' } as const
    expect(refusal({ ...older, pictures: pictures(3) })).toBeNull()
    expect(refusal({ ...older, pictures: pictures(4) })).toMatch(/takes 3 pictures, and this has 4/)
    expect(refusal({ model: 'of-a-studio', pictures: pictures(4) })).toMatch(/of-a-studio takes 3 pictures/)
  })

  it('if the model makes no pictures of that size or shape', () => {
    expect(refusal({ model: LITE, imageSize: '1K' })).toBeNull()
    expect(refusal({ model: LITE, imageSize: '4K' })).toContain('makes no 4K pictures')
    expect(refusal({ aspectRatio: '7:3' })).toContain('makes no 7:3 pictures')
  })

  it('if the model can not be told how long to think', () => {
    expect(refusal({ thinking: 'high' })).toBeNull()
    expect(refusal({ model: LITE, imageSize: '1K', thinking: 'high' })).toContain("can't be told how long to think")
  })

  it('if it is to go in a batch to a model that nobody knows', () => {
    expect(refusal({}, 'batch')).toBeNull()
    expect(refusal({ model: 'of-a-studio' }, 'batch')).toContain('of-a-studio takes no batches')
    expect(refusal({ model: 'of-a-studio' })).toBeNull()
  })
})
