import { describe, expect, it } from 'vitest'
import { recall, remember } from './memory.ts'
import type { Memory } from './memory.ts'

const NAME = 'framewright.theme'

function memoryOf(kept: Record<string, string>): Memory {
  return {
    getItem: (name) => kept[name] ?? null,
    setItem(name, text) {
      kept[name] = text
    },
  }
}

function refuse(): never {
  throw new Error('refused')
}

describe('what this computer remembers', () => {
  it('comes back as it was put there', () => {
    const memory = memoryOf({})
    expect(recall(memory, NAME)).toBeNull()
    for (const value of ['light', 7, { hidden: ['camera'] }]) {
      remember(memory, NAME, value)
      expect(recall(memory, NAME)).toEqual(value)
    }
  })

  it('is read where an older version put a bare word', () => {
    expect(recall(memoryOf({ [NAME]: 'light' }), NAME)).toBe('light')
  })

  it('is nothing where there is no memory, or one that refuses', () => {
    const closed: Memory = { getItem: refuse, setItem: refuse }
    for (const memory of [null, closed]) {
      remember(memory, NAME, 'light')
      expect(recall(memory, NAME)).toBeNull()
    }
  })
})
