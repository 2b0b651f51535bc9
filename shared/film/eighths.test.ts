import { expect, it } from 'vitest'
import { eighthsLabel, estimateLabel, estimateWords, pagesLabel, shareLabel } from './eighths.ts'

it('a length in eighths is written as a 1st AD does, and its time said to be an estimate', () => {
  expect([1, 8, 11, 16, 0].map(eighthsLabel)).toEqual(['1/8', '1', '1 3/8', '2', '0'])
  expect([3, 8, 12, 0].map(pagesLabel)).toEqual(['3/8 page', '1 page', '1 4/8 pages', '0 pages'])
  expect([3, 12, 0].map(shareLabel)).toEqual(['3/8 page', '1 4/8 pages', 'under 1/8 page'])
  expect(estimateLabel(19)).toBe('≈ 2:23')
  expect(estimateWords(19)).toBe('2 3/8 pages of script: about 2:23 on screen, estimated at a minute a page')
})
