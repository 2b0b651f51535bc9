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
  | { readonly kind: 'find'; readonly replacing: boolean }
  /** Ticks the selected cells, or takes the ticks off. */
  | { readonly kind: 'toggle' }
  | { readonly kind: 'move'; readonly by: -1 | 1 }

interface Pressed {
  readonly key: string
  readonly altKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
}

/** null for keys with no meaning here: they go on to the window. */
export function gridKey(
  { key, altKey, ctrlKey, metaKey, shiftKey }: Pressed,
  at: GridPlace,
  size: { readonly rows: number; readonly columns: number; readonly page: number },
): GridKey | null {
  const mod = ctrlKey || metaKey
  if (altKey) return mod || shiftKey ? null : movedBy(key)
  if (mod && !shiftKey && key.toLowerCase() === 'a') return { kind: 'all' }
  if (mod && shiftKey && key.toLowerCase() === 'l') return { kind: 'column' }
  if (mod && !shiftKey && key.toLowerCase() === 'd') return { kind: 'fill' }
  if (mod && !shiftKey && ['f', 'h'].includes(key.toLowerCase()))
    return { kind: 'find', replacing: key.toLowerCase() === 'h' }
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

function movedBy(key: string): GridKey | null {
  if (key === 'ArrowUp') return { kind: 'move', by: -1 }
  return key === 'ArrowDown' ? { kind: 'move', by: 1 } : null
}
