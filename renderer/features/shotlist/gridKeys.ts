import { isChord } from '#shared/commands/keyPress.ts'
import type { KeyPress } from '#shared/commands/keyPress.ts'
import { stepFrom, tabFrom } from './gridPlace.ts'
import type { GridPlace } from './gridPlace.ts'

/** What a key asks of the grid while no cell is being edited. */
export type GridKey =
  | { readonly kind: 'go'; readonly place: GridPlace; readonly stretch: boolean }
  /** `text`: the key that starts the cell over. */
  | { readonly kind: 'edit'; readonly text?: string }
  | { readonly kind: 'clear' }
  /** Every cell of the list, or every cell of the selected rows. */
  | { readonly kind: 'all' | 'row' }
  | { readonly kind: 'insert' | 'remove' | 'fill' }
  /** The panel of the current column. */
  | { readonly kind: 'column' }
  /** Ticks the selected cells, or takes the ticks off. */
  | { readonly kind: 'toggle' }
  | { readonly kind: 'move'; readonly by: -1 | 1 }

/** null for keys with no meaning here: they go on to the window. */
export function gridKey(
  press: KeyPress,
  at: GridPlace,
  size: { readonly rows: number; readonly columns: number; readonly page: number },
  mac = false,
): GridKey | null {
  const { key, altKey, shiftKey } = press
  if (typesByAltGr(press)) return { kind: 'edit', text: key }
  const mod = press.ctrlKey || press.metaKey
  // A Mac's Option key types.
  if (mac && altKey && !mod && key.length === 1) return { kind: 'edit', text: key }
  if (altKey) return mod || shiftKey ? null : movedBy(key)
  const command = mod ? COMMANDS.find(([chord]) => isChord(press, chord)) : undefined
  if (command) return command[1]
  if (key === ' ' && shiftKey && !mod) return { kind: 'row' }
  if (key === 'Insert' && !mod && !shiftKey) return { kind: 'insert' }
  if (mod && (key === 'Delete' || key === 'Backspace')) return { kind: 'remove' }
  const step = stepFrom(at, key, mod, size)
  if (step) return { kind: 'go', place: step, stretch: shiftKey }
  const tab = key === 'Tab' && !mod ? tabFrom(at, shiftKey, size) : undefined
  if (tab) return { kind: 'go', place: tab, stretch: false }
  if ((key === 'Enter' && !mod) || key === 'F2') return { kind: 'edit' }
  if (key === 'Delete' || key === 'Backspace') return { kind: 'clear' }
  return key.length === 1 && !mod && key !== ' ' ? { kind: 'edit', text: key } : null
}

const COMMANDS: readonly (readonly [chord: string, asks: GridKey])[] = [
  ['Mod+A', { kind: 'all' }],
  ['Mod+D', { kind: 'fill' }],
  ['Mod+Shift+L', { kind: 'column' }],
]

/** Some systems have it as Control and Alt, which type nothing by themselves. */
function typesByAltGr(press: KeyPress): boolean {
  const { key, ctrlKey, altKey } = press
  return ctrlKey && altKey && key.length === 1 && press.getModifierState?.('AltGraph') === true
}

function movedBy(key: string): GridKey | null {
  if (key === 'ArrowUp') return { kind: 'move', by: -1 }
  return key === 'ArrowDown' ? { kind: 'move', by: 1 } : null
}
