import { localShelf } from './helperSettings.ts'
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

const KEPT_AS = 'framewright.pen'

export function createPenFeel(shelf: Pick<Storage, 'getItem' | 'setItem'> | null): PenFeel {
  let curve = read(shelf)
  let press = pressureOf(curve)
  const listeners = new Set<() => void>()
  return {
    curve: () => curve,
    setCurve(next) {
      curve = next
      press = pressureOf(next)
      try {
        shelf?.setItem(KEPT_AS, JSON.stringify(next))
      } catch {
        // It then lasts for as long as the window does.
      }
      for (const changed of listeners) changed()
    },
    press: (pressure) => press(pressure),
    listen(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
  }
}

function read(shelf: Pick<Storage, 'getItem'> | null): PressureCurve {
  try {
    const kept = JSON.parse(shelf?.getItem(KEPT_AS) ?? '{}') as Record<string, unknown>
    const good = (['x1', 'y1', 'x2', 'y2'] as const).every(
      (key) => typeof kept[key] === 'number' && kept[key] >= 0 && kept[key] <= 1,
    )
    return good ? (kept as unknown as PressureCurve) : STRAIGHT
  } catch {
    return STRAIGHT
  }
}

let own: PenFeel | null = null

/** The window's one pen. */
export function penFeel(): PenFeel {
  own ??= createPenFeel(localShelf())
  return own
}
