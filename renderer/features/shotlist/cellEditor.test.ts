import { describe, expect, it } from 'vitest'
import { SHOT_FIELD } from '#shared/fields/shotFields.ts'
import { cellKey } from './cellKeys.ts'
import { isWhole, narrowed, settledText, withChoice } from './choices.ts'

const names = ['Mara', 'Tam', 'Ada Marsh'].map((text) => ({ text, note: '' }))
const sizes = [
  { text: 'CU', note: 'close-up' },
  { text: 'ECU', note: 'extreme close-up' },
]
const cast = SHOT_FIELD.cast
const size = SHOT_FIELD.size

describe('the list under a cell', () => {
  it('narrows to what holds the words, those that begin with them first', () => {
    expect(narrowed(names, 'mar').map(({ text }) => text)).toEqual(['Mara', 'Ada Marsh'])
    expect(narrowed(names, 'Tam, ad').map(({ text }) => text)).toEqual(['Ada Marsh'])
    expect(narrowed(sizes, 'close').map(({ text }) => text)).toEqual(['CU', 'ECU'])
    expect([isWhole(sizes, ''), isWhole(sizes, 'CU'), isWhole(sizes, 'C')]).toEqual([true, true, false])
  })

  it('gives a name the place of the last that is typed', () => {
    expect(withChoice(cast, 'Tam, ma', 'Mara')).toBe('Tam, Mara')
    expect(withChoice(cast, 'ma', 'Mara')).toBe('Mara')
    expect(withChoice(size, 'c', 'CU')).toBe('CU')
  })

  it('settles on the choice under the arrows, else on the first that fits, else on the words', () => {
    const typed = { draft: 'e', picked: -1, choices: narrowed(sizes, 'e'), isRead: false }
    expect(settledText(size, typed)).toBe('ECU')
    expect(settledText(size, { ...typed, picked: 0 })).toBe(typed.choices[0]!.text)
    expect(settledText(size, { ...typed, isRead: true })).toBe('e')
    expect(settledText(size, { draft: 'zoom', picked: -1, choices: [], isRead: false })).toBe('zoom')
    expect(settledText(size, { draft: '', picked: -1, choices: sizes, isRead: false })).toBe('')
  })
})

describe('a key in a cell', () => {
  const list = { picked: 0, choices: 2 }
  const press = (key: string, kind: Parameters<typeof cellKey>[1] = 'term', held: { alt?: true; shift?: true } = {}) =>
    cellKey({ key, altKey: held.alt ?? false, shiftKey: held.shift ?? false }, kind, list)

  it('ends it, and says where to go on', () => {
    expect(press('Escape')).toEqual({ kind: 'cancel' })
    expect(press('Enter')).toEqual({ kind: 'finish', exit: 'down' })
    expect(press('Enter', 'term', { shift: true })).toEqual({ kind: 'finish', exit: 'up' })
    expect(press('Tab')).toEqual({ kind: 'finish', exit: 'right' })
    expect(press('Tab', 'text', { shift: true })).toEqual({ kind: 'finish', exit: 'left' })
  })

  it('breaks a line of words, which one of a list has not', () => {
    expect(press('Enter', 'text', { shift: true })).toEqual({ kind: 'break' })
    expect(press('Enter', 'text', { alt: true })).toEqual({ kind: 'break' })
    expect(press('Enter', 'term', { alt: true })).toBeNull()
  })

  it('goes through the list and stops at its ends', () => {
    expect(press('ArrowDown')).toEqual({ kind: 'pick', place: 1 })
    expect(press('ArrowUp')).toEqual({ kind: 'pick', place: -1 })
    const bare = { altKey: false, shiftKey: false }
    expect(cellKey({ key: 'ArrowDown', ...bare }, 'term', { picked: 1, choices: 2 })).toMatchObject({ place: 1 })
    expect(cellKey({ key: 'ArrowUp', ...bare }, 'term', { picked: -1, choices: 2 })).toMatchObject({ place: -1 })
    expect(cellKey({ key: 'ArrowDown', ...bare }, 'line', { picked: -1, choices: 0 })).toBeNull()
    expect(press('a')).toBeNull()
  })
})
