import { createStore } from '#shared/store.ts'
import { recall, remember, windowMemory } from '../../../ui/memory.ts'
import type { Memory } from '../../../ui/memory.ts'
import { PRESET_LIMITS, cutName, freeName, nibPresetSchema } from './nibPreset.ts'
import type { NibPreset } from './nibPreset.ts'

/**
 * The artist's own nibs, in their order. They belong to the hand and are in no film: this computer keeps them, and a
 * file takes them to another.
 */
export interface PresetShelf {
  readonly state: () => readonly NibPreset[]
  /** At the end; a name that is taken gets a number. False if there is no room. */
  readonly add: (presets: readonly NibPreset[]) => boolean
  /** Adds those of a file that are not here yet, and says how many they were; null if there is no room for them. */
  readonly bring: (presets: readonly NibPreset[]) => number | null
  readonly rename: (name: string, to: string) => void
  /** By this many places towards the end, or the start if negative. */
  readonly move: (name: string, by: number) => void
  /** The returned function puts it back. */
  readonly remove: (name: string) => () => void
  /** Tells a preset from the others as long as this window lives, whatever it is called meanwhile. */
  readonly keyOf: (preset: NibPreset) => string
  /** Another window changed them. */
  readonly reread: () => void
  readonly listen: (changed: () => void) => () => void
}

const REMEMBERED_AS = 'framewright.presets'

export function createPresetShelf(memory: Memory | null): PresetShelf {
  const { state, listen, reread, become } = createKeptPresets(memory)
  const { keyOf, keep } = createKeys()
  function renamed(preset: NibPreset, name: string): NibPreset {
    const next = { ...preset, name }
    keep(next, preset)
    return next
  }
  function add(presets: readonly NibPreset[]): boolean {
    reread()
    if (state().length + presets.length > PRESET_LIMITS.presets) return false
    for (const preset of presets) put(preset, state().length)
    return true
  }
  const others = (name: string): string[] => state().flatMap((preset) => (preset.name === name ? [] : [preset.name]))
  function put(preset: NibPreset, at: number): void {
    const named = { ...preset, name: freeName(preset.name, others('')) }
    become(state().toSpliced(at, 0, named))
  }
  return {
    state,
    reread,
    add,
    bring(presets) {
      reread()
      const fresh = notHere(presets, state())
      return add(fresh) ? fresh.length : null
    },
    rename(name, to) {
      reread()
      const wanted = cutName(to.trim())
      if (wanted === '') return
      const free = freeName(wanted, others(name))
      become(state().map((preset) => (preset.name === name ? renamed(preset, free) : preset)))
    },
    move(name, by) {
      reread()
      const from = state().findIndex((preset) => preset.name === name)
      const to = Math.max(0, Math.min(state().length - 1, from + by))
      if (from >= 0 && to !== from) become(state().toSpliced(from, 1).toSpliced(to, 0, state()[from]!))
    },
    remove(name) {
      reread()
      const at = state().findIndex((preset) => preset.name === name)
      const gone = state()[at]
      if (!gone) return () => undefined
      become(state().toSpliced(at, 1))
      return () => {
        reread()
        put(gone, Math.min(at, state().length))
      }
    },
    keyOf,
    listen,
  }
}

function createKeys() {
  const keys = new WeakMap<NibPreset, string>()
  let made = 0
  function keyOf(preset: NibPreset): string {
    const known = keys.get(preset)
    if (known !== undefined) return known
    made += 1
    keys.set(preset, String(made))
    return String(made)
  }
  /** The next has the key that the preset has. */
  const keep = (next: NibPreset, preset: NibPreset): void => void keys.set(next, keyOf(preset))
  return { keyOf, keep }
}

/** Those that no preset here is: the same file may be brought twice, and one that is here had to be given a number then. */
function notHere(presets: readonly NibPreset[], here: readonly NibPreset[]): readonly NibPreset[] {
  const left = here.map(knownBy)
  return presets.filter((preset) => {
    const at = left.indexOf(knownBy(preset))
    if (at < 0) return true
    left.splice(at, 1)
    return false
  })
}

/** What a preset is, and what it is called but for the number that made its name free. */
function knownBy({ name, ...set }: NibPreset): string {
  const entries = Object.entries(set).toSorted(([one], [other]) => (one < other ? -1 : 1))
  return JSON.stringify([name.normalize('NFC').replace(/ \d+$/, ''), entries])
}

/** The presets as they are stored: `become` stores others, `reread` sees what another window stored. */
function createKeptPresets(memory: Memory | null) {
  let kept = recall(memory, REMEMBERED_AS)
  const { state, set, listen } = createStore(presetsIn(kept))
  /** Another window may have changed them since: what it did stays. */
  function reread(): void {
    const now = recall(memory, REMEMBERED_AS)
    if (isSame(now, kept)) return
    kept = now
    set(presetsIn(now).map((preset) => state().find((known) => isSame(known, preset)) ?? preset))
  }
  function become(next: readonly NibPreset[]): void {
    set(next)
    remember(memory, REMEMBERED_AS, [...next, ...othersIn(kept)])
    kept = recall(memory, REMEMBERED_AS)
  }
  return { state, listen, reread, become }
}

/** What was stored, as far as it is presets. */
function presetsIn(kept: unknown): readonly NibPreset[] {
  const read = entriesOf(kept).flatMap((entry) => nibPresetSchema.safeParse(entry).data ?? [])
  return read.slice(0, PRESET_LIMITS.presets)
}

/** What can't be read, such as a nib of a newer Framewright, is stored on as it is. */
function othersIn(kept: unknown): readonly unknown[] {
  return entriesOf(kept).filter((entry) => !nibPresetSchema.safeParse(entry).success)
}

function entriesOf(kept: unknown): readonly unknown[] {
  return Array.isArray(kept) ? kept : []
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

let own: PresetShelf | null = null

/** This computer's. */
export function presetShelf(): PresetShelf {
  if (own) return own
  const shelf = createPresetShelf(windowMemory())
  window.addEventListener('storage', ({ key }) => {
    if (key === REMEMBERED_AS) shelf.reread()
  })
  own = shelf
  return shelf
}
