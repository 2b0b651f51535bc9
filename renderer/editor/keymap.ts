import { COMMANDS, keysOf } from '#shared/commands/commandTable.ts'
import type { CommandEntry, CommandId } from '#shared/commands/commandTable.ts'
import type { SessionState } from './session.ts'

/** What a key press carries; a KeyboardEvent fits. */
export interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/**
 * Where the focus was: 'text' in a field with typed changes, 'field' in one without, 'control' on a button or the like,
 * 'dialog' in a dialog or menu.
 */
export type KeySurface = 'text' | 'field' | 'control' | 'dialog' | 'open'

interface Chord {
  readonly mod: boolean
  readonly alt: boolean
  readonly shift: boolean
  readonly key: string
}

/** Keys that a focused control uses itself. */
const CONTROL_KEYS: ReadonlySet<string> = new Set([
  'Enter',
  'Tab',
  'PageDown',
  'PageUp',
  'Delete',
  'Backspace',
  'ArrowLeft',
  'ArrowRight',
])

/**
 * The command for a key press, or null. In a text field only Mod keys count, and undo and redo belong to the field once
 * something was typed there (otherwise to the film: a person who tabbed on wants the last edit back). In a dialog no
 * key counts. A focused control keeps the keys that operate it.
 */
export function commandFor(
  press: KeyPress,
  place: KeySurface,
  state: Pick<SessionState, 'view' | 'drawing'> | null,
  mac: boolean,
): CommandId | null {
  if (place === 'dialog') return null
  const mod = mac ? press.metaKey : press.ctrlKey
  // The other platform's modifier belongs to the system; never use it.
  if (mac ? press.ctrlKey : press.metaKey) return null
  if ((place === 'text' || place === 'field') && !mod) return null
  if (place === 'control' && !mod && !press.altKey && CONTROL_KEYS.has(press.key)) return null
  const found = COMMANDS.find((entry: CommandEntry) =>
    keysHere(entry, state).some((keys) => matches(chordOf(keys), press, mod)),
  )
  if (!found) return null
  if (place === 'text' && found.menu === 'Edit' && found.id !== 'palette.open') return null
  return found.id
}

function keysHere(entry: CommandEntry, state: Pick<SessionState, 'view' | 'drawing'> | null): readonly string[] {
  const drawing = isHere('drawing', state)
  return drawing || isHere(entry.when, state) ? keysOf(entry, drawing) : []
}

function isHere(when: CommandEntry['when'], state: Pick<SessionState, 'view' | 'drawing'> | null): boolean {
  if (when === 'always') return true
  if (!state || state.view !== 'board') return false
  return when === 'drawing' ? state.drawing : !state.drawing
}

function matches(chord: Chord, press: KeyPress, mod: boolean): boolean {
  const key = press.key.length === 1 ? press.key.toUpperCase() : press.key
  if (chord.key !== key || chord.mod !== mod || chord.alt !== press.altKey) return false
  // "?" and "+" need Shift on most keyboards but not all, so only the character itself counts.
  const isSign = key.length === 1 && key === key.toLowerCase()
  return isSign || chord.shift === press.shiftKey
}

/** Parses "Mod+Shift+D"; in "Mod++" the last plus is the key. */
function chordOf(keys: string): Chord {
  const key = keys.endsWith('++') ? '+' : keys.slice(keys.lastIndexOf('+') + 1)
  const mods = keys.slice(0, keys.length - key.length)
  return { mod: mods.includes('Mod'), alt: mods.includes('Alt'), shift: mods.includes('Shift'), key }
}

/**
 * Where a key press landed. The board is a list box for screen readers but counts as a plain surface for commands:
 * `data-surface`.
 */
export function placeOfKey(target: EventTarget | null): KeySurface {
  if (!(target instanceof HTMLElement)) return 'open'
  if (target.closest('[role="dialog"], [role="menu"], [role="listbox"]:not([data-surface])')) return 'dialog'
  const isField = target instanceof HTMLInputElement && !['checkbox', 'radio', 'range', 'button'].includes(target.type)
  if (isField || target instanceof HTMLTextAreaElement || target.isContentEditable)
    return target.dataset['draft'] === 'clean' ? 'field' : 'text'
  return target.closest('button, a, summary, select, input, [role="slider"], [role="grid"], [role="treeitem"]')
    ? 'control'
    : 'open'
}

/** The window's only key listener. Ignores what a feature handled itself (defaultPrevented). */
export function listenToKeys(
  target: Pick<Window, 'addEventListener' | 'removeEventListener'>,
  state: () => SessionState | null,
  mac: boolean,
  run: (id: CommandId) => void,
): () => void {
  function pressed(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return
    const id = commandFor(event, placeOfKey(event.target), state(), mac)
    if (id === null) return
    event.preventDefault()
    run(id)
  }
  target.addEventListener('keydown', pressed)
  return () => target.removeEventListener('keydown', pressed)
}
