import { expect, test } from 'vitest'
import { farSmaller, farSmallerWords } from './farSmaller.ts'

const asked = (imageSize: '1K' | '4K', provider = 'gemini') => ({ provider, imageSize })

test('a picture that is far smaller than it was asked for says so', () => {
  expect(farSmallerWords({ width: 1, height: 1 }, asked('1K'))).toBe('1 × 1 px, far smaller than 1K.')
  expect(farSmallerWords({ width: 900, height: 400 }, asked('4K'))).toBe('900 × 400 px, far smaller than 4K.')
  expect(farSmaller({ width: 64, height: 27 }, asked('1K'))).toBe('64 × 27 px')
})

test('nothing is said of one that is about as large, nor of a stand-in', () => {
  expect(farSmallerWords({ width: 1376, height: 768 }, asked('1K'))).toBeNull()
  expect(farSmallerWords({ width: 300, height: 900 }, asked('1K'))).toBeNull()
  expect(farSmallerWords({ width: 1, height: 1 }, asked('1K', 'stand-in'))).toBeNull()
})
