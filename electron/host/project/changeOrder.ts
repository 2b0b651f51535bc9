import type { FilmChange } from '#shared/contract/change.ts'
import type { RefusedRow } from '#shared/contract/methods.ts'
import type { ChangeOrigin, WholeWrite } from '#shared/document/rowWrite.ts'
import { FailureError } from '../failures.ts'

/** The outcome of a change sent by a window. */
export interface ChangeOutcome {
  /** Its position. Assigned even if nothing could be stored: its maker must know what it came after. */
  readonly order: number
  readonly refused: readonly RefusedRow[]
  readonly also: readonly WholeWrite[]
}

export interface ChangeOrder {
  /** The position of the last change. */
  last(): number
  /** Assigns a position to a change just made, and publishes it. */
  made(change: Omit<FilmChange, 'order'>): number
  /** Changes after this position, oldest first; null if they are no longer kept. */
  since(order: number): readonly FilmChange[] | null
  /** Makes a change, or returns the earlier outcome if this one was made before. A failed change may be sent again. */
  once(from: ChangeOrigin | undefined, make: () => Promise<ChangeOutcome>): Promise<ChangeOutcome>
  listen(heard: (change: FilmChange) => void): () => void
  /** Origin of a change by the host itself. */
  ofHost(at: number): ChangeOrigin
}

export const HOST_ORIGIN = 'host'
/** Number of changes kept: a window that missed some asks for them within seconds. */
const REMEMBERED = 500

export function createChangeOrder(): ChangeOrder {
  let last = 0
  let own = 0
  let remembered: FilmChange[] = []
  const listeners = new Set<(change: FilmChange) => void>()
  /**
   * Each window's latest change: windows send one at a time, and only ever resend that one. A page that goes sends one
   * more, which takes the place of the one before.
   */
  const newest = new Map<string, { number: number; outcome: Promise<ChangeOutcome> }>()

  function forget(origin: string, outcome: Promise<ChangeOutcome>): void {
    if (newest.get(origin)?.outcome === outcome) newest.delete(origin)
  }

  return {
    last: () => last,
    made(change) {
      last += 1
      const made = { ...change, order: last }
      remembered = [...remembered.slice(1 - REMEMBERED), made]
      for (const heard of listeners) heard(made)
      return last
    },
    since(order) {
      const missed = remembered.filter((change) => change.order > order)
      return missed.length === last - order ? missed : null
    },
    once(from, make) {
      if (!from) return make()
      const before = newest.get(from.origin)
      if (before && from.number === before.number) return before.outcome
      // Nobody awaits a change older than one already answered; if it was not made, it must not be reported as saved.
      if (before && from.number < before.number)
        return Promise.reject(
          new FailureError({ kind: 'not-understood', detail: 'a change that came after a later one' }),
        )
      const outcome = make()
      newest.set(from.origin, { number: from.number, outcome })
      outcome.catch(() => forget(from.origin, outcome))
      return outcome
    },
    listen(heard) {
      listeners.add(heard)
      return () => listeners.delete(heard)
    },
    ofHost(at) {
      own += 1
      return { origin: HOST_ORIGIN, number: own, at }
    },
  }
}
