import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actualUsd, cropFor, nearestRatio, pictureUsd } from './models.ts'
import { gemini } from './providers/gemini.ts'
import type { ModelFacts } from './providers/provider.ts'

const RECOMMENDED = 'gemini-nano-banana-2.1'
const MODELS: readonly ModelFacts[] = gemini.models

function asked(model: string) {
  return { provider: 'gemini', model }
}

describe('prices', () => {
  it('are by model and size; nothing for the stand-in; not known for a model that is not in the table', () => {
    expect(pictureUsd({ provider: 'gemini', model: RECOMMENDED, imageSize: '2K' })).toBe(0.0504)
    expect(pictureUsd({ provider: 'gemini', model: 'gemini-2.5-flash-image', imageSize: '4K' })).toBeNull()
    expect(pictureUsd({ provider: 'gemini', model: 'studio-model', imageSize: '1K' })).toBeNull()
    expect(pictureUsd({ provider: 'stand-in', model: 'any', imageSize: '4K' })).toBe(0)
  })

  it('agree with the tokens that a picture of each size takes', () => {
    const none = { promptTokens: 0, textTokens: 0, thoughtTokens: 0 }
    const cost = (imageTokens: number) => actualUsd(asked(RECOMMENDED), { ...none, imageTokens })
    expect(cost(1120)).toBe(0.0336)
    expect(cost(1680)).toBe(0.0504)
    expect(cost(3780)).toBeCloseTo(0.113, 3)
  })

  it('count words in, words out and thoughts at their own rates', () => {
    const usage = { promptTokens: 1_000_000, imageTokens: 0, textTokens: 500_000, thoughtTokens: 500_000 }
    expect(actualUsd(asked(RECOMMENDED), usage)).toBe(9)
    expect(actualUsd(asked(RECOMMENDED), null)).toBeNull()
    expect(actualUsd(asked('gemini-3-pro-image'), usage)).toBe(14)
    expect(actualUsd(asked('gemini-3-pro-image'), usage, 'batch')).toBe(7)
    expect(actualUsd(asked('studio-model'), usage)).toBeNull()
  })

  it('name one model to recommend and the one that is closing', () => {
    expect(MODELS.filter((model) => model.recommended).map((model) => model.id)).toEqual([RECOMMENDED])
    expect(MODELS.filter((model) => model.closing).map((model) => model.id)).toEqual(['gemini-2.5-flash-image'])
  })
})

describe('the ratio asked of a model', () => {
  it.each([
    [1.33, '4:3'],
    [1.37, '4:3'],
    [1.66, '16:9'],
    [1.78, '16:9'],
    [1.85, '16:9'],
    [2, '16:9'],
    [2.2, '21:9'],
    [2.39, '21:9'],
    [5, '21:9'],
    [0.5625, '9:16'],
    [0.2, '9:16'],
    [1, '1:1'],
    [0.8, '4:5'],
  ])('for a film of %f is %s', (film, ratio) => {
    expect(nearestRatio(asked(RECOMMENDED), film)).toBe(ratio)
  })
})

describe('the film’s frame inside a picture', () => {
  it('is cut above and below, or at the sides, in the middle', () => {
    expect(cropFor(1584, 672, 2.39)).toEqual({ x: 0, y: 4, width: 1584, height: 663 })
    expect(cropFor(1376, 768, 1.66)).toEqual({ x: 50, y: 0, width: 1275, height: 768 })
    expect(cropFor(1000, 1000, 1)).toEqual({ x: 0, y: 0, width: 1000, height: 1000 })
  })

  it('always lies inside, touches two sides, and is within a pixel of the ratio', () => {
    const size = fc.integer({ min: 16, max: 8000 })
    fc.assert(
      fc.property(size, size, fc.double({ min: 0.2, max: 5, noNaN: true }), (width, height, ratio) => {
        const crop = cropFor(width, height, ratio)
        expect(crop.x).toBeGreaterThanOrEqual(0)
        expect(crop.y).toBeGreaterThanOrEqual(0)
        expect(crop.x + crop.width).toBeLessThanOrEqual(width)
        expect(crop.y + crop.height).toBeLessThanOrEqual(height)
        expect(crop.width === width || crop.height === height).toBe(true)
        const off = Math.min(Math.abs(crop.width - crop.height * ratio), Math.abs(crop.height - crop.width / ratio))
        expect(off).toBeLessThanOrEqual(0.5 + 1e-9)
      }),
    )
  })
})
