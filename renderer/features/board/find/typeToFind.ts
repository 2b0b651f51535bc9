import type { Found } from './findOnBoard.ts'

/** Finds a shot by its number as a person types it on the board: "2b". */
export interface TypeToFind {
  /** Takes a key press; false where it is none of the number's. */
  readonly press: (key: string) => boolean
  /** True where there was something typed to let go of. */
  readonly cancel: () => boolean
  readonly typed: () => string
  /** What it means; null where it is no number of the film, nor the beginning of one. */
  readonly found: () => Found | null
  readonly listen: (changed: () => void) => () => void
  readonly dispose: () => void
}

/** How long what was typed counts on, ms. */
const WAIT_MS = 1400

/**
 * Typing begins with a digit, as most shot numbers do; a letter belongs to it only while it can still become a number, so
 * that single-letter commands keep working. What begins with a letter is typed into the find box (FindBox.tsx).
 */
export function createTypeToFind(find: (typed: string) => Found | null, goTo: (found: Found) => void): TypeToFind {
  let typed = ''
  let meant: Found | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  const listeners = new Set<() => void>()

  function become(next: string, found: Found | null): void {
    clearTimeout(timer)
    typed = next
    meant = found
    if (typed !== '') timer = setTimeout(() => become('', null), WAIT_MS)
    for (const changed of listeners) changed()
  }

  function take(next: string): boolean {
    const found = find(next)
    if (found === null && !/\d$/.test(next)) {
      become('', null)
      return false
    }
    become(next, found)
    if (found !== null) goTo(found)
    return true
  }

  return {
    press(key) {
      if (key === 'Backspace' && typed !== '') {
        if (typed.length === 1) become('', null)
        else take(typed.slice(0, -1))
        return true
      }
      const fits = typed === '' ? /^\d$/ : /^[\da-z.-]$/i
      return fits.test(key) && take(typed + key.toUpperCase())
    },
    cancel() {
      const was = typed !== ''
      if (was) become('', null)
      return was
    },
    typed: () => typed,
    found: () => meant,
    listen(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    dispose: () => clearTimeout(timer),
  }
}
