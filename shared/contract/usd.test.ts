import { expect, it } from 'vitest'
import { costWords } from './usd.ts'

it.each([
  [[], ''],
  [[0, 0], ''],
  [[0.034, 0.05], 'about $0.084'],
  [[0.1, null, null], 'about $0.10 and 2 of unknown price'],
  [[null, 0], 'at a price that is not known'],
])('what %j costs together is %j', (each, words) => {
  expect(costWords(each)).toBe(words)
})
