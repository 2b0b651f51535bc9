import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createHeldDrafts } from './heldDrafts.ts'
import type { TypedField, Waiting } from './typing.ts'
import { createVisits } from './visits.ts'
import type { DraftRule } from './visits.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A field on screen over a film that has one text. */
function fieldOver(start: string, more: Partial<DraftRule> = {}) {
  const rule: DraftRule = { key: 'shot/1/notes', refuse: (text) => (text.length > 20 ? 'Too long.' : null), ...more }
  const drafts = createHeldDrafts()
  const seen = { film: start, steps: new Set<object>(), waiting: 'nothing' as Waiting, typed: null as string | null }
  const fields: TypedField[] = []
  const typing = {
    during(visit: object, commit: () => void) {
      seen.steps.add(visit)
      commit()
    },
    show(field: TypedField) {
      fields.push(field)
      return () => undefined
    },
    waits(_field: TypedField, waiting: Waiting) {
      seen.waiting = waiting
    },
  }
  const said: string[] = []
  const given = () => ({ value: seen.film, onCommit: (text: string) => void (seen.film = text.trim()), rule })
  const parts = { drafts, typing, say: ({ text }: { text: string }) => void said.push(text) }
  const visits = createVisits({ ...parts, setTyped: (text) => void (seen.typed = text) }, given(), null)
  const leave = visits.mount()
  /** As React does after each change of the film. */
  const shown = (): void => visits.given(given())
  function fromElsewhere(text: string): void {
    fields[0]!.arrived()
    seen.film = text
    shown()
  }
  return { seen, drafts, said, visits, leave, shown, fromElsewhere, field: fields[0]! }
}

describe('a visit to a field', () => {
  it('is committed as it is typed, a little behind, all of it as one step, and waits until then', () => {
    const { seen, visits, shown } = fieldOver('')
    for (const text of ['O', 'On', 'One ']) visits.type(text)
    expect([seen.film, seen.waiting]).toEqual(['', 'soon'])
    vi.advanceTimersByTime(150)
    shown()
    expect([seen.film, seen.typed, seen.waiting]).toEqual(['One', 'One ', 'nothing'])
    visits.type('One more')
    visits.commit('One more')
    expect([seen.film, seen.typed, seen.steps.size]).toEqual(['One more', null, 1])
    visits.leave()
    visits.type('Two')
    vi.advanceTimersByTime(150)
    expect([seen.film, seen.steps.size]).toEqual(['Two', 2])
  })

  it('never commits what the field can’t hold or what means nothing yet, and holds it when it is left', () => {
    const { seen, drafts, visits, leave } = fieldOver('as it was', { later: (text) => text.endsWith(':') })
    visits.type('16:')
    vi.advanceTimersByTime(150)
    expect([seen.film, seen.waiting]).toEqual(['as it was', 'stays'])
    visits.type('x'.repeat(21))
    vi.advanceTimersByTime(150)
    expect([seen.film, seen.waiting]).toEqual(['as it was', 'stays'])
    leave()
    expect([seen.film, drafts.of('shot/1/notes')?.text]).toEqual(['as it was', 'x'.repeat(21)])
  })

  it('ends with the film’s own text when the film is stepped back, but not with what the film never had', () => {
    const { seen, visits, field, shown } = fieldOver('')
    visits.type('One')
    field.flush()
    shown()
    seen.film = ''
    shown()
    field.forget()
    expect(seen.typed).toBeNull()
    visits.type('x'.repeat(21))
    field.flush()
    field.forget()
    expect(seen.typed).toBe('x'.repeat(21))
  })

  it('keeps both texts and says so when another window overwrites it, and undo then leads back to the other', () => {
    const { seen, drafts, said, visits, shown, fromElsewhere } = fieldOver('The quay')
    visits.type('The quay at dawn')
    vi.advanceTimersByTime(150)
    shown()
    fromElsewhere('Low tide')
    expect(seen.film).toBe('Low tide')
    expect(drafts.of('shot/1/notes')?.text).toBe('The quay at dawn')
    expect(said).toEqual([
      'Another window changed this field to “Low tide” while you typed. Your text stays here, not saved, until you type on.',
    ])
    visits.type('The quay at dawn.')
    vi.advanceTimersByTime(150)
    expect([seen.film, seen.steps.size]).toEqual(['The quay at dawn.', 2])
  })

  it('shows what another window made of the text where nothing of it is gone', () => {
    const { seen, drafts, said, visits, shown, fromElsewhere } = fieldOver('The quay')
    visits.type('The quay at dawn')
    vi.advanceTimersByTime(150)
    shown()
    fromElsewhere('The quay at dawn, fog')
    expect([seen.typed, seen.film, drafts.all().length, said.length]).toEqual([null, 'The quay at dawn, fog', 0, 0])
    // Back to what was sent before is a change as well.
    visits.type('The quay at dawn')
    vi.advanceTimersByTime(150)
    expect(seen.film).toBe('The quay at dawn')
  })
})
