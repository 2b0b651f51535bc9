import { filmOf } from '#shared/document/board.ts'
import type { Board } from '#shared/document/board.ts'
import type { PanelId } from '#shared/document/ids.ts'
import type { ChangeOrigin, UnreadWrite, WholeWrite } from '#shared/document/rowWrite.ts'
import type { TableName } from '#shared/document/schema.ts'
import { rowOf } from '#shared/document/table.ts'
import { applyWrites } from './applyWrites.ts'
import type { ChangeOrder, ChangeOutcome } from './changeOrder.ts'
import type { HeldBoard } from './heldBoard.ts'
import { orphanedBy } from './keepFamilies.ts'
import type { Orphaned } from './keepFamilies.ts'
import type { PanelRevisions } from './panelRevisions.ts'
import type { RecentMarks } from './recentMarks.ts'
import type { RowWriter } from './rowWriter.ts'
import type { SealedRows } from './sealedRows.ts'
import { allSound, soundRemovals, sortWrites } from './sortWrites.ts'
import type { RowNow, SoundWrites } from './sortWrites.ts'
import type { Database } from './sqlite.ts'
import type { StoreTransactions } from './storeTransactions.ts'
import { readSession } from './takeSnapshot.ts'
import type { Trash } from './trash.ts'
import { writesAsKept } from './writesAsKept.ts'

export interface BoardSaveParts {
  readonly database: Database
  readonly rows: SealedRows
  readonly writer: RowWriter
  readonly revisions: PanelRevisions
  readonly trash: Trash
  readonly recent: RecentMarks
  readonly changes: ChangeOrder
  readonly held: HeldBoard
  readonly transactions: StoreTransactions
  /** Milliseconds since 1970. */
  now(this: void): number
}

/** Writes each change to the board in one transaction, and assigns its position in the film's order. Does not fsync. */
export interface BoardSaves {
  /** Writes the rows that pass the schema; the outcome reports the rest. */
  saveEach(writes: readonly UnreadWrite[], from: ChangeOrigin | undefined): ChangeOutcome
  /**
   * Writes everything computed from the current board, or throws a `FailureError` and writes nothing. `beside`: what is
   * written with it, if that is anything.
   */
  save(make: (board: Board) => readonly WholeWrite[], beside?: () => void): readonly WholeWrite[]
  /** Stores the panels' current revisions, if this session changed any. */
  writeCounts(): void
}

interface Around {
  readonly from?: ChangeOrigin | undefined
  /** Written in the same transaction. */
  readonly beside?: (() => void) | undefined
}

export function createBoardSaves(parts: BoardSaveParts): BoardSaves {
  const { writer, revisions, trash, recent, changes, held, transactions } = parts
  const session = createSessionNumber(parts)
  const ofHost = (): ChangeOrigin => changes.ofHost(parts.now())
  const rowNow: RowNow = (table, id) =>
    table === 'mark' ? held.readOrLook(() => writer.markNow(id)) : rowOf<TableName>(held.board()[table], id)

  /**
   * `asked`: the writes as they came, of which `sound` can be stored. Assigns the change its position, even if nothing
   * is stored.
   */
  function write(sound: SoundWrites, asked: readonly UnreadWrite[], { from = ofHost(), beside }: Around = {}) {
    const before = held.board()
    const stranded = orphanedBy(before, applyWrites(before, sound), sound)
    const panels = sound.length > 0 ? put(sound, stranded, beside) : new Set<string>()
    held.wrote([...sound, ...stranded.removals])
    if (sound.length > 0) recent.saved([...sound, ...stranded.removals])
    const also = [...stranded.removals]
    const order = changes.made({ from, writes: writesAsKept(sound, asked), also, panels: [...panels] as PanelId[] })
    return { order, also }
  }

  function put(sound: SoundWrites, { fresh, removals }: Orphaned, beside?: () => void): Set<string> {
    const all = [sound, soundRemovals(removals)]
    let next = 0
    const panels = new Set<string>()
    transactions.run(() => {
      next = session.put()
      trash.note(all.flat())
      trash.keep(fresh)
      for (const writes of all) for (const panel of writer.write(writes)) panels.add(panel)
      revisions.touch(panels, next)
      beside?.()
    })
    session.begun(next)
    revisions.settle(panels, next)
    return panels
  }

  return {
    saveEach(writes, from) {
      transactions.mayWrite()
      const { sound, refused, gone } = sortWrites(writes, filmOf(held.board()).id, rowNow)
      const { order, also } = write(sound, writes, { from })
      return { order, refused, also: [...also, ...gone.map(({ table, id }): WholeWrite => ({ table, id, row: null }))] }
    },
    save(make, beside) {
      transactions.mayWrite()
      const writes = allSound(make(held.board()), filmOf(held.board()).id, rowNow)
      if (writes.length > 0) write(writes, writes, { beside })
      return writes
    },
    writeCounts() {
      const current = session.current()
      if (current > 0) transactions.run(() => revisions.writeCounts(current), false)
    },
  }
}

/** Counts sessions that changed the film: one begins with its first change, in that change's transaction. */
interface SessionNumber {
  /** 0 until the first change. */
  current(): number
  /** Call inside a transaction: stores and returns the session number for this change. */
  put(): number
  /** Call after the transaction was committed. */
  begun(number: number): void
}

function createSessionNumber({
  database,
  rows,
  now,
}: Pick<BoardSaveParts, 'database' | 'rows' | 'now'>): SessionNumber {
  let session = 0
  return {
    current: () => session,
    put() {
      if (session > 0) return session
      // Uses the clock, so that a project reverted to a snapshot never reuses a number.
      const next = Math.max(readSession(database) + 1, Math.floor(now() / 1000))
      rows.put('meta', ['session', String(next)])
      return next
    },
    begun(number) {
      session = number
    },
  }
}
