import { afterEach, expect, it, vi } from 'vitest'
import { closingOf } from './closing.ts'
import type { OpenFilm } from './useOpenFilm.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const never = (): Promise<boolean> => Promise.resolve(false)

/** Whether a page with one request out may simply be closed. */
function closesAtOnce(canWrite: boolean): boolean {
  vi.stubGlobal('HTMLElement', Array)
  vi.stubGlobal('document', { activeElement: null })
  const film = {
    editor: { canWrite, hand: { end: () => undefined }, isSafe: () => true },
    jobs: { state: () => ({ jobs: [{ state: 'sending', request: { provider: 'gemini' } }] }) },
    held: { all: () => [] },
  }
  return closingOf(
    film as unknown as OpenFilm,
    () => undefined,
    never,
    () => undefined,
  ).safe()
}

it('nobody is asked, as a page closes, of requests that another program has out', () => {
  expect([closesAtOnce(true), closesAtOnce(false)]).toEqual([false, true])
})
