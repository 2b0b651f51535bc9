import { describe, expect, it } from 'vitest'
import { heightOf, rowStarts, rowsBetween, spanAround, topToSee, withinRows } from './rowWindow.ts'

const starts = rowStarts([30, 50, 50, 80, 50])

describe('the rows of a list that are in sight', () => {
  it('are those that lie between two heights, also in part', () => {
    expect(rowsBetween(starts, 0, 30)).toEqual({ first: 0, end: 1 })
    expect(rowsBetween(starts, 29, 31)).toEqual({ first: 0, end: 2 })
    expect(rowsBetween(starts, 30, 130)).toEqual({ first: 1, end: 3 })
    expect(rowsBetween(starts, 129, 260)).toEqual({ first: 2, end: 5 })
  })

  it('are none of an empty list', () => {
    expect(heightOf(rowStarts([]))).toBe(0)
    expect(rowsBetween(rowStarts([]), 0, 400)).toEqual({ first: 0, end: 0 })
    expect(spanAround({ first: 0, end: 0 }, 4, rowStarts([]))).toEqual({ first: 0, end: 0 })
  })

  it('come with others around them, as far as there are any', () => {
    expect(spanAround({ first: 1, end: 3 }, 1, starts)).toEqual({ first: 0, end: 4 })
    expect(spanAround({ first: 1, end: 4 }, 4, starts)).toEqual({ first: 0, end: 5 })
  })

  it('are the last ones where the list has become shorter than it is scrolled', () => {
    expect(withinRows(starts, 900, 100)).toBe(160)
    expect(withinRows(starts, 900, 1000)).toBe(0)
  })
})

describe('a row that is scrolled to', () => {
  it('stays where it is if it is in sight', () => {
    expect(topToSee(starts, 2, 40, 160)).toBe(40)
  })

  it('comes in at the side that it is beyond', () => {
    expect(topToSee(starts, 1, 100, 100)).toBe(30)
    expect(topToSee(starts, 4, 0, 100)).toBe(160)
  })

  it('shows its beginning where there is no room for all of it', () => {
    expect(topToSee(starts, 3, 0, 60)).toBe(130)
  })

  it('is none: nothing moves', () => {
    expect(topToSee(starts, 9, 40, 100)).toBe(40)
    expect(topToSee(starts, -1, 40, 100)).toBe(40)
  })
})
