import type { Patience } from '#shared/contract/patience.ts'
import { createListeners } from '#shared/store.ts'

/** One slow thing, however many calls wait for it. */
export interface Wait {
  readonly words: string
  readonly giveUp: Patience['giveUp']
  /** Cancels all of them. */
  readonly end: () => void
}

/** The calls that take longer than a person should wait without being told. */
export interface Waits {
  readonly add: (patience: Patience, end: () => void) => () => void
  /** The same list until it changes. */
  readonly list: () => readonly Wait[]
  readonly listen: (changed: () => void) => () => void
}

interface Slow {
  readonly patience: Patience
  readonly end: () => void
}

export function createWaits(): Waits {
  const slow = new Set<Slow>()
  const { tell, listen } = createListeners()
  let list: readonly Wait[] = []

  function change(): void {
    const byWords = new Map<string, Wait>()
    for (const { patience } of slow)
      byWords.set(patience.words, {
        words: patience.words,
        giveUp: patience.giveUp,
        end: () => endAll(patience.words),
      })
    list = [...byWords.values()]
    tell()
  }

  function endAll(words: string): void {
    for (const each of slow) if (each.patience.words === words) each.end()
  }

  return {
    add(patience, end) {
      const one = { patience, end }
      slow.add(one)
      change()
      return () => {
        if (slow.delete(one)) change()
      }
    },
    list: () => list,
    listen,
  }
}
