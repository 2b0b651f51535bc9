import { describe, expect, it } from 'vitest'
import { doubtOf, readings } from './readNumber.ts'
import { readSeconds } from './film/readSeconds.ts'

describe('a typed number', () => {
  it.each([
    ['3.5', [3.5]],
    ['3,5', [3.5]],
    [' 24 ', [24]],
    ['2.', [2]],
    ['2,', [2]],
    ['.5', [0.5]],
    [',5', [0.5]],
    ['-12,5', [-12.5]],
    ['\u22124', [-4]],
    ['1.000', [1]],
    ['1,000', [1, 1000]],
    ['0,125', [0.125]],
    ['36 000', [36000]],
    ["1'000", [1000]],
    ['1,000,000', [1000000]],
    ['1.000.000', [1000000]],
    ['1.000,5', [1000.5]],
    ['1,000.5', [1000.5]],
    ['２４', [24]],
    ['٣٫٥', [3.5]],
    ['۱۲', [12]],
    ['', []],
    ['-', []],
    ['1,2,3', []],
    ['1.2.3', []],
    ['1.2,3.4', []],
    ['1e308', []],
    ['0x10', []],
    ['twelve', []],
  ])('of %j is %j', (typed, values) => expect(readings(typed)).toEqual(values))

  it('is in doubt where two readings fit', () => {
    expect(doubtOf('1,000', readings('1,000'))).toBe('“1,000” can be read as 1 or as 1000')
    expect(doubtOf('3,5', readings('3,5'))).toBeUndefined()
  })
})

describe('a typed length', () => {
  it.each([
    ['4,5', [4.5]],
    ['4.5 s', [4.5]],
    ['5 sec.', [5]],
    ['0:05', [5]],
    ['1:30', [90]],
    ['0:02,5', [2.5]],
    ['1:02:10', [3730]],
    ['1 min 30', [90]],
    ['1m 30s', [90]],
    ['2 min', [120]],
    ['1:75', []],
    ['1:', []],
    ['00:00:05:12', []],
    ['soon', []],
  ])('of %j is %j seconds', (typed, values) => expect(readSeconds(typed)).toEqual(values))
})
