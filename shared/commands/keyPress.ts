/** What a key press carries; a KeyboardEvent fits. */
export interface KeyPress {
  /** What the layout types there: "z", "я", "Enter". */
  readonly key: string
  /** The key's place, by its name on a US keyboard: "KeyZ". */
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
  readonly getModifierState?: (name: 'AltGraph') => boolean
}

/** Keys that say nothing by themselves, or whose meaning is still being decided (an input method). */
const SILENT: ReadonlySet<string> = new Set(
  'Shift Control Alt Meta AltGraph CapsLock NumLock Fn Process Unidentified Compose'.split(' '),
)

/** Signs outside the letter keys, as a US keyboard has them. */
const US_SIGNS: Readonly<Record<string, string>> = {
  BracketLeft: '[',
  BracketRight: ']',
  Semicolon: ';',
  Quote: "'",
  Backquote: '`',
  Backslash: '\\',
  Comma: ',',
  Period: '.',
  Slash: '/',
  Minus: '-',
  Equal: '=',
}

/** A script's own form of a sign means the same sign. */
const OWN_SIGNS: Readonly<Record<string, string>> = { '؟': '?', '،': ',', '؛': ';', '？': '?', '，': ',', '／': '/' }

/**
 * Signs that Latin layouts type on letter keys (Dvorak, AZERTY, BÉPO, Colemak). Their letters are elsewhere, so the
 * letter of that place must not count; on a layout without Latin letters (Hebrew, Greek, Arabic with Shift) it does.
 */
const LATIN_SIGNS: Readonly<Record<string, string>> = {
  KeyQ: `'"`,
  KeyW: ',<',
  KeyE: '.>',
  KeyZ: `;:'"`,
  KeyM: ',?',
  KeyP: ';:',
  KeyG: ',;',
  KeyV: '.:',
  KeyN: `'?`,
}

const NAMED = /^[A-Z][A-Za-z0-9]+$/
const DIGIT = /^[0-9]$/
const LETTERS = /^[\p{L}\p{M}]+$/u
const LATIN_LETTERS = /^\p{Script=Latin}+$/u

/**
 * What a press can mean, best first, written as in the command table ("Mod+Shift+D"). The typed letter counts; the
 * key's place counts only where the layout has no Latin letter there, or a digit only with Shift. AltGr types, so it is
 * never Control and Alt together. Empty if it can mean nothing.
 */
export function readingsOf(press: KeyPress, mac: boolean): readonly string[] {
  if (typesWithAltGr(press, mac)) return [...signOf(press.key)]
  // The other platform's modifier belongs to the system.
  if (mac ? press.ctrlKey : press.metaKey) return []
  const mods = `${(mac ? press.metaKey : press.ctrlKey) ? 'Mod+' : ''}${press.altKey ? 'Alt+' : ''}`
  return namesOf(press, mac && press.altKey)
    .flatMap((name) => withShift(name, press))
    .map((name) => mods + name)
}

/** Whether a press is these keys, on either kind of computer: for a surface's own keys, outside the command table. */
export function isChord(press: KeyPress, chord: string): boolean {
  return [false, true].some((mac) => readingsOf(press, mac).includes(chord))
}

function typesWithAltGr(press: KeyPress, mac: boolean): boolean {
  if (mac) return false
  return press.getModifierState?.('AltGraph') === true || (press.ctrlKey && press.altKey)
}

/** A sign or digit that was typed; nothing for a letter. */
function* signOf(key: string): Iterable<string> {
  if (!NAMED.test(key) && !LETTERS.test(key) && key.trim() !== '') yield OWN_SIGNS[key] ?? key
}

/** `option`: the Mac's Option key is held, which types signs in place of letters. */
function namesOf({ key, code, shiftKey }: KeyPress, option: boolean): readonly string[] {
  const place = placeOf(code, shiftKey)
  if (key === 'Dead') return option || code.startsWith('Key') ? place : []
  if (key === '' || SILENT.has(key)) return []
  if (key === ' ') return ['Space']
  if (NAMED.test(key)) return [key]
  const typed = OWN_SIGNS[key] ?? upper(key)
  if (!countsByPlace(upper(key), code, option)) return [typed]
  // Arabic types signs by Shift and a letter's key; the letter with Shift is nowhere else.
  const signOnLetter = shiftKey && code.startsWith('Key') && !LETTERS.test(typed)
  return signOnLetter ? [...place, typed] : [typed, ...place]
}

/** “ß” has no capital of one letter. */
function upper(key: string): string {
  const capital = key.toUpperCase()
  return capital.length === key.length ? capital : key
}

function countsByPlace(typed: string, code: string, option: boolean): boolean {
  if (/^[A-Z0-9]$/.test(typed)) return false
  if (code.startsWith('Digit')) return true
  if (LETTERS.test(typed)) return option || !LATIN_LETTERS.test(typed)
  return code.startsWith('Key') && (option || LATIN_SIGNS[code]?.includes(typed) !== true)
}

function placeOf(code: string, shift: boolean): readonly string[] {
  const named = code.match(/^(?:Key([A-Z])|Digit([0-9]))$/)
  const place = named?.[1] ?? named?.[2] ?? (shift ? undefined : US_SIGNS[code])
  return place === undefined ? [] : [place]
}

/** A sign needs Shift on some keyboards only, so it counts without; so does a digit that was typed. */
function withShift(name: string, { key, shiftKey }: KeyPress): readonly string[] {
  if (!shiftKey || isSign(name)) return [name]
  return name === key && DIGIT.test(name) ? [`Shift+${name}`, name] : [`Shift+${name}`]
}

function isSign(name: string): boolean {
  return name.length === 1 && name === name.toLowerCase() && !DIGIT.test(name)
}
