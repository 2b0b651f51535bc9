import { expect, it, vi } from 'vitest'
import type { Selecting } from './selecting.ts'
import { selectionKey } from './selectionKeys.ts'

const NO_KEYS = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }
const press = (key: string, held: Partial<typeof NO_KEYS> = {}) => ({ key, code: '', ...NO_KEYS, ...held })

function selected(count = 1) {
  const done = { transform: vi.fn(), remove: vi.fn(), clear: vi.fn(), duplicate: vi.fn(), takeAll: vi.fn() }
  return { done, selecting: { ...done, marks: () => Array.from({ length: count }) } as unknown as Selecting }
}

it('arrows nudge the selected marks by a px the way they point, with Shift by ten', () => {
  const { done, selecting } = selected()
  for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'])
    expect(selectionKey(selecting, press(key), true)).toBe(true)
  selectionKey(selecting, press('ArrowDown', { shiftKey: true }), true)
  expect(done.transform.mock.calls.map(([verb, matrix]) => [verb, ...(matrix as number[]).slice(4)])).toEqual([
    ['Nudge', -1, 0],
    ['Nudge', 1, 0],
    ['Nudge', 0, -1],
    ['Nudge', 0, 1],
    ['Nudge', 0, 10],
  ])
})

it('keys do nothing to what is selected where another tool is in hand, or nothing is', () => {
  for (const [hand, count] of [
    [false, 1],
    [true, 0],
  ] as const) {
    const { done, selecting } = selected(count)
    for (const key of ['Delete', 'Backspace', 'Escape', 'ArrowUp'])
      expect(selectionKey(selecting, press(key), hand)).toBe(false)
    expect([done.remove, done.clear, done.transform].flatMap(({ mock }) => mock.calls)).toEqual([])
  }
  const { done, selecting } = selected()
  expect(selectionKey(selecting, press('Delete', { ctrlKey: true }), true)).toBe(false)
  expect(selectionKey(selecting, press('Delete'), true)).toBe(true)
  expect(selectionKey(selecting, press('Escape'), true)).toBe(true)
  expect([done.remove.mock.calls.length, done.clear.mock.calls.length]).toEqual([1, 1])
})
