import { describe, expect, it } from 'vitest'
import { mentionAt, mentionsFor, withMention } from './mentionAt.ts'

const NAMES = ['Mara', 'Mara Ilves', 'Old Mara', 'Quarry weighbridge', 'مارا', 'Zoë', 'Jean-Luc', '雪', 'Мара'].map(
  (name) => ({
    id: name,
    name,
    note: 'cast',
  }),
)
const namesFor = (typed: string) => mentionsFor(NAMES, typed).map(({ name }) => name)

describe('a mention that is typed', () => {
  it.each([
    ['@', { at: 0, typed: '' }],
    ['wait @ma', { at: 5, typed: 'ma' }],
    ['(@Mara Il', { at: 1, typed: 'Mara Il' }],
    ['a@mara', null],
    ['@mara\nthen', null],
    ['تنتظر @ما', { at: 6, typed: 'ما' }],
    ['庭で@雪', { at: 2, typed: '雪' }],
  ])('in %j is %j', (text, begun) => {
    expect(mentionAt(text, text.length)).toEqual(begun)
  })

  it('may become what begins so, then what has a word that does', () => {
    expect(namesFor('MA')).toEqual(['Mara', 'Mara Ilves', 'Old Mara'])
    expect(namesFor('weigh')).toEqual(['Quarry weighbridge'])
    expect(namesFor('مار')).toEqual(['مارا'])
    expect(namesFor('')).toHaveLength(8)
    expect(namesFor(' mara')).toEqual([])
    expect(namesFor('mara waits')).toEqual([])
    expect(namesFor('zoe')).toEqual(['Zoë'])
    expect(namesFor('luc')).toEqual(['Jean-Luc'])
    expect(namesFor('МА')).toEqual(['Мара'])
  })

  it('that is a whole name already is not made a longer one by Enter, until more of that is typed', () => {
    expect(namesFor('Mara ')).toEqual([])
    expect(namesFor('mara i')).toEqual(['Mara Ilves'])
    expect(namesFor('Quarry ')).toEqual(['Quarry weighbridge'])
  })

  it('is written out with a space, unless one or a stop follows', () => {
    const begun = { at: 5, typed: 'ma' }
    expect(withMention('wait @ma', begun, 'Mara')).toEqual({ text: 'wait @Mara ', caret: 11 })
    expect(withMention('wait @ma, then', begun, 'Mara')).toEqual({ text: 'wait @Mara, then', caret: 10 })
    expect(withMention('庭で@が立つ', { at: 2, typed: '' }, '雪')).toEqual({ text: '庭で@雪が立つ', caret: 4 })
  })

  it('takes the rest of the name that stands after the caret', () => {
    const begun = { at: 5, typed: 'ma' }
    expect(withMention('wait @mara then', begun, 'Mara')).toEqual({ text: 'wait @Mara then', caret: 10 })
    expect(withMention('wait @mara ilves', begun, 'Mara Ilves')).toEqual({ text: 'wait @Mara Ilves ', caret: 17 })
    expect(withMention('wait @marathon', begun, 'Mara')).toEqual({ text: 'wait @Mara rathon', caret: 11 })
  })
})
