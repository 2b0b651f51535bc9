import type { Session } from '../../../editor/session.ts'
import { createStore } from '#shared/store.ts'
import { recall, remember, windowMemory } from '../../../ui/memory.ts'
import type { Memory } from '../../../ui/memory.ts'

/** What is shown over the paper while drawing. Never printed, never undone, stored on this computer. */
export interface HelperState {
  readonly onion: boolean
  /** How many panels before and after shine through, 0..4. */
  readonly onionBefore: number
  readonly onionAfter: number
  /** How strongly the nearest of them does, 0..1. */
  readonly onionBeforeOpacity: number
  readonly onionAfterOpacity: number
  /** The panels of other shots shine through as well. */
  readonly onionAcross: boolean
  readonly thirds: boolean
  readonly center: boolean
  readonly safe: boolean
  readonly perspective: boolean
  readonly snap: boolean
  readonly flip: boolean
  readonly gray: boolean
  readonly rulers: boolean
  /** Degrees clockwise by which the paper is turned under the hand. */
  readonly turn: number
}

/** The on/off helpers, with the names used by commands and the popover. */
export const HELPERS = ['onion', 'thirds', 'center', 'safe', 'perspective', 'snap', 'flip', 'gray', 'rulers'] as const
export type HelperName = (typeof HELPERS)[number]

export interface HelperSettings {
  readonly state: () => HelperState
  readonly set: (fields: Partial<HelperState>) => void
  readonly toggle: (name: HelperName) => void
  readonly listen: (changed: () => void) => () => void
}

const START: HelperState = {
  onion: false,
  onionBefore: 1,
  onionAfter: 0,
  onionBeforeOpacity: 0.35,
  onionAfterOpacity: 0.35,
  onionAcross: true,
  thirds: false,
  center: false,
  safe: false,
  perspective: false,
  snap: false,
  flip: false,
  gray: false,
  rulers: false,
  turn: 0,
}
const REMEMBERED_AS = 'framewright.helpers'

/** The view's flip and turn are never stored: they would surprise. */
export function createHelperSettings(memory: Memory | null): HelperSettings {
  const { state, change, listen } = createStore<HelperState>({ ...START, ...read(memory), flip: false, turn: 0 })
  function set(fields: Partial<HelperState>): void {
    change(fields)
    if (!('turn' in fields)) remember(memory, REMEMBERED_AS, state())
  }
  return { state, set, toggle: (name) => set({ [name]: !state()[name] }), listen }
}

/** Only values of the right type. */
function read(memory: Memory | null): Partial<HelperState> {
  const kept = (recall(memory, REMEMBERED_AS) ?? {}) as Record<string, unknown>
  const good = Object.entries(START).filter(([key, value]) => typeof kept[key] === typeof value)
  return { ...fromSwitches(kept), ...Object.fromEntries(good.map(([key]) => [key, kept[key]])) }
}

/** Onion skin as it was remembered before it had counts: a switch for each side, and one opacity for both. */
function fromSwitches(kept: Record<string, unknown>): Partial<HelperState> {
  const { onionPrevious: before, onionNext: after, onionOpacity: opacity } = kept
  return {
    ...(typeof before === 'boolean' ? { onionBefore: Number(before) } : {}),
    ...(typeof after === 'boolean' ? { onionAfter: Number(after) } : {}),
    ...(typeof opacity === 'number' ? { onionBeforeOpacity: opacity, onionAfterOpacity: opacity } : {}),
  }
}

const known = new WeakMap<Session, HelperSettings>()

export function helperSettingsOf(session: Session): HelperSettings {
  const there = known.get(session)
  if (there) return there
  const made = createHelperSettings(windowMemory())
  known.set(session, made)
  return made
}
