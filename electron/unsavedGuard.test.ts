import type { BrowserWindow } from 'electron'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { askBeforeLosing } from './unsavedGuard.ts'

const { ask } = vi.hoisted(() => ({ ask: vi.fn() }))
vi.mock('electron', () => ({ dialog: { showMessageBox: ask }, ipcMain: {} }))
beforeEach(() => {
  vi.useFakeTimers()
  ask.mockReset().mockResolvedValue({ response: 2 })
})
afterEach(() => void vi.useRealTimers())

function watched(title: string) {
  const heard = new Map<string, (event: { preventDefault: () => void }, title: string) => void>()
  const on = (name: string, act: (event: { preventDefault: () => void }, title: string) => void) => heard.set(name, act)
  let now = title
  const window = {
    on,
    webContents: { on, send: vi.fn() },
    getTitle: () => now,
    isDestroyed: () => false,
    close: vi.fn(),
  }
  askBeforeLosing(window as unknown as BrowserWindow, vi.fn())
  const preventDefault = vi.fn()
  return {
    window,
    /** The page would not let go: whether it has to. */
    holds: (): boolean => {
      preventDefault.mockClear()
      heard.get('will-prevent-unload')!({ preventDefault }, '')
      return preventDefault.mock.calls.length === 0
    },
    titled: (next: string): void => {
      now = next
      heard.get('page-title-updated')!({ preventDefault }, next)
    },
    closed: () => heard.get('closed')!({ preventDefault }, ''),
  }
}

const asked = async (ms: number): Promise<number> => {
  await vi.advanceTimersByTimeAsync(ms)
  return ask.mock.calls.length
}

it('gives a save five seconds, one that failed a moment, and asks at once where it fails meanwhile', async () => {
  expect(watched('Tide — Saving…').holds()).toBe(true)
  expect([await asked(4900), await asked(200)]).toEqual([0, 1])
  watched('Tide — Saving failed').holds()
  expect([await asked(300), await asked(200)]).toEqual([1, 2])
  const { holds, titled } = watched('Tide — Saving…')
  holds()
  titled('Tide — Saving failed')
  expect(await asked(0)).toBe(3)
})

it('asks nothing of a page that has saved by then, that asks itself, or that is gone', async () => {
  const saved = watched('Tide — Saving…')
  saved.holds()
  saved.titled('Tide — Saved')
  watched('Tide — Not saved').holds()
  const gone = watched('Tide — Saving…')
  gone.holds()
  gone.closed()
  expect(await asked(9000)).toBe(0)
})

it('asks again of a window that stayed, and no longer of one that may lose them', async () => {
  const { window, holds } = watched('Tide — Saving failed')
  holds()
  expect(await asked(500)).toBe(1)
  ask.mockResolvedValue({ response: 1 })
  expect(holds()).toBe(true)
  expect(await asked(500)).toBe(2)
  expect(window.close).toHaveBeenCalledTimes(1)
  expect(holds()).toBe(false)
})
