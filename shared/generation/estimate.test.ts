import { describe, expect, it } from 'vitest'
import type { MediaId } from '../document/ids.ts'
import type { RequestPicture, Usage } from '../document/recipe.ts'
import { estimateUsd } from './estimate.ts'
import type { Costed, TurnAhead } from './estimate.ts'
import { actualUsd } from './models.ts'

const BANANA = 'gemini-nano-banana-2.1'

function request(changes: Partial<Costed>, pictures: number, characters: number): Costed {
  const sent = Array.from({ length: pictures }, (_none, at): RequestPicture => ({
    role: 'reference',
    label: `R${at}`,
    mediaId: `media_${at}` as MediaId,
  }))
  const pieces = [{ from: 'free', text: 'a'.repeat(characters) }]
  return { provider: 'gemini', model: BANANA, imageSize: '1K', pieces, pictures: sent, ...changes }
}

function usage(promptTokens: number, imageTokens: number, thoughtTokens: number): Usage {
  return { promptTokens, imageTokens, textTokens: 30, thoughtTokens }
}

/** Worked by hand: characters / 4 + pictures × what one takes, the picture by size, thoughts by level. */
const CASES: readonly [name: string, asked: Costed, told: Usage, dollars: number][] = [
  // 680 characters and the sketch: (170 + 1,120) × 1.5 + 1,120 × 30 + (30 + 64) × 7.5
  ['a sketch at 1K, thinking little', request({}, 1, 680), usage(1290, 1120, 64), 0.03624],
  // The $0.04 that a picture comes to: 64 + 506 more of thoughts.
  ['a sketch at 1K, thinking as much as people report', request({}, 1, 680), usage(1290, 1120, 540), 0.03981],
  // (150 + 4 × 1,120) × 1.5 + 1,680 × 30 + 330 × 7.5
  ['four pictures at 2K', request({ imageSize: '2K' }, 4, 600), usage(4630, 1680, 300), 0.05982],
  // (250 + 14 × 1,120) × 1.5 + 3,780 × 30 + 1,030 × 7.5
  [
    'fourteen pictures at 4K, thinking long',
    request({ imageSize: '4K', thinking: 'high' }, 14, 1000),
    usage(15_930, 3780, 1000),
    0.14502,
  ],
  // 50 × 1.5 + 1,120 × 30 + 90 × 7.5
  ['words alone, thinking briefly', request({ thinking: 'minimal' }, 0, 200), usage(50, 1120, 60), 0.03435],
  // (170 + 2 × 560) × 2 + 2,000 × 120 + 330 × 12
  [
    'two pictures of 3 Pro at 4K',
    request({ model: 'gemini-3-pro-image', imageSize: '4K' }, 2, 680),
    usage(1290, 2000, 300),
    0.24654,
  ],
  // (120 + 2 × 1,290) × 0.3 + 1,290 × 30 + 30 × 2.5
  ['two pictures of 2.5', request({ model: 'gemini-2.5-flash-image' }, 2, 480), usage(2700, 1290, 0), 0.039585],
]

describe('an estimate', () => {
  it.each(CASES)('%s is within 5 %% of what it costs', (_name, asked, told, dollars) => {
    expect(actualUsd(asked, told)).toBeCloseTo(dollars, 5)
    expect(Math.abs(estimateUsd(asked)! / dollars - 1)).toBeLessThan(0.05)
  })

  it.each(CASES)('%s costs half as a batch', (_name, asked, told) => {
    expect(estimateUsd(asked, 'batch')).toBeCloseTo(estimateUsd(asked)! / 2, 5)
    expect(actualUsd(asked, told, 'batch')).toBeCloseTo(actualUsd(asked, told)! / 2, 5)
  })

  it('is nothing for the stand-in and unknown for a model that nobody here knows', () => {
    expect(estimateUsd(request({ provider: 'stand-in' }, 2, 90))).toBe(0)
    expect(estimateUsd(request({ model: 'studio-model' }, 2, 90))).toBeNull()
  })

  it('counts a sign of Chinese as a word', () => {
    const plain = request({}, 0, 0)
    const signs = { ...plain, pieces: [{ from: 'free', text: '海'.repeat(4000) }] }
    expect(estimateUsd(signs)! - estimateUsd(plain)!).toBeCloseTo(0.006, 4)
  })

  // (10 + 2 × 150 + 4 × 1,120 + 1,120 + 1,120) × 1.5 + 1,120 × 30 + 330 × 7.5
  it('counts again what was sent with the turns before it, and what they ended with', () => {
    const first = { words: 'a'.repeat(600), request: request({}, 4, 600) } as TurnAhead
    const second = { words: 'a'.repeat(600), request: request({}, 0, 600) } as TurnAhead
    expect(estimateUsd(request({}, 0, 40), 'now', [first, second])).toBeCloseTo(0.04662, 5)
  })
})
