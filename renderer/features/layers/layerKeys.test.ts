import { describe, expect, it } from 'vitest'
import { layerKey } from './layerKeys.ts'

const press = (key: string, place = 1, altKey = false) => layerKey({ key, altKey }, place, 3)

describe('a key of the stack of layers', () => {
  it('chooses the next layer and stops at the ends', () => {
    expect(['ArrowUp', 'ArrowDown', 'Home', 'End'].map((key) => press(key))).toEqual(
      [0, 2, 0, 2].map((place) => ({ kind: 'choose', place })),
    )
    expect([press('ArrowUp', 0), press('ArrowDown', 2)]).toEqual([0, 2].map((place) => ({ kind: 'choose', place })))
  })

  it('carries the chosen layer with Alt', () => {
    expect([press('ArrowUp', 1, true), press('ArrowDown', 1, true)]).toEqual([
      { kind: 'shift', by: 1 },
      { kind: 'shift', by: -1 },
    ])
  })

  it('names and deletes it, and leaves the rest to the window', () => {
    expect(['F2', 'Delete', 'Backspace', 'Enter', 'b'].map((key) => press(key)?.kind ?? null)).toEqual([
      'rename',
      'delete',
      'delete',
      null,
      null,
    ])
  })
})
