import { expect, it } from 'vitest'
import { joined } from './stretches.ts'

it('where two lines lie over each other, what is on camera is on camera, whichever comes first', () => {
  const on = { first: 1, last: 2, onCamera: true }
  const off = { first: 0, last: 3, onCamera: false }
  const both = [
    { first: 0, last: 0, onCamera: false },
    { first: 1, last: 2, onCamera: true },
    { first: 3, last: 3, onCamera: false },
  ]
  expect([joined([on], [off]), joined([off], [on])]).toEqual([both, both])
})
