import { describe, expect, it } from 'vitest'
import { lowestRows } from './lowestRows.ts'
import type { TextColumn } from './lowestRows.ts'

const column = (width: number, ...cells: (readonly number[])[]): TextColumn => ({ width, cells })

describe('the rows of a table', () => {
  it('are low: width goes to the text that makes them high', () => {
    const [action, notes] = [column(40, [400], [380], [420]), column(40, [60], [], [50])]
    lowestRows([action, notes], 120)
    expect(action.width).toBeGreaterThan(140)
    expect(notes.width).toBeLessThan(60)
  })

  it('don’t pay for a cell that is no higher than the one beside it', () => {
    const [action, dialogue] = [column(100, [300]), column(100, [10, 10, 10, 10, 10])]
    expect(lowestRows([action, dialogue], 200)).toBe(200)
    expect([action.width, dialogue.width]).toEqual([100, 100])
  })

  it('leave room that gains nothing, and are not worked on without any', () => {
    const short = column(50, [20], [30])
    expect(lowestRows([short], 80)).toBe(80)
    expect(lowestRows([column(50, [900])], 0)).toBe(0)
    expect(lowestRows([], 80)).toBe(80)
  })
})
