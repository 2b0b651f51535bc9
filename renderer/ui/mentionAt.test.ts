import { describe, expect, it } from 'vitest'
import { mentionAt, mentionsFor, withMention } from './mentionAt.ts'

const NAMES = ['Mara', 'Mara Ilves', 'Old Mara', 'Quarry weighbridge', 'مارا'].map((name) => ({
  id: name,
  name,
  note: 'cast',
}))
const namesFor = (typed: string) => mentionsFor(NAMES, typed).map(({ name }) => name)

describe('a mention that is typed', () => {
  it.each([
    ['@', { at: 0, typed: '' }],
    ['wait @ma', { at: 5, typed: 'ma' }],
    ['(@Mara Il', { at: 1, typed: 'Mara Il' }],
    ['a@mara', null],
    ['@mara\nthen', null],
    ['تنتظر @ما', { at: 6, typed: 'ما' }],
  ])('in %j is %j', (text, begun) => {
    expect(mentionAt(text, text.length)).toEqual(begun)
  })

  it('may become what begins so, then what has a word that does', () => {
    expect(namesFor('MA')).toEqual(['Mara', 'Mara Ilves', 'Old Mara'])
    expect(namesFor('weigh')).toEqual(['Quarry weighbridge'])
    expect(namesFor('مار')).toEqual(['مارا'])
    expect(namesFor('')).toHaveLength(NAMES.length)
    expect(namesFor(' mara')).toEqual([])
    expect(namesFor('mara waits')).toEqual([])
  })

  it('is written out with a space, unless one or a stop follows', () => {
    const begun = { at: 5, typed: 'ma' }
    expect(withMention('wait @ma', begun, 'Mara')).toEqual({ text: 'wait @Mara ', caret: 11 })
    expect(withMention('wait @ma, then', begun, 'Mara')).toEqual({ text: 'wait @Mara, then', caret: 10 })
  })
})
