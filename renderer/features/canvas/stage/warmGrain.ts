import { GRAIN_LEVELS } from '#shared/paint/grain.ts'
import type { Painter } from '#shared/paint/painter.ts'
import { makeCanvas } from './windowMaker.ts'

/**
 * Makes the pencil's grain in idle time, so that the first stroke does not wait for it. Returns a function that cancels
 * it.
 */
export function warmGrain(painter: Painter, color: string, grain: number, scale: number): () => void {
  let level = 0
  let waiting = requestIdleCallback(next)
  function next(): void {
    painter.grain.pattern(makeCanvas(1, 1).context, level, color, scale, grain)
    level += 1
    if (level < GRAIN_LEVELS) waiting = requestIdleCallback(next)
  }
  return () => cancelIdleCallback(waiting)
}
