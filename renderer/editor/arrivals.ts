import type { FilmChange } from '#shared/contract/change.ts'
import { remainderUnder, oneForEachRow } from '#shared/document/rowWrite.ts'
import type { RowWrite, WholeWrite } from '#shared/document/rowWrite.ts'

/**
 * Applies the film's changes in the host's order, but leaves alone what this window has changed and the host has not
 * ordered yet: that comes later in the order. So every window, and the disk, end up the same.
 */
export interface Arrivals {
  /** This window's writes are being sent. Numbers count up; a retry uses the same number. */
  readonly sending: (number: number, writes: readonly RowWrite[]) => void
  /** The host's answer to them, with their place in the order. */
  readonly answered: (number: number, order: number, also: readonly WholeWrite[]) => void
  readonly heard: (change: FilmChange) => void
  /** The last change that was applied. */
  readonly order: () => number
  /** Asks for missed changes after the connection to the host broke. */
  readonly lookAgain: () => void
  readonly dispose: () => void
}

export interface ArrivalParts {
  /** The last change that the board includes. */
  readonly order: number
  /** This window's name in its own changes. */
  readonly origin: string
  /** What this window has changed and not yet sent. */
  readonly unsent: () => readonly RowWrite[]
  /** Called with rows that must go because their parent is gone, before they leave the board. */
  readonly swept: (also: readonly WholeWrite[]) => void
  readonly apply: (writes: readonly RowWrite[], panels: readonly string[]) => void
  /** Asks for the changes after this one; null if the host no longer has them. */
  readonly missed: (order: number) => Promise<readonly FilmChange[] | null>
  /** This window can't catch up any more: the film must be reopened. */
  readonly lost: () => void
}

/** How long, in ms, a change may wait for an earlier one that is still on its way. */
const PATIENCE_MS = 2000

export function createArrivals(parts: ArrivalParts): Arrivals {
  const own = createOwnChanges(parts)
  let last = parts.order
  const early = new Map<number, FilmChange>()
  let timer: ReturnType<typeof setTimeout> | null = null
  let over = false

  function heard(change: FilmChange): void {
    if (over || change.order <= last) return
    // Of two copies of a change, the one that says more.
    const known = early.get(change.order)
    if (!known || change.writes.length > known.writes.length) early.set(change.order, change)
    for (let next = early.get(last + 1); next; next = early.get(last + 1)) {
      early.delete(next.order)
      last = next.order
      own.take(next)
    }
    waitForTheMissing()
  }

  function waitForTheMissing(): void {
    if (early.size === 0) {
      if (timer !== null) clearTimeout(timer)
      timer = null
      return
    }
    timer ??= setTimeout(() => void catchUp(), PATIENCE_MS)
  }

  async function catchUp(): Promise<void> {
    timer = null
    const changes = await parts.missed(last)
    if (over) return
    if (changes === null) {
      over = true
      return parts.lost()
    }
    for (const change of changes) heard(change)
    waitForTheMissing()
  }

  return {
    sending: (number, writes) => own.sending(number, writes),
    answered(number, order, also) {
      heard({ order, from: { origin: parts.origin, number, at: 0 }, writes: [], also: [...also], panels: [] })
    },
    heard,
    order: () => last,
    lookAgain() {
      if (timer !== null) clearTimeout(timer)
      void catchUp()
    },
    dispose() {
      over = true
      if (timer !== null) clearTimeout(timer)
    },
  }
}

/**
 * What this window sent, until its place among other windows' changes is known, and how a change is applied next to it.
 */
function createOwnChanges(parts: ArrivalParts) {
  /** Writes that this window sent, whose place the host has not reported yet. */
  const unplaced = new Map<number, readonly RowWrite[]>()
  /** The number of this window's last change that was applied in its place. */
  let placed = 0
  return {
    sending(number: number, writes: readonly RowWrite[]): void {
      // This is a retry after a lost answer: whatever arrives from here on came after it all the same.
      if (number > placed) unplaced.set(number, writes)
    },
    take({ from, writes, also, panels }: FilmChange): void {
      const own = from.origin === parts.origin
      if (own) {
        // An earlier one that it overtook is in it.
        for (const number of unplaced.keys()) if (number <= from.number) unplaced.delete(number)
        placed = Math.max(placed, from.number)
      }
      if (also.length > 0) parts.swept(also)
      const theirs = own ? also : [...writes, ...also]
      if (theirs.length === 0) return
      const ours = oneForEachRow([...[...unplaced.values()].flat(), ...parts.unsent()])
      const left = [...oneForEachRow(theirs)].flatMap(([key, write]) => remainderUnder(write, ours.get(key)) ?? [])
      parts.apply(left, panels)
    },
  }
}
