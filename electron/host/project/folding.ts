import type { DurableLog } from './durableLog.ts'
import type { Line } from './line.ts'

/** Milliseconds without a write after which the log is folded: a pause of the hand, not the lift between two strokes. */
const QUIET = 3000
/** Bytes of log that are folded without waiting for a pause: a reader looks through all of them. */
const MUCH = 16 * 1024 * 1024

export interface Folding {
  /** Something was written. */
  after(): void
  stop(): void
}

/**
 * Keeps the log short, so that whatever happens to the folder between two pieces of work (a copy, a sync, a backup) finds
 * all of the film in `board.sqlite` itself.
 */
export function createFolding(log: Pick<DurableLog, 'fold' | 'size'>, inTurn: Line): Folding {
  let timer: NodeJS.Timeout | null = null
  let stopped = false

  function fold(): void {
    timer = null
    if (stopped) return
    // A fold that fails loses nothing: the log stands, and the next pause tries again.
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
