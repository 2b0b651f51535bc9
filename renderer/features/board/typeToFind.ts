/** Finds a shot by its number as a person types it on the board: "2b". */
export interface TypeToFind {
  /** Takes a key press; false where it is none of the number's. */
  readonly press: (key: string) => boolean
  /** True where there was something typed to let go of. */
  readonly cancel: () => boolean
  readonly typed: () => string
  /** What was typed is no shot's number, nor the beginning of one. */
  readonly missing: () => boolean
  readonly listen: (changed: () => void) => () => void
  readonly dispose: () => void
}

/** How long what was typed counts on, ms. */
const WAIT_MS = 1400

/**
 * Typing begins with a digit, as shot numbers do; a letter belongs to it only while it can still become a number, so that
 * single-letter commands keep working.
 */
export function createTypeToFind(find: (typed: string) => string | null, found: (shotId: string) => void): TypeToFind {
  let typed = ''
  let missing = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const listeners = new Set<() => void>()

  function become(next: string, isMissing: boolean): void {
    clearTimeout(timer)
    typed = next
    missing = isMissing
    if (typed !== '') timer = setTimeout(() => become('', false), WAIT_MS)
    for (const changed of listeners) changed()
  }

  function take(next: string): boolean {
    const shotId = find(next)
    if (shotId === null && !/\d$/.test(next)) {
      become('', false)
      return false
    }
    become(next, shotId === null)
    if (shotId !== null) found(shotId)
    return true
  }

  return {
    press(key) {
      if (key === 'Backspace' && typed !== '') {
        if (typed.length === 1) become('', false)
        else take(typed.slice(0, -1))
        return true
      }
      const fits = typed === '' ? /^\d$/ : /^[\da-z.-]$/i
      return fits.test(key) && take(typed + key.toUpperCase())
    },
    cancel() {
      const was = typed !== ''
      if (was) become('', false)
      return was
    },
    typed: () => typed,
    missing: () => missing,
    listen(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    dispose: () => clearTimeout(timer),
  }
}

/** The shot of this number, else the first in film order whose number begins so; null for none. */
export function shotByNumber(
  order: readonly string[],
  numbers: ReadonlyMap<string, string>,
  typed: string,
): string | null {
  const wanted = typed.toUpperCase()
  let begins: string | null = null
  for (const id of order) {
    const number = (numbers.get(id) ?? '').toUpperCase()
    if (number === wanted) return id
    if (begins === null && number.startsWith(wanted)) begins = id
  }
  return begins
}
