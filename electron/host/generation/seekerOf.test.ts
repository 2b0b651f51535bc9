import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { seekerOf } from './seekerOf.ts'
import { plainForms } from './strikeKey.ts'

const KEY = 'AIza-fake-key-for-tests-0123456789'

it('a key is found in a picture wherever it begins, in each of its spellings, and nowhere else', () => {
  const forms = plainForms(KEY)
  const mayHold = seekerOf(forms)
  const picture = randomBytes(3000).toString('base64')
  expect(mayHold(Buffer.from(picture))).toBe(false)
  for (const form of forms)
    for (const at of [0, 1, 2, 3, 17, 31, 1000, 1001, picture.length])
      expect(mayHold(Buffer.from(picture.slice(0, at) + form + picture.slice(at)))).toBe(true)
})

it('a key that is cut short is none, and a short one is found all the same', () => {
  const mayHold = seekerOf([KEY])
  expect([mayHold(Buffer.from(KEY.slice(0, -1))), mayHold(Buffer.from(KEY)), mayHold(Buffer.alloc(0))]).toEqual([
    false,
    true,
    false,
  ])
  expect([seekerOf(['key'])(Buffer.from('a key')), seekerOf([])(Buffer.from('a key'))]).toEqual([true, false])
})

it('a key is found wherever the bytes begin in memory, and at their very end', () => {
  const mayHold = seekerOf([KEY])
  for (const start of [0, 1, 2, 3, 4, 5, 6, 7])
    for (const before of [0, 1, 2, 3, 30, 31, 32, 33]) {
      const memory = Buffer.alloc(start + before + KEY.length, '-')
      memory.write(KEY, start + before)
      expect(mayHold(memory.subarray(start)), `${start} + ${before}`).toBe(true)
      expect(mayHold(memory.subarray(start, -1)), `${start} + ${before}, cut short`).toBe(false)
    }
})
