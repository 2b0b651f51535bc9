import type { Session } from '../../../editor/session.ts'

/** What lies over the paper while it is drawn on. Never printed, never undone, kept on this computer. */
export interface HelperState {
  readonly onion: boolean
  readonly onionPrevious: boolean
  readonly onionNext: boolean
  /** 0..1 */
  readonly onionOpacity: number
  readonly thirds: boolean
  readonly center: boolean
  readonly safe: boolean
  readonly perspective: boolean
  readonly snap: boolean
  readonly flip: boolean
  readonly gray: boolean
  readonly rulers: boolean
}

/** Those that are on or off, as commands and the popover name them. */
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
  onionPrevious: true,
  onionNext: false,
  onionOpacity: 0.35,
  thirds: false,
  center: false,
  safe: false,
  perspective: false,
  snap: false,
  flip: false,
  gray: false,
  rulers: false,
}
const KEPT_AS = 'framewright.helpers'

type Shelf = Pick<Storage, 'getItem' | 'setItem'>

/** `shelf`: where they are kept between sessions; null for nowhere. The view's flip is never kept: it would surprise. */
export function createHelperSettings(shelf: Shelf | null): HelperSettings {
  let state: HelperState = { ...START, ...read(shelf), flip: false }
  const listeners = new Set<() => void>()
  function set(fields: Partial<HelperState>): void {
    state = { ...state, ...fields }
    try {
      shelf?.setItem(KEPT_AS, JSON.stringify(state))
    } catch {
      // A full or forbidden shelf costs nothing but the memory of it.
    }
    for (const changed of listeners) changed()
  }
  return {
    state: () => state,
    set,
    toggle: (name) => set({ [name]: !state[name] }),
    listen(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
  }
}

/** Only what has the type it should have: the shelf may hold anything. */
function read(shelf: Shelf | null): Partial<HelperState> {
  try {
    const kept = JSON.parse(shelf?.getItem(KEPT_AS) ?? '{}') as Record<string, unknown>
    const good = Object.entries(START).filter(([key, value]) => typeof kept[key] === typeof value)
    return Object.fromEntries(good.map(([key]) => [key, kept[key]]))
  } catch {
    return {}
  }
}

const known = new WeakMap<Session, HelperSettings>()

export function helperSettingsOf(session: Session): HelperSettings {
  const there = known.get(session)
  if (there) return there
  const made = createHelperSettings(localShelf())
  known.set(session, made)
  return made
}

/** The window's own shelf; null where it is closed to us. */
export function localShelf(): Storage | null {
  try {
    return globalThis.localStorage ?? null
  } catch {
    return null
  }
}
