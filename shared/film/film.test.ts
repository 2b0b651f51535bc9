import { array, assert, integer, option, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clockLabel, secondsLabel } from './clockLabel.ts'
import { numberBetween } from './numberBetween.ts'
import { lettersFor, numberList, sceneScheme, shotNumber } from './numbering.ts'
import { panelSize, ratioLabel, RATIO_LIMITS, RATIOS, readRatio } from './ratios.ts'
import { readHeading, readNumberedHeading } from './readHeading.ts'
import {
  ANGLES,
  DIRECTIONS,
  FRAMINGS,
  INT_EXT,
  MOVEMENTS,
  readTerm,
  SIZES,
  STATUSES,
  SUPPORTS,
  termOf,
} from './vocabulary.ts'

const us = { numbering: 'us', skipIO: true } as const

describe('slate letters', () => {
  it('leave out I and O and go on after Z', () => {
    const letters = Array.from({ length: 26 }, (_, at) => lettersFor(at))
    expect(letters).not.toContain('I')
    expect(letters).not.toContain('O')
    expect(letters.slice(22)).toEqual(['Y', 'Z', 'AA', 'AB'])
    expect(lettersFor(8, false)).toBe('I')
  })

  it('are never the same twice', () => {
    const many = Array.from({ length: 2000 }, (_, at) => lettersFor(at))
    expect(new Set(many).size).toBe(2000)
  })
})

const between = (before: string | null, after: string | null, taken: readonly string[] = []): string =>
  numberBetween(before, after, new Set(taken), { stem: '', gaps: false, skipIO: true })

describe('shot numbers', () => {
  it('follow the house: master and set-ups, a list, or tens for VFX', () => {
    expect([0, 1, 2].map((at) => shotNumber(us, '12', at))).toEqual(['12', '12A', '12B'])
    expect([0, 1].map((at) => shotNumber({ ...us, numbering: 'list' }, '12', at))).toEqual(['12-1', '12-2'])
    expect([0, 9].map((at) => shotNumber({ ...us, numbering: 'vfx' }, '12', at))).toEqual(['12-010', '12-100'])
  })

  it('come between fixed ones without moving them', () => {
    expect(between('3', '4')).toBe('3A')
    expect(between('3A', '4')).toBe('3B')
    expect(between('3', '4', ['3A'])).toBe('3B')
    expect(between('3A', '3B')).toBe('3AA')
    expect(between('3', '3A')).toBe('A3A')
    expect(between('3', 'A3A')).toBe('AA3A')
    expect(between('A3A', '3A')).toBe('B3A')
    expect(between('A3A', 'B3A')).toBe('AB3A')
    expect(between(null, '10')).toBe('A10')
    expect(between(null, 'A10')).toBe('AA10')
  })

  it('are all different and keep what is fixed, whatever is fixed', () => {
    const rows = array(option(integer({ min: 1, max: 60 }), { nil: null }), { maxLength: 40 })
    assert(
      property(rows, (fixed) => {
        const seen = new Set<number>()
        const list = fixed.map((value, at) => {
          const number = value === null || seen.has(value) ? null : value
          if (number !== null) seen.add(number)
          return { id: `row ${at}`, number: number === null ? null : String(number) }
        })
        const numbers = numberList(list, sceneScheme())
        expect(new Set(numbers.values()).size).toBe(list.length)
        for (const row of list) if (row.number !== null) expect(numbers.get(row.id)).toBe(row.number)
      }),
    )
  })

  it('count up by place while nothing is fixed', () => {
    const list = ['a', 'b', 'c'].map((id) => ({ id, number: null }))
    expect([...numberList(list, sceneScheme()).values()]).toEqual(['1', '2', '3'])
  })
})

describe('ratios', () => {
  it.each([
    ['2.39', 2.39],
    ['2.39:1', 2.39],
    ['16:9', 1.78],
    ['16x9', 1.78],
    ['9:16', 0.5625],
    [' 1.9 ', 1.9],
    ['wide', undefined],
    ['0', undefined],
    ['1:0', undefined],
    ['99', undefined],
  ])('%j is read as %j', (text, value) => expect(readRatio(text)).toBe(value))

  it('are read back from their own labels', () => {
    for (const ratio of RATIOS) expect(readRatio(ratio.label)).toBe(ratio.value)
    expect(ratioLabel(2.39)).toBe('2.39')
    expect(ratioLabel(1.9)).toBe('1.90')
  })

  it('give panels a long side of 1920 whichever way they lie', () => {
    expect(panelSize(2.39)).toEqual({ width: 1920, height: 803 })
    expect(panelSize(0.5625)).toEqual({ width: 1080, height: 1920 })
    for (const ratio of [RATIO_LIMITS.min, 1, RATIO_LIMITS.max]) {
      const { width, height } = panelSize(ratio)
      expect(width / height).toBeCloseTo(ratio, 1)
    }
  })
})

describe('the vocabulary', () => {
  const lists = [SIZES, FRAMINGS, ANGLES, MOVEMENTS, DIRECTIONS, SUPPORTS, STATUSES, INT_EXT]

  it('reads every id, label, name and other spelling back, and no word means two things in one list', () => {
    for (const list of lists)
      for (const term of list)
        for (const word of [term.id, term.label, term.name, ...('aka' in term ? term.aka : [])])
          expect([word, readTerm(list, word)]).toEqual([word, term.id])
  })

  it('does not mind case, dots, dashes and spaces', () => {
    expect(readTerm(SIZES, '  medium-close  UP ')).toBe('mcu')
    expect(readTerm(INT_EXT, 'int')).toBe('int')
    expect(readTerm(SIZES, '')).toBe('')
    expect(readTerm(SIZES, 'enormous')).toBeUndefined()
    expect(termOf(SIZES, '')).toBeUndefined()
  })
})

describe('a scene heading', () => {
  it.each([
    ['INT. SALT HOUSE - NIGHT', 'int', 'SALT HOUSE', 'NIGHT'],
    ['ext causeway – dawn', 'ext', 'causeway', 'dawn'],
    ['INT./EXT. TRUCK, MOVING - DAY', 'int-ext', 'TRUCK, MOVING', 'DAY'],
    ['i/e truck', 'int-ext', 'truck', ''],
    ['INTERVAL - LATER', '', 'INTERVAL', 'LATER'],
    ['EXT. SALT-HOUSE - FRONT DOOR - NIGHT', 'ext', 'SALT-HOUSE - FRONT DOOR', 'NIGHT'],
    ['', '', '', ''],
  ])('%j is read', (text, intExt, location, timeOfDay) =>
    expect(readHeading(text)).toEqual({ intExt, location, timeOfDay }),
  )
})

describe('a heading with its number', () => {
  it.each([
    ['42A EXT. HARBOUR - NIGHT', '42A', 'EXT. HARBOUR - NIGHT'],
    ['42A EXT. HARBOUR - NIGHT 42A', '42A', 'EXT. HARBOUR - NIGHT'],
    ['EXT. HARBOUR - DAY #A10#', 'A10', 'EXT. HARBOUR - DAY'],
    ['12 OMITTED', '12', 'OMITTED'],
    ['12 ANGRY MEN', '', '12 ANGRY MEN'],
    ['EXT. PIER 39', '', 'EXT. PIER 39'],
  ])('%j is read', (text, number, heading) => expect(readNumberedHeading(text)).toMatchObject({ number, heading }))

  it.each([
    ['INT. HOUSE - KITCHEN - NIGHT - LATER', 'HOUSE - KITCHEN', 'NIGHT - LATER'],
    ['INT. HOUSE - KITCHEN', 'HOUSE - KITCHEN', ''],
    ['EXT. QUAY. NIGHT', 'QUAY', 'NIGHT'],
    ['INT. CAFÉ - NOCHE', 'CAFÉ', 'NOCHE'],
    ['INT. NIGHT CLUB - MOMENTS LATER', 'NIGHT CLUB', 'MOMENTS LATER'],
  ])('%j has its place and its time', (text, location, timeOfDay) =>
    expect(readHeading(text)).toMatchObject({ location, timeOfDay }),
  )
})

describe('time on paper', () => {
  it('is seconds with one decimal, or a clock', () => {
    expect([6, 4.5, 12.25, 0].map(secondsLabel)).toEqual(['6.0', '4.5', '12.25', '0.0'])
    expect([31, 65, 3730, 0].map(clockLabel)).toEqual(['0:31', '1:05', '1:02:10', '0:00'])
    expect([4.5, 65.25, 59.999, 0.05].map(clockLabel)).toEqual(['0:04.5', '1:05.25', '1:00', '0:00.05'])
  })
})
