import { describe, expect, it } from 'vitest'
import { placeAfter } from './wallKeys.ts'

const from = (at: number) => (key: string) => placeAfter(key, { at, count: 10, columns: 4, page: 2 })

describe('a key on the wall', () => {
  it('goes to the next tile, row by row, and stays within the takes', () => {
    expect(['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp'].map(from(4))).toEqual([5, 8, 3, 0])
    expect(['ArrowLeft', 'ArrowUp'].map(from(0))).toEqual([0, 0])
    expect(['ArrowRight', 'ArrowDown', 'End', 'Home'].map(from(9))).toEqual([9, 9, 9, 0])
  })

  it('reaches a last row that is not full, and a page up or down', () => {
    expect(from(7)('ArrowDown')).toBe(9)
    expect(from(1)('PageDown')).toBe(9)
    expect(from(9)('PageUp')).toBe(1)
  })

  it('means nothing else', () => {
    expect(['a', 'Tab', 'Enter', ' '].map(from(4))).toEqual([null, null, null, null])
  })
})
