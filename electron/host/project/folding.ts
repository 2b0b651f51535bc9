import type { DurableLog } from './durableLog.ts'
import type { WorkQueue } from './workQueue.ts'

/** Idle time in ms before the log is folded: a pause in the work, not the gap between two strokes. */
const QUIET = 3000
/** Log size in bytes that triggers folding without a pause: readers scan the whole log. */
const MUCH = 16 * 1024 * 1024

export interface Folding {
  /** Call after each write. */
  after(): void
  stop(): void
}

/**
 * Keeps the log short, so that a copy, sync or backup of the folder between two pieces of work finds the whole film in
 * `board.sqlite` itself.
 */
export function createFolding(log: Pick<DurableLog, 'fold' | 'size'>, inTurn: WorkQueue): Folding {
  let timer: NodeJS.Timeout | null = null
  let stopped = false

  function fold(): void {
    timer = null
    if (stopped) return
    // A failed fold loses nothing: the log stays, and the next pause tries again.
    void inTurn(() => (stopped ? true : log.fold().catch(() => false))).then((folded) => {
      if (!folded) wait()
    })
  }

  function wait(): void {
    if (stopped) return
    if (timer) clearTimeout(timer)
    timer = setTimeout(fold, QUIET)
    timer.unref()
  }

  if (log.size() > 0) wait()
  return {
    after() {
      if (log.size() <= MUCH) wait()
      else if (timer) {
        clearTimeout(timer)
        fold()
      }
    },
    stop() {
      stopped = true
      if (timer) clearTimeout(timer)
    },
  }
}
