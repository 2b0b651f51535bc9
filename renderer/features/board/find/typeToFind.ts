import type { Found } from './findOnBoard.ts'

/** Finds a shot by number as a person types it on the board: "2b". */
export interface TypeToFind {
  /** Handles a key press; false if it can't belong to the number. */
  readonly press: (key: string) => boolean
  /** True if there was something typed to discard. */
  readonly cancel: () => boolean
  readonly typed: () => string
  /** The match; null if it is no number in the film, nor the start of one. */
  readonly found: () => Found | null
  readonly listen: (changed: () => void) => () => void
  readonly dispose: () => void
}

/** How long typed characters stay valid, ms. */
const WAIT_MS = 1400

/**
 * Typing starts with a digit, as most shot numbers do; a letter is added only while it can still lead to a number, so
 * that single-letter commands keep working. Numbers that start with a letter are typed into the find box (FindBox.tsx).
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
