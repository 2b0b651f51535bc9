import { describe, expect, it } from 'vitest'
import { testFilm } from '../../../tests/support/testFilm.ts'
import { LIMITS } from '../../document/limits.ts'
import { filmShots, numbersOf } from '../../document/select.ts'
import { pinNumbers } from './pinNumbers.ts'
import { readDelimited } from './readDelimited.ts'

const read = (text: string) => readDelimited(new TextEncoder().encode(text))

describe('a text file with a table', () => {
  it('keeps its apostrophes where a formula shows that nothing was defused', () => {
    expect(read("Shot,Notes\n1,'=1+1\n").rows[1]).toEqual(['1', '=1+1'])
    expect(read("Shot,Notes\n1,'=1+1\n2,=2\n").rows[1]).toEqual(['1', "'=1+1"])
  })

  it('is parted by the sign that its first line names, whatever stands oftener', () => {
    expect(read('sep=;\r\na,b,c;d\r\ne,f,g;h\r\n').rows).toEqual([
      ['a,b,c', 'd'],
      ['e,f,g', 'h'],
    ])
  })

  it('is parted by what its rows have, however many empty lines there are', () => {
    expect(read('Shot;Notes\n\n\n\n\n1;Rain\n').rows.filter(([first]) => first !== '')).toEqual([
      ['Shot', 'Notes'],
      ['1', 'Rain'],
    ])
  })

  it('names the row whose quotation marks don’t match', () => {
    expect(read('Shot,Notes\n1,"a"b\n2,c\n').odd.map(({ row }) => row)).toEqual([2])
  })
})

describe('the numbers of a table', () => {
  const film = testFilm([[1, 1]])
  const second = filmShots(film)[1]!.id

  it('are left as they are where they say the same in small letters', () => {
    expect(numbersOf(film).shots.get(second)).toBe('1A')
    expect(pinNumbers(film, 'shot', new Map([[second, '1a']]))).toBe(film)
  })

  it('are left out where they are longer than a film can keep', () => {
    expect(pinNumbers(film, 'shot', new Map([[second, '9'.repeat(LIMITS.shotNumber + 1)]]))).toBe(film)
  })
})
