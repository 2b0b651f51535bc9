import type { Transport } from '#shared/contract/transport.ts'

/** Ms between two tellings while events keep coming: four a second look live, and leave fifty-six of sixty frames to the hand. */
const APART_MS = 250

/** The clock of `gathered`: its own in tests. */
export interface Pace {
  /** Ms from any beginning. */
  readonly now: () => number
  /** Runs a task of its own after so many ms, also where that is 0. */
  readonly after: (ms: number, run: () => void) => void
  /** Whether nobody sees the window: its timers are slowed down then, and there is nothing to draw. */
  readonly hidden: () => boolean
}

const CLOCK: Pace = {
  now: () => performance.now(),
  after: (ms, run) => void setTimeout(run, ms),
  hidden: () => document.hidden,
}

/**
 * The same transport, but events that come in a rush are told together, in their order and in one task: the window is
 * drawn once for all of them. Each alone, a hundred takes that land drew it four hundred times within one task.
 */
export function gathered(transport: Transport, { now, after, hidden }: Pace = CLOCK): Transport {
  return {
    call: (method, input, callId) => transport.call(method, input, callId),
    listen(onEvent) {
      let waiting: unknown[] = []
      let planned = false
      let last = Number.NEGATIVE_INFINITY
      let stopped = false

      function tell(): void {
        planned = false
        const rush = waiting
        waiting = []
        last = now()
        for (const event of rush) if (!stopped) onEvent(event)
      }

      const stop = transport.listen((event) => {
        waiting.push(event)
        if (hidden()) tell()
        if (planned || waiting.length === 0) return
        planned = true
        after(Math.max(0, last + APART_MS - now()), tell)
      })
      return () => {
        stopped = true
        stop()
      }
    },
  }
}
