import { COMMANDS, keysOf } from '#shared/commands/commandTable.ts'
import type { CommandEntry, CommandId } from '#shared/commands/commandTable.ts'
import { isChord, readingsOf } from '#shared/commands/keyPress.ts'
import type { KeyPress } from '#shared/commands/keyPress.ts'
import type { SessionState } from './session.ts'

/**
 * Where the focus was: 'open' on the board or the drawing table themselves, or on nothing at all; 'text' in a field
 * with typed changes, 'field' in one without; 'popover' in what opens over the work and is part of it, 'popover field'
 * in a text field there without typed changes; 'dialog' in a dialog or menu, 'dialog field' in a text field of one, or
 * with typed changes of a popover; 'script' on the script; 'control' on anything else.
 */
export type KeySurface =
  | 'open'
  | 'text'
  | 'field'
  | 'control'
  | 'popover'
  | 'popover field'
  | 'dialog'
  | 'dialog field'
  | 'script'

const TYPED_IN: readonly KeySurface[] = ['text', 'field', 'popover field', 'dialog field']

/** Keys by which a field is edited, with Mod too: Enter commits it. */
const EDITING_KEYS =
  /^(?:Mod\+)?(?:Shift\+)?(?:Backspace|Delete|Home|End|Arrow\w+)$|^(?:Mod\+|Shift\+)?Enter$|^Mod\+(?:[ACVX]|Shift\+V)$/

/** What leaves a control its own keys: letters, signs, Space, Enter and arrows without a modifier are not among these. */
const PAST_CONTROLS = /^(?:Mod\+|Alt\+|(?:Shift\+)?(?:Escape|F\d+)$)/

/**
 * The command for a key press, or null. Plain keys count only on the board and the drawing table; elsewhere whatever
 * has the focus keeps them. In a text field only Mod keys count, and undo and redo belong to the field once something
 * was typed there (otherwise to the film: a person who tabbed on wants the last edit back). In a popover undo and redo
 * are all that counts, and in a dialog no key.
 */
export function commandFor(
  press: KeyPress,
  place: KeySurface,
  state: Pick<SessionState, 'view' | 'drawing'> | null,
  mac: boolean,
  commands: readonly CommandEntry[] = COMMANDS,
): CommandId | null {
  for (const reading of readingsOf(press, mac)) {
    const found = commands.find(
      (entry: CommandEntry) => keysHere(entry, state).includes(reading) && countsIn(place, entry, reading),
    )
    if (found) return found.id as CommandId
  }
  return null
}

/** A character, with whatever is held: not Tab, Escape or an arrow, which belong to the window everywhere. */
const CHARACTER = /^(?:(?:Mod|Alt|Shift)\+)*[^\d\s]$/

/**
 * The command of the board or the drawing table that a key press would mean in the other place; null for none, and for
 * keys that what has the focus may take for itself.
 */
export function commandElsewhere(
  press: KeyPress,
  place: KeySurface,
  state: Pick<SessionState, 'view' | 'drawing'>,
  mac: boolean,
  commands: readonly CommandEntry[] = COMMANDS,
): CommandEntry | null {
  if (place !== 'open' && place !== 'control') return null
  for (const reading of readingsOf(press, mac)) {
    if (!CHARACTER.test(reading) || (place === 'control' && !PAST_CONTROLS.test(reading))) continue
    const found = commands.find(
      (entry) =>
        (entry.when === 'drawing' || entry.when === 'board') &&
        !isHere(entry.when, state) &&
        keysOf(entry, entry.when === 'drawing').includes(reading),
    )
    if (found) return found
  }
  return null
}

function countsIn(place: KeySurface, entry: CommandEntry, reading: string): boolean {
  if (entry.when === 'script') return place === 'script'
  if (place === 'open') return true
  const typing = TYPED_IN.includes(place)
  if (entry.anywhere && !typing) return true
  if (place === 'dialog' || place === 'dialog field') return false
  if (place === 'popover' || place === 'popover field') return entry.id === 'edit.undo' || entry.id === 'edit.redo'
  if (!typing) return PAST_CONTROLS.test(reading)
  if (place === 'text' && entry.menu === 'Edit' && entry.id !== 'palette.open') return false
  return reading.startsWith('Mod+') && !EDITING_KEYS.test(reading)
}

function keysHere(entry: CommandEntry, state: Pick<SessionState, 'view' | 'drawing'> | null): readonly string[] {
  const drawing = isHere('drawing', state)
  return drawing || isHere(entry.when, state) ? keysOf(entry, drawing) : []
}

function isHere(when: CommandEntry['when'], state: Pick<SessionState, 'view' | 'drawing'> | null): boolean {
  if (when === 'always' || when === 'script') return true
  if (when === 'list') return state?.view === 'shot-list'
  if (!state || state.view !== 'board') return false
  return when === 'drawing' ? state.drawing : !state.drawing
}

/** The board and the drawing table; to a screen reader the board is a list box. */
const SURFACES = '[data-surface="board"], [data-surface="canvas"]'

/** What a mouse or pen presses without typing or opening anything. */
const PLAIN_CONTROLS = 'button, summary, [role="tab"], [role="radio"], [role="switch"], [role="slider"]'

/**
 * A mouse or pen that presses a plain button while the work has the focus leaves it there, so that the next key is
 * still the work's. Fields, and what opens a menu or dialog, take the focus as usual.
 */
export function keepFocusOnWork(target: Pick<Window, 'addEventListener' | 'removeEventListener'>): () => void {
  target.addEventListener('mousedown', leaveFocus)
  return () => target.removeEventListener('mousedown', leaveFocus)
}

function leaveFocus(event: MouseEvent): void {
  if (event.defaultPrevented || document.activeElement?.matches(SURFACES) !== true) return
  if (!(event.target instanceof Element) || event.target.closest(OVER)) return
  const control = event.target.closest(PLAIN_CONTROLS)
  if (control && !control.closest('[aria-haspopup], [aria-expanded], [draggable="true"]')) event.preventDefault()
}

/** What stands over the work. */
const OVER = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]:not([data-surface], main *)'

/** Whether words are typed there: it has its own clipboard and its own letters. */
export function isTextField(target: EventTarget | null): target is HTMLElement {
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'range', 'button'].includes(target.type)
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLElement && target.isContentEditable)
}

/** Whether a paste there is for what has the focus or for nobody, never for the film. */
export function keepsPaste(place: KeySurface): boolean {
  return place !== 'open' && place !== 'control' && place !== 'script'
}

/** Where a key press landed. */
export function placeOfKey(target: EventTarget | null): KeySurface {
  if (!(target instanceof Element) || target === document.body || target === document.documentElement) return 'open'
  const typed = isTextField(target) && (target.dataset['draft'] === 'clean' ? 'field' : 'text')
  const over = target.closest(OVER)
  if (over && typed === 'text') return 'dialog field'
  if (over)
    return over.matches('[data-popover]') ? (typed ? 'popover field' : 'popover') : typed ? 'dialog field' : 'dialog'
  if (typed) return typed
  if (target.matches('[data-surface="script"]')) return 'script'
  return target.matches(SURFACES) ? 'open' : 'control'
}

/**
 * The window's only key listener; `held`: the key is held down, and repeats. Ignores what a feature handled itself
 * (defaultPrevented). `unheard` is told of a key that means no command here.
 */
export function listenToKeys(
  target: Pick<Window, 'addEventListener' | 'removeEventListener'>,
  commandOf: (event: KeyboardEvent) => CommandId | null,
  run: (id: CommandId, held: boolean) => void,
  unheard: (event: KeyboardEvent, held: boolean) => void,
): () => void {
  function pressed(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return
    const id = commandOf(event)
    // The window is no page of text: only fields and dialogs have one to select.
    if (id === null && isChord(event, 'Mod+A') && ['open', 'control'].includes(placeOfKey(event.target)))
      event.preventDefault()
    if (id === null) return unheard(event, event.repeat)
    event.preventDefault()
    run(id, event.repeat)
  }
  target.addEventListener('keydown', pressed)
  return () => target.removeEventListener('keydown', pressed)
}
