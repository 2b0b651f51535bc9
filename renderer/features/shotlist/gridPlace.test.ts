import { describe, expect, it } from 'vitest'
import { COLUMNS } from './columns.ts'
import { spanPlaces, stepFrom, tabFrom } from './gridPlace.ts'

const size = { rows: 10, columns: 4, page: 5 }

describe('moving over the shot list', () => {
  it('goes by cell, stops at the edges, and jumps with Mod', () => {
    expect(stepFrom({ row: 0, column: 0 }, 'ArrowUp', false, size)).toEqual({ row: 0, column: 0 })
    expect(stepFrom({ row: 3, column: 1 }, 'ArrowRight', false, size)).toEqual({ row: 3, column: 2 })
    expect(stepFrom({ row: 3, column: 1 }, 'ArrowDown', true, size)).toEqual({ row: 9, column: 1 })
    expect(stepFrom({ row: 3, column: 1 }, 'End', true, size)).toEqual({ row: 9, column: 3 })
    expect(stepFrom({ row: 3, column: 1 }, 'Home', false, size)).toEqual({ row: 3, column: 0 })
    expect(stepFrom({ row: 3, column: 1 }, 'PageDown', false, size)).toEqual({ row: 8, column: 1 })
    expect(stepFrom({ row: 3, column: 1 }, 'x', false, size)).toBeUndefined()
  })

  it('tabs row by row and out of the list at its ends', () => {
    expect(tabFrom({ row: 0, column: 3 }, false, size)).toEqual({ row: 1, column: 0 })
    expect(tabFrom({ row: 1, column: 0 }, true, size)).toEqual({ row: 0, column: 3 })
    expect(tabFrom({ row: 9, column: 3 }, false, size)).toBeUndefined()
    expect(tabFrom({ row: 0, column: 0 }, true, size)).toBeUndefined()
  })

  it('spans columns either way and survives one that was hidden', () => {
    const shown = COLUMNS.slice(0, 6)
    expect(spanPlaces(shown, { at: 'angle', from: 'size' })).toEqual({ first: 3, last: 5, at: 5 })
    expect(spanPlaces(shown, { at: 'size', from: 'angle' })).toEqual({ first: 3, last: 5, at: 3 })
    expect(spanPlaces(shown, { at: 'notes', from: 'notes' })).toEqual({ first: 0, last: 0, at: 0 })
  })
})
