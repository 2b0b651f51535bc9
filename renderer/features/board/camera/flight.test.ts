import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { BoardCamera } from './camera.ts'
import { fly } from './flight.ts'

const viewport = { width: 800, height: 600 }
const far: BoardCamera = { x: 0, y: 0, zoom: 0.1 }
const near: BoardCamera = { x: 500, y: 300, zoom: 1 }

function flown(less: boolean) {
  vi.stubGlobal('matchMedia', () => ({ matches: less }))
  const steps: BoardCamera[] = []
  const arrived = vi.fn<() => void>()
  const flight = fly(far, near, viewport, (camera) => void steps.push(camera), arrived)
  return { steps, arrived, flight }
}

/** Simulates a screen of 60 frames a second. */
function frames(): void {
  vi.stubGlobal('requestAnimationFrame', (next: (now: number) => void) => setTimeout(() => next(performance.now()), 16))
  vi.stubGlobal('cancelAnimationFrame', (id: NodeJS.Timeout) => clearTimeout(id))
}

beforeEach(() => {
  vi.useFakeTimers()
  frames()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('a flight of the camera', () => {
  it('goes nearer with every frame, ends at its goal and says so once', () => {
    const { steps, arrived } = flown(false)
    expect(steps).toEqual([])
    vi.advanceTimersByTime(1000)
    const zooms = steps.map(({ zoom }) => zoom)
    expect(zooms.length).toBeGreaterThan(6)
    expect(zooms).toEqual(zooms.toSorted((a, b) => a - b))
    expect(steps.at(-1)).toEqual(near)
    expect(arrived).toHaveBeenCalledOnce()
  })

  it('is no flight for those who asked for less motion', () => {
    const { steps, arrived } = flown(true)
    expect(steps).toEqual([near])
    expect(arrived).toHaveBeenCalledOnce()
  })

  it('ends where it is when it is stopped', () => {
    const { steps, arrived, flight } = flown(false)
    vi.advanceTimersByTime(50)
    flight.stop()
    const seen = steps.length
    vi.advanceTimersByTime(1000)
    expect(steps).toHaveLength(seen)
    expect(arrived).not.toHaveBeenCalled()
  })
})
