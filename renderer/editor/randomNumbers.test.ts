import { expect, it } from 'vitest'
import { randomNumbers } from './randomNumbers.ts'

it('gives each number that was drawn once, in order, and draws again when all are given', () => {
  let drawn = 0
  let draws = 0
  const next = randomNumbers((into) => {
    draws += 1
    for (let at = 0; at < into.length; at += 1) into[at] = drawn += 1
  })
  const given = Array.from({ length: 3000 }, () => Math.round(next() * 2 ** 32))
  expect(given).toEqual(Array.from({ length: 3000 }, (_, at) => at + 1))
  expect(draws).toBe(3)
})

it('stays below 1 for the largest number', () => {
  const next = randomNumbers((into) => into.fill(0xffffffff))
  expect(next()).toBeLessThan(1)
})
