import { afterEach, expect, it, vi } from 'vitest'
import { isTextField, listenToKeys } from './keymap.ts'

afterEach(() => void vi.unstubAllGlobals())

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

const isTyped = (element: object | null): boolean => isTextField(element as EventTarget | null)

it('a box to tick, a slider and a button are no place for words, whose own clipboard and letters a command leaves alone', () => {
  class Element {
    type: string
    isContentEditable: boolean
    constructor(type = '', isContentEditable = false) {
      this.type = type
      this.isContentEditable = isContentEditable
    }
  }
  class Input extends Element {}
  class TextArea extends Element {}
  vi.stubGlobal('HTMLElement', Element)
  vi.stubGlobal('HTMLInputElement', Input)
  vi.stubGlobal('HTMLTextAreaElement', TextArea)
  for (const type of ['checkbox', 'radio', 'range', 'button']) expect(isTyped(new Input(type)), type).toBe(false)
  for (const type of ['text', 'number', 'search', 'password', 'date']) expect(isTyped(new Input(type)), type).toBe(true)
  expect([new TextArea(), new Element('', true), new Element(), null].map(isTyped)).toEqual([true, true, false, false])
})
