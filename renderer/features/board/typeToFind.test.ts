import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createTypeToFind, shotByNumber } from './typeToFind.ts'

const numbers = new Map([
  ['a', '1'],
  ['b', '1A'],
  ['c', '2'],
  ['d', '2B'],
  ['e', '12'],
  ['f', '12AA'],
])
const order = [...numbers.keys()]

function typing() {
  const found: string[] = []
  const finder = createTypeToFind(
    (typed) => shotByNumber(order, numbers, typed),
    (id) => void found.push(id),
  )
  const type = (keys: string): boolean[] => keys.split('').map((key) => finder.press(key))
  return { finder, found, type }
}

describe('a shot by its number', () => {
  it('is the one that is called so, else the first that begins so', () => {
    expect(shotByNumber(order, numbers, '1')).toBe('a')
    expect(shotByNumber(order, numbers, '2b')).toBe('d')
    expect(shotByNumber(order, numbers, '12a')).toBe('f')
    expect(shotByNumber(order, numbers, '3')).toBeNull()
  })
})

describe('typing a number on the board', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('goes nearer with each key', () => {
    const { finder, found, type } = typing()
    type('12a')
    expect(found).toEqual(['a', 'e', 'f'])
    expect(finder.typed()).toBe('12A')
  })

  it('leaves letters that are no part of a number to the commands they are', () => {
    const { finder, type } = typing()
    expect(type('n')).toEqual([false])
    expect(type('2n')).toEqual([true, false])
    expect(finder.typed()).toBe('')
  })

  it('says of digits that no shot has them, and takes them back by Backspace', () => {
    const { finder, found, type } = typing()
    type('13')
    expect([finder.typed(), finder.missing()]).toEqual(['13', true])
    expect(finder.press('Backspace')).toBe(true)
    expect([finder.typed(), finder.missing()]).toEqual(['1', false])
    expect(finder.press('Backspace')).toBe(true)
    expect(finder.press('Backspace')).toBe(false)
    expect(found).toEqual(['a', 'a'])
  })

  it('begins anew after a pause, and when it is let go of', () => {
    const { finder, found, type } = typing()
    type('1')
    vi.advanceTimersByTime(2000)
    type('2')
    expect(found).toEqual(['a', 'c'])
    expect(finder.cancel()).toBe(true)
    expect(finder.cancel()).toBe(false)
    type('1')
    expect(finder.typed()).toBe('1')
  })
})
