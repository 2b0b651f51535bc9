import { describe, expect, it } from 'vitest'
import { remainderUnder, combineWrites, withFields } from './rowWrite.ts'
import type { FieldWrite } from './rowWrite.ts'

const write = (set: Record<string, unknown>, unset: string[] = []): FieldWrite => ({
  table: 'shot',
  id: 'shot_1',
  set,
  unset,
})

describe('a change of fields', () => {
  it('clears what it clears and leaves the others alone', () => {
    expect(withFields({ a: 1, b: 2, c: 3 }, write({ a: 9 }, ['b']))).toEqual({ a: 9, c: 3 })
  })

  it('and the next one of the same row become one that does both in turn', () => {
    expect(combineWrites(write({ a: 1, b: 1 }), write({ b: 2, c: 2 }))).toEqual(write({ a: 1, b: 2, c: 2 }))
    expect(combineWrites(write({ a: 1, b: 1 }), write({}, ['a']))).toEqual(write({ b: 1 }, ['a']))
    expect(combineWrites(write({}, ['a']), write({ a: 2 }))).toEqual(write({ a: 2 }))
  })

  it('of another hand leaves alone what this hand has yet to put in its place', () => {
    expect(remainderUnder(write({ a: 'theirs', b: 'theirs' }, ['c']), write({ a: 'ours' }, ['c']))).toEqual(
      write({ b: 'theirs' }),
    )
    expect(remainderUnder(write({ a: 'theirs' }), write({ a: 'ours' }))).toBeNull()
  })
})
