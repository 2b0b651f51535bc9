import { describe, expect, it } from 'vitest'
import { commonOf, heldBy } from './mixed.ts'

describe('what selected shots have in common', () => {
  it('is the value they share, or that they differ', () => {
    expect(commonOf([{ size: 'cu' }, { size: 'cu' }], (row) => row.size)).toEqual({ mixed: false, value: 'cu' })
    expect(commonOf([{ size: 'cu' }, { size: 'ms' }], (row) => row.size)).toEqual({ mixed: true })
    expect(commonOf([{ seconds: null }], (row) => row.seconds)).toEqual({ mixed: false, value: null })
    expect(commonOf([], (row: { size: string }) => row.size)).toBeUndefined()
  })

  it('tells which cards all of them hold and which only some', () => {
    const rows = [{ cast: ['a', 'b'] }, { cast: ['b', 'b'] }]
    expect(heldBy(rows, (row) => row.cast)).toEqual([
      { id: 'a', count: 1, all: false },
      { id: 'b', count: 2, all: true },
    ])
  })
})
