import type { BrowserWindow } from 'electron'
import { beforeEach, expect, it, vi } from 'vitest'
import { createCloseGuard } from './closeGuard.ts'

const { ask, quit } = vi.hoisted(() => ({ ask: vi.fn(), quit: vi.fn() }))
vi.mock('electron', () => ({ app: { quit }, dialog: { showMessageBox: ask } }))
beforeEach(() => vi.clearAllMocks())

const [WAIT, ANYWAY, STAY, UNSEEN] = [0, 1, 2, 3]

/** An app of so many windows, one of which a person closes; each question is answered when `answer` is called. */
function guarded({ windows = 1, ends = true, out = 2 } = {}) {
  const answers: ((response: number) => void)[] = []
  ask.mockImplementation(() => new Promise((done) => answers.push((response) => done({ response }))))
  const waiting: (() => void)[] = []
  const settle = new Promise<void>((done) => waiting.push(done))
  const stayed = vi.fn()
  const guard = createCloseGuard(
    { underWay: () => out, settle: () => settle },
    { ends: () => ends, windows: () => windows, stayed },
  )
  const heard: ((event: { preventDefault: () => void }) => void)[] = []
  const close = vi.fn()
  const window = {
    on: (_name: string, act: (typeof heard)[number]) => heard.push(act),
    isDestroyed: () => false,
    close,
  } as unknown as BrowserWindow
  guard.watch(window)
  /** Whether the window stays for now. */
  function closes(): boolean {
    const preventDefault = vi.fn()
    for (const act of heard) act({ preventDefault })
    return preventDefault.mock.calls.length > 0
  }
  const answer = async (response: number): Promise<void> => {
    answers.shift()!(response)
    await new Promise((done) => setTimeout(done))
  }
  return { guard, window, closes, answer, settled: () => waiting.forEach((done) => done()), stayed, close }
}

it('holds the last window over what is out, and no other, nor one that ends nothing', () => {
  expect(guarded().closes()).toBe(true)
  expect(guarded({ windows: 2 }).closes()).toBe(false)
  expect(guarded({ ends: false }).closes()).toBe(false)
  expect(guarded({ out: 0 }).closes()).toBe(false)
  expect(ask).toHaveBeenCalledTimes(1)
})

it('closes once what was out is here, unless it was asked again meanwhile and told to stay', async () => {
  const { closes, answer, settled, stayed, close } = guarded()
  closes()
  await answer(WAIT)
  expect(close).not.toHaveBeenCalled()
  expect(closes()).toBe(true)
  await answer(STAY)
  settled()
  await new Promise((done) => setTimeout(done))
  expect(stayed).toHaveBeenCalledTimes(1)
  expect(close).not.toHaveBeenCalled()
})

it('asks again once a person who was sure goes on working', async () => {
  const { guard, closes, answer, close } = guarded()
  closes()
  closes()
  await answer(UNSEEN)
  expect(ask).toHaveBeenCalledTimes(1)
  expect([close.mock.calls.length, guard.finishesUnseen(), closes()]).toEqual([1, true, false])
  guard.forget()
  expect([guard.finishesUnseen(), closes()]).toEqual([false, true])
})

it('holds a quit of several windows, of one it leaves that to the window', async () => {
  const one = guarded()
  expect(one.guard.holdsQuit(one.window)).toBe(false)
  const { guard, window, answer } = guarded({ windows: 2 })
  expect([guard.holdsQuit(null), guard.holdsQuit(window)]).toEqual([false, true])
  await answer(ANYWAY)
  expect(quit).toHaveBeenCalledTimes(1)
  expect([guard.holdsQuit(window), guard.finishesUnseen()]).toEqual([false, false])
})
