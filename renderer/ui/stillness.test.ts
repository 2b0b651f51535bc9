import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createStillness } from './stillness.ts'

describe('stillness', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('comes once, that long after the last move', () => {
    const still = vi.fn()
    const { moved, waiting } = createStillness(100, still)
    moved()
    vi.advanceTimersByTime(60)
    moved()
    vi.advanceTimersByTime(90)
    expect([waiting(), still.mock.calls.length]).toEqual([true, 0])
    vi.advanceTimersByTime(10)
    expect([waiting(), still.mock.calls.length]).toEqual([false, 1])
    vi.advanceTimersByTime(500)
    expect(still).toHaveBeenCalledTimes(1)
  })

  it('comes again after the next move, and not after a stop', () => {
    const still = vi.fn()
    const { moved, stop, waiting } = createStillness(100, still)
    moved()
    vi.advanceTimersByTime(100)
    moved()
    vi.advanceTimersByTime(100)
    expect(still).toHaveBeenCalledTimes(2)
    moved()
    stop()
    vi.advanceTimersByTime(500)
    expect([waiting(), still.mock.calls.length]).toEqual([false, 2])
  })

  it('sets one timer for many moves', () => {
    const { moved } = createStillness(100, () => {})
    for (let at = 0; at < 50; at += 1) moved()
    expect(vi.getTimerCount()).toBe(1)
  })
})
