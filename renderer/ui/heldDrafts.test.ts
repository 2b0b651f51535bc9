import { describe, expect, it } from 'vitest'
import { createHeldDrafts } from './heldDrafts.ts'

describe('what was typed and does not fit', () => {
  it('waits by the name of its field, in the order in which it came, until it is dropped', () => {
    const drafts = createHeldDrafts()
    const heard: number[] = []
    const stop = drafts.listen(() => heard.push(drafts.all().length))
    drafts.put({ key: 'shot/1/action', text: 'long', why: 'It is too long.' })
    drafts.put({ key: 'card/2/name', text: 'longer', why: 'It is too long.' })
    drafts.put({ key: 'shot/1/action', text: 'shorter', why: 'It is too long.' })
    expect(drafts.all().map(({ key, text }) => [key, text])).toEqual([
      ['shot/1/action', 'shorter'],
      ['card/2/name', 'longer'],
    ])
    const list = drafts.all()
    drafts.drop('panel/3/label')
    expect(drafts.all()).toBe(list)
    drafts.drop('shot/1/action')
    expect(drafts.of('shot/1/action')).toBeUndefined()
    stop()
    drafts.clear()
    expect(heard).toEqual([1, 2, 2, 1])
  })
})
