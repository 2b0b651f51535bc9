import type { ShotField } from '#shared/fields/field.ts'
import type { CellExit } from './gridPlace.ts'

/** What a key asks of a cell that is being edited. */
export type CellKey =
  | { readonly kind: 'cancel' }
  | { readonly kind: 'finish'; readonly exit: CellExit }
  /** A line break at the caret. */
  | { readonly kind: 'break' }
  /** The arrow keys move through the list: -1 for no entry. */
  | { readonly kind: 'pick'; readonly place: number }

interface Pressed {
  readonly key: string
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/** null for keys that type. `picked`: the list entry selected by the arrow keys, of `choices` in all. */
export function cellKey(
  { key, altKey, shiftKey }: Pressed,
  kind: ShotField['kind'],
  { picked, choices }: { readonly picked: number; readonly choices: number },
): CellKey | null {
  const isText = kind === 'text'
  if (key === 'Escape') return { kind: 'cancel' }
  if (key === 'Enter' && !altKey && !(shiftKey && isText)) return { kind: 'finish', exit: shiftKey ? 'up' : 'down' }
  if (key === 'Enter' && isText) return { kind: 'break' }
  if (key === 'Tab') return { kind: 'finish', exit: shiftKey ? 'left' : 'right' }
  if (key === 'ArrowDown' && choices > 0) return { kind: 'pick', place: Math.min(picked + 1, choices - 1) }
  if (key === 'ArrowUp' && choices > 0) return { kind: 'pick', place: Math.max(picked - 1, -1) }
  return null
}
