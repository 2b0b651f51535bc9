import type { FilmChange } from '#shared/contract/change.ts'
import { remainderUnder, oneForEachRow } from '#shared/document/rowWrite.ts'
import type { RowWrite, WholeWrite } from '#shared/document/rowWrite.ts'

/**
 * Takes the film's changes in the order in which the host made them, and leaves alone what this window has changed and the
 * host has not put in its place yet: that comes after them. So every window, and the disk, end alike.
 */
export interface Arrivals {
  /** Writes of this window leave, under numbers that count up. The same number may leave again. */
  readonly sending: (number: number, writes: readonly RowWrite[]) => void
  /** What the host made of them, and their place. */
  readonly answered: (number: number, order: number, also: readonly WholeWrite[]) => void
  readonly heard: (change: FilmChange) => void
  /** The last change that was taken in. */
  readonly order: () => number
  /** Asks for whatever was missed: the way to the host was broken. */
  readonly lookAgain: () => void
  readonly dispose: () => void
}

export interface ArrivalParts {
  /** The last change that the board has in it. */
  readonly order: number
  /** This window, as its own changes name it. */
  readonly origin: string
  /** What this window has changed and not sent yet. */
  readonly unsent: () => readonly RowWrite[]
  /** Rows that went because of what they hang under, before they are taken off the board. */
  readonly swept: (also: readonly WholeWrite[]) => void
  readonly apply: (writes: readonly RowWrite[], panels: readonly string[]) => void
  /** Asks for the changes after this one; null where the host no longer has them. */
  readonly missed: (order: number) => Promise<readonly FilmChange[] | null>
  /** This window can't follow any more: the film must be opened anew. */
  readonly lost: () => void
}

/** How long a change may wait, in ms, for one before it that is still on its way. */
const PATIENCE_MS = 2000

export function createArrivals(parts: ArrivalParts): Arrivals {
  const own = createOwnChanges(parts)
  let last = parts.order
  const early = new Map<number, FilmChange>()
  let timer: ReturnType<typeof setTimeout> | null = null
  let over = false

  function heard(change: FilmChange): void {
    if (over || change.order <= last) return
    // Of the same change, the one that tells more.
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

/** What this window sent, until its place among the others' is known; and how a change is taken in beside it. */
function createOwnChanges(parts: ArrivalParts) {
  /** What this window sent and the host has not told the place of. */
  const unplaced = new Map<number, readonly RowWrite[]>()
  /** The number of this window's last change that was taken in at its place. */
  let placed = 0
  return {
    sending(number: number, writes: readonly RowWrite[]): void {
      // Sent again since its answer was lost: whatever is heard from here on came after it all the same.
      if (number > placed) unplaced.set(number, writes)
    },
    take({ from, writes, also, panels }: FilmChange): void {
      const own = from.origin === parts.origin
      if (own) {
        unplaced.delete(from.number)
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
