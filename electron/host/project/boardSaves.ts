import { filmOf } from '#shared/document/board.ts'
import type { Board } from '#shared/document/board.ts'
import type { PanelId } from '#shared/document/ids.ts'
import type { ChangeOrigin, UnreadWrite, WholeWrite } from '#shared/document/rowWrite.ts'
import type { TableName } from '#shared/document/schema.ts'
import { rowOf } from '#shared/document/table.ts'
import { applyWrites } from './applyWrites.ts'
import type { ChangeOrder, ChangeOutcome } from './changeOrder.ts'
import type { HeldBoard } from './heldBoard.ts'
import { strandedBy } from './keepFamilies.ts'
import type { Stranded } from './keepFamilies.ts'
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

/** Changes of the board, written in one transaction each and given their place in the film's order. Syncs nothing. */
export interface BoardSaves {
  /** What the schema reads of these; what became of the rest is in the outcome. */
  saveEach(writes: readonly UnreadWrite[], from: ChangeOrigin | undefined): ChangeOutcome
  /** All of what is made of the board as it is now, or a `FailureError` and nothing. */
  save(make: (board: Board) => readonly WholeWrite[]): readonly WholeWrite[]
  /** Panels' revisions as they are counted by now, where this session changed any. */
  writeCounts(): void
}

export function createBoardSaves(parts: BoardSaveParts): BoardSaves {
  const { writer, revisions, trash, recent, changes, held, transactions } = parts
  const session = createSessionNumber(parts)
  const rowNow: RowNow = (table, id) =>
    table === 'mark' ? held.readOrLook(() => writer.markNow(id)) : rowOf<TableName>(held.board()[table], id)

  /**
   * `asked`: the writes as they came, of which `sound` can be stored. Assigns the change its position, even if nothing
   * is stored.
   */
  function write(sound: SoundWrites, asked: readonly UnreadWrite[], from = changes.ofHost(parts.now())) {
    const before = held.board()
    const stranded = strandedBy(before, applyWrites(before, sound), sound)
    const panels = sound.length > 0 ? put(sound, stranded) : new Set<string>()
    held.wrote([...sound, ...stranded.removals])
    if (sound.length > 0) recent.saved([...sound, ...stranded.removals])
    const also = [...stranded.removals]
    const order = changes.made({ from, writes: writesAsKept(sound, asked), also, panels: [...panels] as PanelId[] })
    return { order, also }
  }

  function put(sound: SoundWrites, { fresh, removals }: Stranded): Set<string> {
    const all = [sound, soundRemovals(removals)]
    let next = 0
    const panels = new Set<string>()
    transactions.run(() => {
      next = session.put()
      trash.note(all.flat())
      trash.keep(fresh)
      for (const writes of all) for (const panel of writer.write(writes)) panels.add(panel)
      revisions.touch(panels, next)
    })
    session.begun(next)
    revisions.settle(panels, next)
    return panels
  }

  return {
    saveEach(writes, from) {
      transactions.mayWrite()
      const { sound, refused, gone } = sortWrites(writes, filmOf(held.board()).id, rowNow)
      const { order, also } = write(sound, writes, from)
      return { order, refused, also: [...also, ...gone.map(({ table, id }): WholeWrite => ({ table, id, row: null }))] }
    },
    save(make) {
      transactions.mayWrite()
      const writes = allSound(make(held.board()), filmOf(held.board()).id, rowNow)
      if (writes.length > 0) write(writes, writes)
      return writes
    },
    writeCounts() {
      const current = session.current()
      if (current > 0) transactions.run(() => revisions.writeCounts(current), false)
    },
  }
}

/** Counts the sessions in which the film was changed: one begins with its first change, in that change's transaction. */
interface SessionNumber {
  /** 0 until the first change. */
  current(): number
  /** Inside a transaction: the number that this change counts for. */
  put(): number
  /** The transaction was committed. */
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
