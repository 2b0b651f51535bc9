import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Found } from './findOnBoard.ts'
import { createTypeToFind } from './typeToFind.ts'

const numbers = ['1', '1A', '2', '2B', '12', '12AA', 'K1']

/** Searches a film with only these numbers. */
function find(typed: string): Found | null {
  const number = numbers.find((each) => each === typed) ?? numbers.find((each) => each.startsWith(typed))
  return number === undefined ? null : { kind: 'shot', id: number, panelId: null, label: `Shot ${number}` }
}

function typing() {
  const found: string[] = []
  const finder = createTypeToFind(find, ({ id }) => void found.push(id))
  const type = (keys: string): boolean[] => keys.split('').map((key) => finder.press(key))
  return { finder, found, type }
}

describe('typing a number on the board', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('goes nearer with each key', () => {
    const { finder, found, type } = typing()
    type('12a')
    expect(found).toEqual(['1', '12', '12AA'])
    expect([finder.typed(), finder.found()?.label]).toEqual(['12A', 'Shot 12AA'])
  })

  it('leaves letters that are no part of a number to the commands they are', () => {
    const { finder, type } = typing()
    expect(type('n')).toEqual([false])
    expect(type('k')).toEqual([false])
    expect(type('2n')).toEqual([true, false])
    expect(finder.typed()).toBe('')
  })

  it('says of digits that no shot has them, and takes them back by Backspace', () => {
    const { finder, found, type } = typing()
    type('13')
    expect([finder.typed(), finder.found()]).toEqual(['13', null])
    expect(finder.press('Backspace')).toBe(true)
    expect([finder.typed(), finder.found()?.id]).toEqual(['1', '1'])
    expect(finder.press('Backspace')).toBe(true)
    expect(finder.press('Backspace')).toBe(false)
    expect(found).toEqual(['1', '1'])
  })

  it('begins anew after a pause, and when it is let go of', () => {
    const { finder, found, type } = typing()
    type('1')
    vi.advanceTimersByTime(2000)
    type('2')
    expect(found).toEqual(['1', '2'])
    expect(finder.cancel()).toBe(true)
    expect(finder.cancel()).toBe(false)
    type('1')
    expect(finder.typed()).toBe('1')
  })
})
