import { describe, expect, test } from 'vitest'
import { put } from '#shared/document/board.ts'
import type { MediaId } from '#shared/document/ids.ts'
import type { TakeRow } from '#shared/document/schema.ts'
import { filmPanels } from '#shared/document/select.ts'
import { makeTake } from '../../../tests/support/film.ts'
import { testFilm } from '../../../tests/support/testFilm.ts'
import { lookAct, plainKey } from './look/lookKeys.ts'
import { alone, chosenTake, lookedThrough, neighbour, withBeside, withTake } from './takeChoice.ts'
import type { Looking } from './takeChoice.ts'

const takes = ['one', 'two', 'three'].map((id) => ({ id }) as TakeRow)
const looking: Looking = { among: null, panelId: 'panel', takeIds: ['two'], active: 0 }

const press = (key: string, code = '', more = {}) =>
  lookAct({ key, code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more })

describe('which takes are looked at', () => {
  test('arrows go to the neighbours, and stop at the first and the last', () => {
    expect(neighbour(takes, looking, 1)?.id).toBe('three')
    expect(neighbour(takes, withTake(looking, 'three'), 1)).toBeUndefined()
    expect(neighbour(takes, withTake(looking, 'one'), -1)).toBeUndefined()
  })

  test('beside another, they pass over the one that is there already', () => {
    const both = withBeside(looking, 'one')
    expect(both).toEqual({ among: null, panelId: 'panel', takeIds: ['two', 'one'], active: 1 })
    expect(neighbour(takes, both, 1)?.id).toBe('three')
    expect(withTake(both, 'two')).toMatchObject({ takeIds: ['two', 'one'], active: 0 })
  })

  test('a take is never beside itself, and the active one is left alone', () => {
    expect(withBeside(looking, 'two')).toBe(looking)
    expect(alone(withBeside(looking, 'one')).takeIds).toEqual(['one'])
  })
})

describe('the takes of a panel', () => {
  const panelId = filmPanels(testFilm([[1]]))[0]!.id
  const media = `media_${'0'.repeat(64)}` as MediaId
  const made = [1, 2, 3].map((number) => ({ ...makeTake(panelId, media, number), struck: number === 1 }))
  const board = (count: number) => made.slice(0, count).reduce((now, take) => put(now, 'take', take), testFilm([[1]]))
  const [first, second, third] = made

  const through = (takeId: string) =>
    lookedThrough(board(3), { among: null, panelId, takeIds: [takeId], active: 0 }).map(({ number }) => number)

  test('the one that was chosen is shown, until a newer one has come', () => {
    const choice = { looking: null, chosen: { takeId: first!.id, newestId: second!.id } }
    expect(chosenTake(board(2), panelId, choice, true)?.id).toBe(first!.id)
    expect(chosenTake(board(2), panelId, choice, false)?.id).toBe(second!.id)
    expect(chosenTake(board(3), panelId, choice, true)?.id).toBe(third!.id)
  })

  test('are gone through without the struck ones, but for one that is looked at', () => {
    expect([through(second!.id), through(first!.id)]).toEqual([
      [2, 3],
      [1, 2, 3],
    ])
  })
})

describe('keys over a take', () => {
  test('letters work on a keyboard without Latin ones, and on a Latin one by what they write', () => {
    expect(press('в', 'KeyD')).toEqual({ act: 'show', shown: 'drawing' })
    expect(press('D', 'KeyE')).toEqual({ act: 'show', shown: 'drawing' })
    expect(press('a', 'KeyQ')).toBeNull()
  })

  test('digits work on a keyboard that types them with Shift only', () => {
    expect(press('&', 'Digit1')).toEqual({ act: 'full' })
    expect(press('à', 'Digit0')).toEqual({ act: 'fit' })
    expect(press('1', 'Digit1', { shiftKey: true })).toEqual({ act: 'full' })
    expect(press('-', 'Digit6')).toEqual({ act: 'zoom', factor: 0.8 })
    expect(press(' ', 'Space')).toEqual({ act: 'close' })
  })

  test('a take on the wall hears the same letters', () => {
    const wall = { s: 'star', k: 'keep', x: 'strike', g: 'go' }
    const held = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }
    expect(plainKey({ key: 'ы', code: 'KeyS', ...held }, wall)).toBe('star')
    expect(plainKey({ key: 'K', code: 'KeyK', ...held, shiftKey: true }, wall)).toBe('keep')
    expect(plainKey({ key: 'χ', code: 'KeyX', ...held }, wall)).toBe('strike')
    expect(plainKey({ key: 'x', code: 'KeyX', ...held, ctrlKey: true }, wall)).toBeNull()
    expect(plainKey({ key: 'toString', code: '', ...held }, wall)).toBeNull()
  })

  test('a key with Ctrl is another command’s', () => {
    expect(press('d', 'KeyD', { ctrlKey: true })).toBeNull()
  })

  test('plain arrows go on, upright and Shift ones move', () => {
    expect(press('ArrowRight')).toEqual({ act: 'step', by: 1 })
    expect(press('ArrowUp')).toMatchObject({ act: 'pan', dy: 80 })
    expect(press('ArrowRight', '', { shiftKey: true })).toMatchObject({ act: 'pan', dx: -80 })
  })
})
