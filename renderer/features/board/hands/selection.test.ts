import { describe, expect, it } from 'vitest'
import { editShot } from '#shared/document/commands/shots.ts'
import { filmShots } from '#shared/document/select.ts'
import { testFilm } from '../../../../tests/support/testFilm.ts'
import { inOrder, rangeTo, toggled, united } from './selection.ts'
import { shotSpoken } from './shotSpoken.ts'

describe('selecting shots', () => {
  it('puts a shot in as the last and takes it out again, but never empties', () => {
    expect(toggled(['a'], 'b')).toEqual(['a', 'b'])
    expect(toggled(['a', 'b'], 'a')).toEqual(['b'])
    expect(toggled(['a'], 'a')).toEqual(['a'])
  })

  it('reaches from the first chosen to the one at hand, either way', () => {
    const order = ['a', 'b', 'c', 'd']
    expect(rangeTo(order, ['b'], 'd')).toEqual(['b', 'c', 'd'])
    expect(rangeTo(order, ['b', 'c', 'd'], 'a')).toEqual(['b', 'a'])
    expect(rangeTo(order, ['gone'], 'c')).toEqual(['c'])
    expect(rangeTo(order, [], 'c')).toEqual(['c'])
  })

  it('adds a marquee to what was there', () => {
    expect(united(['c'], ['a', 'c', 'd'])).toEqual(['c', 'a', 'd'])
  })

  it('can be read in film order', () => {
    const order = new Map([
      ['a', 0],
      ['b', 1],
      ['c', 2],
    ])
    expect(inOrder(order, ['c', 'a'])).toEqual(['a', 'c'])
  })
})

describe('a shot spoken', () => {
  it('says number, size, move, seconds and status in whole words', () => {
    const film = testFilm([
      [1, 1],
      [1, 1, 1],
    ])
    const shot = filmShots(film)[4]!
    const said = editShot(film, shot.id, {
      size: 'mcu',
      movement: 'dolly',
      direction: 'in',
      seconds: 4.5,
      status: 'boarded',
    })
    expect(shotSpoken(said, shot.id)).toBe('Shot 2B, medium close-up, dolly in, 4.5 seconds, boarded')
    expect(shotSpoken(film, 'shot_gone')).toBe('')
  })
})
