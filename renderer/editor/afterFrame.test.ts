import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { afterFrame } from './afterFrame.ts'

let frames: (() => void)[] = []
const frame = (): void => frames.splice(0).forEach((shown) => shown())

beforeEach(() => {
  frames = []
  vi.useFakeTimers()
  vi.stubGlobal('requestAnimationFrame', (shown: () => void) => frames.push(shown))
  vi.stubGlobal('cancelAnimationFrame', () => (frames = []))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('what waits until a change is seen', () => {
  it('runs after the next frame and the time that was asked for, once', () => {
    const run = vi.fn<() => void>()
    afterFrame(run, 20)
    vi.advanceTimersByTime(60)
    expect(run).not.toHaveBeenCalled()
    frame()
    expect(run, 'before the frame is painted').not.toHaveBeenCalled()
    vi.advanceTimersByTime(0)
    expect(run).toHaveBeenCalledOnce()
    vi.advanceTimersByTime(500)
    expect(run).toHaveBeenCalledOnce()
  })

  it('waits out its time after a frame that came at once', () => {
    const run = vi.fn<() => void>()
    afterFrame(run, 20)
    frame()
    vi.advanceTimersByTime(19)
    expect(run).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(run).toHaveBeenCalledOnce()
  })

  it('runs in a window that shows no frame', () => {
    const run = vi.fn<() => void>()
    afterFrame(run, 20)
    vi.advanceTimersByTime(100)
    expect(run).toHaveBeenCalledOnce()
    frame()
    vi.advanceTimersByTime(100)
    expect(run).toHaveBeenCalledOnce()
  })

  it.each(['before its frame', 'after it'])('does not run once it is called off, %s', (when) => {
    const run = vi.fn<() => void>()
    const callOff = afterFrame(run, 20)
    if (when === 'after it') frame()
    callOff()
    frame()
    vi.advanceTimersByTime(500)
    expect(run).not.toHaveBeenCalled()
  })
})
