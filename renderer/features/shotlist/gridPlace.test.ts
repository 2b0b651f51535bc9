import { describe, expect, it } from 'vitest'
import type { KeyPress } from '#shared/commands/keyPress.ts'
import { COLUMNS } from './columns.ts'
import { gridKey } from './gridKeys.ts'
import { placeAfter, shotsTo, spanPlaces, stepFrom, tabFrom } from './gridPlace.ts'

const size = { rows: 10, columns: 4, page: 5 }

describe('moving over the shot list', () => {
  it('goes by cell, stops at the edges, and jumps with Mod', () => {
    expect(stepFrom({ row: 0, column: 0 }, 'ArrowUp', false, size)).toEqual({ row: 0, column: 0 })
    expect(stepFrom({ row: 3, column: 1 }, 'ArrowRight', false, size)).toEqual({ row: 3, column: 2 })
    expect(stepFrom({ row: 3, column: 1 }, 'ArrowDown', true, size)).toEqual({ row: 9, column: 1 })
    expect(stepFrom({ row: 3, column: 1 }, 'End', true, size)).toEqual({ row: 9, column: 3 })
    expect(stepFrom({ row: 3, column: 1 }, 'Home', false, size)).toEqual({ row: 3, column: 0 })
    expect(stepFrom({ row: 3, column: 1 }, 'PageDown', false, size)).toEqual({ row: 8, column: 1 })
    expect(stepFrom({ row: 3, column: 1 }, 'x', false, size)).toBeUndefined()
  })

  it('tabs row by row and out of the list at its ends', () => {
    expect(tabFrom({ row: 0, column: 3 }, false, size)).toEqual({ row: 1, column: 0 })
    expect(tabFrom({ row: 1, column: 0 }, true, size)).toEqual({ row: 0, column: 3 })
    expect(tabFrom({ row: 9, column: 3 }, false, size)).toBeUndefined()
    expect(tabFrom({ row: 0, column: 0 }, true, size)).toBeUndefined()
  })

  it('spans columns either way and survives one that was hidden', () => {
    const shown = COLUMNS.slice(0, 6)
    expect(spanPlaces(shown, { at: 'angle', from: 'size' })).toEqual({ first: 3, last: 5, at: 5 })
    expect(spanPlaces(shown, { at: 'size', from: 'angle' })).toEqual({ first: 3, last: 5, at: 3 })
    expect(spanPlaces(shown, { at: 'notes', from: 'notes' })).toEqual({ first: 0, last: 0, at: 0 })
  })
})

describe('a selection over the shot list', () => {
  const shots = ['a', 'b', 'c', 'd']

  it('goes from where it began to the row at hand, which is its last', () => {
    expect(shotsTo(shots, 2, null)).toEqual({ shotIds: ['c'], anchor: 'c' })
    expect(shotsTo(shots, 3, 'b')).toEqual({ shotIds: ['b', 'c', 'd'], anchor: 'b' })
    expect(shotsTo(shots, 0, 'c')).toEqual({ shotIds: ['c', 'b', 'a'], anchor: 'c' })
  })

  it('begins at the top where the shot it began with shows no more', () => {
    expect(shotsTo(shots, 1, 'gone')).toEqual({ shotIds: ['a', 'b'], anchor: 'a' })
  })

  it('goes on from a cell that was typed in, and stays where that was only left', () => {
    const at = { row: 3, column: 1 }
    expect(placeAfter(at, 'down', size)).toEqual({ row: 4, column: 1 })
    expect(placeAfter(at, 'up', size)).toEqual({ row: 2, column: 1 })
    expect(placeAfter(at, 'right', size)).toEqual({ row: 3, column: 2 })
    expect(placeAfter(at, 'left', size)).toEqual({ row: 3, column: 0 })
    expect(placeAfter(at, 'stay', size)).toBeUndefined()
  })
})

describe('a key of the grid', () => {
  const bare = { code: '', altKey: false, ctrlKey: false, metaKey: false, shiftKey: false }
  const at = { row: 3, column: 1 }
  const press = (key: string, held: Partial<KeyPress> = {}) => gridKey({ key, ...bare, ...held }, at, size)
  const onMac = (key: string, held: Partial<KeyPress> = {}) =>
    gridKey({ key, ...bare, altKey: true, ...held }, at, size, true)

  it('goes, stretches and tabs', () => {
    expect(press('ArrowDown', { shiftKey: true })).toEqual({ kind: 'go', place: { row: 4, column: 1 }, stretch: true })
    expect(press('End', { ctrlKey: true })).toEqual({ kind: 'go', place: { row: 9, column: 3 }, stretch: false })
    expect(press('Tab', { shiftKey: true })).toEqual({ kind: 'go', place: { row: 3, column: 0 }, stretch: false })
  })

  it('types: Enter and F2 in what is there, a letter in its place; Delete empties', () => {
    expect(press('Enter')).toEqual({ kind: 'edit' })
    expect(press('F2')).toEqual({ kind: 'edit' })
    expect(press('m')).toEqual({ kind: 'edit', text: 'm' })
    expect(press('Backspace')).toEqual({ kind: 'clear' })
  })

  it('is known by its place on a keyboard without Latin letters', () => {
    const held = { ctrlKey: true }
    expect(press('ф', { ...held, code: 'KeyA' })).toEqual({ kind: 'all' })
    expect(press('δ', { ...held, code: 'KeyD' })).toEqual({ kind: 'fill' })
    expect(press('Д', { ...held, shiftKey: true, code: 'KeyL' })).toEqual({ kind: 'column' })
    expect(press('ф', { code: 'KeyA' })).toEqual({ kind: 'edit', text: 'ф' })
    // Dvorak has D elsewhere.
    expect(press('e', { ...held, code: 'KeyD' })).toBeNull()
  })

  it('types what AltGr writes, though some systems call it Control and Alt', () => {
    const altGr = { getModifierState: () => true }
    expect(press('ą', { ...altGr, code: 'KeyA' })).toEqual({ kind: 'edit', text: 'ą' })
    expect(press('€', { ...altGr, ctrlKey: true, altKey: true })).toEqual({ kind: 'edit', text: '€' })
    expect(press('a', { ctrlKey: true, altKey: true })).toBeNull()
  })

  it('types what a Mac’s Option key writes, which elsewhere is Alt and opens a menu', () => {
    for (const key of ['å', '@', '“', '¿']) expect(onMac(key)).toEqual({ kind: 'edit', text: key })
    expect(onMac('Å', { shiftKey: true })).toEqual({ kind: 'edit', text: 'Å' })
    expect(onMac('å', { metaKey: true })).toBeNull()
    expect(onMac('ArrowUp')).toEqual({ kind: 'move', by: -1 })
    expect(press('ö', { altKey: true })).toBeNull()
  })

  it('means nothing here with Alt or Ctrl, as a space, or as Tab past the end', () => {
    for (const [key, held] of [
      ['ArrowLeft', { altKey: true }],
      ['c', { ctrlKey: true }],
      ['Enter', { metaKey: true }],
      [' ', {}],
      ['Escape', {}],
    ] as const)
      expect(press(key, held)).toBeNull()
    expect(gridKey({ key: 'Tab', ...bare }, { row: 9, column: 3 }, size)).toBeNull()
  })
})
