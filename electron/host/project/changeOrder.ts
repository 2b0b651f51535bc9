import type { FilmChange } from '#shared/contract/change.ts'
import type { RefusedRow } from '#shared/contract/methods.ts'
import type { ChangeOrigin, WholeWrite } from '#shared/document/rowWrite.ts'
import { FailureError } from '../failures.ts'

/** What became of a change that a window sent. */
export interface ChangeOutcome {
  /** Its place. It has one also where nothing of it could be kept: whoever made it must know what it came after. */
  readonly order: number
  readonly refused: readonly RefusedRow[]
  readonly also: readonly WholeWrite[]
}

export interface ChangeOrder {
  /** The number of the last change. */
  last(): number
  /** Counts a change that was just made, and tells of it. */
  made(change: Omit<FilmChange, 'order'>): number
  /** Changes after this one, oldest first; null where they are no longer remembered. */
  since(order: number): readonly FilmChange[] | null
  /** Makes a change, or answers as it did where this very one was made before. One that failed may come again. */
  once(from: ChangeOrigin | undefined, make: () => Promise<ChangeOutcome>): Promise<ChangeOutcome>
  listen(heard: (change: FilmChange) => void): () => void
  /** What the host itself changed. */
  ofHost(at: number): ChangeOrigin
}

export const HOST_ORIGIN = 'host'
/** A window that missed something asks for it within seconds. */
const REMEMBERED = 500

export function createChangeOrder(): ChangeOrder {
  let last = 0
  let own = 0
  let remembered: FilmChange[] = []
  const listeners = new Set<(change: FilmChange) => void>()
  /** Each window's newest change: it sends one at a time, and none again but that. */
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
      // Nobody waits for the answer to a change that came before one that was answered; what was not made is not called saved.
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
