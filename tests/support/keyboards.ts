/** What a key types: alone, with Shift, with AltGr. */
export type Typed = readonly [plain: string, shifted: string, altGr?: string]

/** A keyboard layout: what the key at each place types. */
export type Keyboard = ReadonlyMap<string, Typed>

const letters = (row: string): string[] => row.split('').map((letter) => `Key${letter}`)

const CODES = [
  ['Backquote', '1234567890'.split('').map((digit) => `Digit${digit}`), 'Minus', 'Equal'],
  [letters('QWERTYUIOP'), 'BracketLeft', 'BracketRight'],
  [letters('ASDFGHJKL'), 'Semicolon', 'Quote', 'Backslash'],
  [letters('ZXCVBNM'), 'Comma', 'Period', 'Slash'],
].flat(2)

/** Rows from top to bottom, keys apart by spaces. */
function keyboard(plain: string, shifted: string, altGr: Readonly<Record<string, string>> = {}): Keyboard {
  const [alone, held] = [plain, shifted].map((rows) => rows.trim().split(/\s+/))
  if (alone?.length !== CODES.length || held?.length !== CODES.length) throw new Error(`rows do not fit: ${plain}`)
  return new Map(
    CODES.map((code, at) => {
      const more = altGr[code]
      return [code, more === undefined ? [alone[at]!, held[at]!] : [alone[at]!, held[at]!, more]]
    }),
  )
}

/** As they ship with Windows or X11. A dead key types "Dead". */
export const KEYBOARDS: Readonly<Record<string, Keyboard>> = {
  US: keyboard(
    "` 1 2 3 4 5 6 7 8 9 0 - =   q w e r t y u i o p [ ]   a s d f g h j k l ; ' \\   z x c v b n m , . /",
    '~ ! @ # $ % ^ & * ( ) _ +   Q W E R T Y U I O P { }   A S D F G H J K L : " |   Z X C V B N M < > ?',
  ),
  AZERTY: keyboard(
    '² & é " \' ( - è _ ç à ) =   a z e r t y u i o p Dead $   q s d f g h j k l m ù *   w x c v b n , ; : !',
    '~ 1 2 3 4 5 6 7 8 9 0 ° +   A Z E R T Y U I O P Dead £   Q S D F G H J K L M % µ   W X C V B N ? . / §',
    { Digit2: '~', Digit3: '#', Digit4: '{', Digit5: '[', Digit8: '\\', Digit0: '@', Minus: ']', Equal: '}' },
  ),
  QWERTZ: keyboard(
    'Dead 1 2 3 4 5 6 7 8 9 0 ß Dead   q w e r t z u i o p ü +   a s d f g h j k l ö ä #   y x c v b n m , . -',
    '° ! " § $ % & / ( ) = ? Dead   Q W E R T Z U I O P Ü *   A S D F G H J K L Ö Ä \'   Y X C V B N M ; : _',
    { Digit7: '{', Digit8: '[', Digit9: ']', Digit0: '}', Minus: '\\', KeyQ: '@', KeyE: '€', KeyM: 'µ' },
  ),
  Russian: keyboard(
    'ё 1 2 3 4 5 6 7 8 9 0 - =   й ц у к е н г ш щ з х ъ   ф ы в а п р о л д ж э \\   я ч с м и т ь б ю .',
    'Ё ! " № ; % : ? * ( ) _ +   Й Ц У К Е Н Г Ш Щ З Х Ъ   Ф Ы В А П Р О Л Д Ж Э /   Я Ч С М И Т Ь Б Ю ,',
  ),
  Ukrainian: keyboard(
    "' 1 2 3 4 5 6 7 8 9 0 - =   й ц у к е н г ш щ з х ї   ф і в а п р о л д ж є ґ   я ч с м и т ь б ю .",
    '₴ ! " № ; % : ? * ( ) _ +   Й Ц У К Е Н Г Ш Щ З Х Ї   Ф І В А П Р О Л Д Ж Є /   Я Ч С М И Т Ь Б Ю ,',
  ),
  Greek: keyboard(
    "` 1 2 3 4 5 6 7 8 9 0 - =   ; ς ε ρ τ υ θ ι ο π [ ]   α σ δ φ γ η ξ κ λ Dead ' \\   ζ χ ψ ω β ν μ , . /",
    '~ ! @ # $ % ^ & * ( ) _ +   : Dead Ε Ρ Τ Υ Θ Ι Ο Π { }   Α Σ Δ Φ Γ Η Ξ Κ Λ Dead " |   Ζ Χ Ψ Ω Β Ν Μ < > ?',
  ),
  Hebrew: keyboard(
    "; 1 2 3 4 5 6 7 8 9 0 - =   / ' ק ר א ט ו ן ם פ ] [   ש ד ג כ ע י ח ל ך ף , \\   ז ס ב ה נ מ צ ת ץ .",
    '~ ! @ # $ % ^ & * ) ( _ +   Q W E R T Y U I O P } {   A S D F G H J K L : " |   Z X C V B N M > < ?',
  ),
  Arabic: keyboard(
    'ذ 1 2 3 4 5 6 7 8 9 0 - =   ض ص ث ق ف غ ع ه خ ح ج د   ش س ي ب ل ا ت ن م ك ط \\   ئ ء ؤ ر لا ى ة و ز ظ',
    'ّ ! @ # $ % ^ & * ) ( _ +   َ ً ُ ٌ لإ إ ‘ ÷ × ؛ < >   ِ ٍ ] [ لأ أ ـ ، / : " |   ~ ْ } { لآ آ ’ , . ؟',
  ),
  Dvorak: keyboard(
    "` 1 2 3 4 5 6 7 8 9 0 [ ]   ' , . p y f g c r l / =   a o e u i d h t n s - \\   ; q j k x b m w v z",
    '~ ! @ # $ % ^ & * ( ) { }   " < > P Y F G C R L ? +   A O E U I D H T N S _ |   : Q J K X B M W V Z',
  ),
}

/** Keys that type nothing, alike on every layout. */
const NAMED_KEYS =
  'Enter Escape Tab Delete Backspace Home End PageUp PageDown Space ArrowLeft ArrowRight ArrowUp ArrowDown'.split(' ')

export interface Pressed {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
  /** As the system reports AltGr, which types. */
  readonly altGr: boolean
}

/** Every press of one key on this layout with these modifiers, with and without Shift, and with AltGr where it types. */
export function pressesOn(layout: Keyboard, held: { readonly ctrl: boolean; readonly alt: boolean }): Pressed[] {
  const mods = { ctrlKey: held.ctrl, altKey: held.alt, metaKey: false }
  const named = NAMED_KEYS.flatMap((name) =>
    [false, true].map((shiftKey) => ({
      ...mods,
      key: name === 'Space' ? ' ' : name,
      code: name,
      shiftKey,
      altGr: false,
    })),
  )
  const typed = [...layout].flatMap(([code, [plain, shifted, altGr]]) => [
    { ...mods, key: plain, code, shiftKey: false, altGr: false },
    { ...mods, key: shifted, code, shiftKey: true, altGr: false },
    ...(altGr === undefined || held.ctrl || held.alt
      ? []
      : [{ ...mods, key: altGr, code, shiftKey: false, altGr: true }]),
  ])
  return [...named, ...typed]
}
