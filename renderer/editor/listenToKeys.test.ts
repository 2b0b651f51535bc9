import { expect, it, vi } from 'vitest'
import { listenToKeys } from './keymap.ts'

it('keys that write a letter together, and keys that somebody took, are no command', () => {
  const heard: ((event: KeyboardEvent) => void)[] = []
  const target = {
    addEventListener: (_: string, act: (typeof heard)[number]) => heard.push(act),
    removeEventListener: vi.fn(),
  }
  const run = vi.fn()
  const stop = listenToKeys(target as unknown as Window, () => 'shot.add', run, vi.fn())
  const pressed = (fields: Partial<KeyboardEvent>): number => {
    heard[0]!({
      defaultPrevented: false,
      isComposing: false,
      repeat: false,
      preventDefault: vi.fn(),
      ...fields,
    } as never)
    return run.mock.calls.length
  }
  expect([pressed({ isComposing: true }), pressed({ defaultPrevented: true }), pressed({})]).toEqual([0, 0, 1])
  stop()
  expect(target.removeEventListener).toHaveBeenCalledWith('keydown', heard[0])
})
