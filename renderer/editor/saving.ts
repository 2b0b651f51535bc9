import type { RowWrite } from '#shared/document/diff.ts'

export type SavingState = 'saved' | 'saving' | 'failed'

/** Brings writes to disk in order. "Saved" is said only when the host has said so of everything. */
export interface Saving {
  readonly state: () => SavingState
  readonly add: (writes: readonly RowWrite[]) => void
  /** Tries again what failed. */
  readonly retry: () => void
  /** Resolves when nothing is left to save; false where the last try failed. */
  readonly settle: () => Promise<boolean>
  readonly listen: (changed: () => void) => () => void
}

/** Gestures that end within this many ms travel together; far below the 300 ms in which each must be on disk. */
const GATHER_MS = 20

export function createSaving(send: (writes: RowWrite[]) => Promise<boolean>): Saving {
  /** By row, so that a row changed twice is written once, as it is now. */
  let pending = new Map<string, RowWrite>()
  let state: SavingState = 'saved'
  let running: Promise<boolean> | null = null
  let timer: ReturnType<typeof setTimeout> | null = null
  const listeners = new Set<() => void>()

  function become(next: SavingState): void {
    if (state === next) return
    state = next
    for (const changed of listeners) changed()
  }

  async function flush(): Promise<boolean> {
    while (pending.size > 0) {
      const batch = pending
      pending = new Map()
      if (!(await send([...batch.values()]))) {
        // What failed goes back under what came since: the newer row of the same id wins.
        pending = new Map([...batch, ...pending])
        become('failed')
        return false
      }
    }
    become('saved')
    return true
  }

  function start(): Promise<boolean> {
    if (timer !== null) clearTimeout(timer)
    timer = null
    running ??= flush().finally(() => {
      running = null
      if (pending.size > 0 && state === 'saving') void start()
    })
    return running
  }

  function add(writes: readonly RowWrite[]): void {
    for (const write of writes) {
      const key = `${write.table}/${write.id}`
      pending.delete(key)
      pending.set(key, write)
    }
    become('saving')
    timer ??= setTimeout(() => void start(), GATHER_MS)
  }

  return {
    state: () => state,
    add,
    retry() {
      if (pending.size === 0) return
      become('saving')
      void start()
    },
    async settle() {
      while (pending.size > 0 || running) if (!(await start())) return false
      return true
    },
    listen(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
  }
}
