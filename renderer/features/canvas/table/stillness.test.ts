import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createStillness } from './stillness.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('stillness', () => {
  it('is told once after the last move, again after the next, and never after its end', () => {
    const rests = vi.fn<() => void>()
    const stillness = createStillness(50, rests)
    for (let at = 0; at < 5; at += 1) {
      stillness.moved()
      vi.advanceTimersByTime(40)
    }
    expect(rests).not.toHaveBeenCalled()
    vi.advanceTimersByTime(200)
    expect(rests).toHaveBeenCalledTimes(1)
    stillness.moved()
    vi.advanceTimersByTime(51)
    expect(rests).toHaveBeenCalledTimes(2)
    stillness.moved()
    stillness.dispose()
    vi.advanceTimersByTime(200)
    expect(rests).toHaveBeenCalledTimes(2)
  })

  it('has one timer, however much moves', () => {
    const stillness = createStillness(50, () => undefined)
    for (let at = 0; at < 20; at += 1) stillness.moved()
    expect(vi.getTimerCount()).toBe(1)
    stillness.dispose()
  })
})
