import { createStore } from '#shared/store.ts'
import { recall, remember, windowMemory } from '../../../ui/memory.ts'
import type { Memory } from '../../../ui/memory.ts'
import { STRAIGHT, pressureOf } from './pressureCurve.ts'
import type { PressureCurve } from './pressureCurve.ts'

/** How this computer's pen presses: it belongs to the hand and the tablet, not to a film. */
export interface PenFeel {
  readonly curve: () => PressureCurve
  readonly setCurve: (curve: PressureCurve) => void
  /** Pressure through the curve, 0..1. */
  readonly press: (pressure: number) => number
  readonly listen: (changed: () => void) => () => void
}

const REMEMBERED_AS = 'framewright.pen'

export function createPenFeel(memory: Memory | null): PenFeel {
  const { state, set, listen } = createStore(curveFrom(recall(memory, REMEMBERED_AS)))
  let press = pressureOf(state())
  return {
    curve: state,
    setCurve(next) {
      press = pressureOf(next)
      set(next)
      remember(memory, REMEMBERED_AS, next)
    },
    press: (pressure) => press(pressure),
    listen,
  }
}

/** What was stored, if it is a valid curve. */
function curveFrom(kept: unknown): PressureCurve {
  const read = (kept ?? {}) as Record<string, unknown>
  const good = (['x1', 'y1', 'x2', 'y2'] as const).every(
    (key) => typeof read[key] === 'number' && read[key] >= 0 && read[key] <= 1,
  )
  return good ? (read as unknown as PressureCurve) : STRAIGHT
}

let own: PenFeel | null = null

/** The window's only pen. */
export function penFeel(): PenFeel {
  own ??= createPenFeel(windowMemory())
  return own
}
