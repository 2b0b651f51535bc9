import { filmOf } from '#shared/document/board.ts'
import type { Board } from '#shared/document/board.ts'
import type { WholeWrite } from '#shared/document/rowWrite.ts'
import type { ProjectRow } from '#shared/document/schema.ts'
import { applyWrites } from './applyWrites.ts'
import type { DurableLog } from './durableLog.ts'
import { watchIndex } from './logIndex.ts'
import type { RecentMarks } from './recentMarks.ts'
import { OF_THE_ARTIST } from './rescue.ts'
import type { Remembered } from './rescue.ts'
import { readBoard } from './rowReader.ts'
import { readTallies } from './sealedRows.ts'
import { inDatabase, pragma } from './sqlite.ts'
import type { Database } from './sqlite.ts'
import { tryRollback } from './transactions.ts'
import type { Transactions } from './transactions.ts'

export interface HeldBoardParts {
  readonly database: Database
  readonly folder: string
  /** null if read-only. */
  readonly log: DurableLog | null
  readonly writing: Pick<Transactions, 'look'> | null
  readonly recent: RecentMarks
}

/** The cached board of an open film, and the source for a copy if its files can't be trusted. */
export interface HeldBoard {
  /** The board as it is in the database now. Throws if it can't be read. */
  board(): Board
  /** Reads, after checking that what SQLite has mapped is still there. */
  read<T>(work: () => T): T
  /** A read that fails because the film's files were changed reports that, not damage. */
  readOrLook<T>(work: () => T): T
  /** Call after these were written to the database. */
  wrote(writes: readonly WholeWrite[]): void
  /** Call after rows outside the board were written. */
  wroteBeside(): void
  /** Discards the cache, so that the next call reads it again. */
  forget(): void
  /** null if read-only, or not read yet. */
  remembered(): Remembered | null
  /** The film's row as last known to be saved. */
  film(): ProjectRow | null
}

export function createHeldBoard({ database, folder, log, writing, recent }: HeldBoardParts): HeldBoard {
  let known: { board: Board; version: number } | null = null
  let remembered: Remembered | null = null
  const watched = log ? () => undefined : watchIndex(folder)

  function remember(now: Board): void {
    if (writing) remembered = { board: now, tallies: readTallies(database, OF_THE_ARTIST), recent: recent.rows }
  }

  function readOrLook<T>(work: () => T): T {
    try {
      return work()
    } catch (error) {
      writing?.look()
      throw error
    }
  }

  return {
    /** Another program's writes show in data_version; our own are put into `known` as they are saved. */
    board() {
      const version = readOrLook(() => pragma(database, 'data_version'))
      if (known?.version === version) return known.board
      // Never trust a file that has replaced the film.
      writing?.look()
      known = { board: atOneMoment(database, () => readBoard(database, folder)), version }
      remember(known.board)
      return known.board
    },
    read: (work) =>
      inDatabase(folder, () => {
        if (log) log.guardIndex()
        else watched()
        return work()
      }),
    readOrLook,
    wrote(writes) {
      if (known) known = { ...known, board: applyWrites(known.board, writes) }
      if (known) remember(known.board)
    },
    wroteBeside() {
      if (remembered) remember(remembered.board)
    },
    forget() {
      known = null
    },
    remembered: () => remembered,
    film: () => remembered && filmOf(remembered.board),
  }
}

/** Reads several tables in one transaction, unaffected by another program's writes. */
function atOneMoment<T>(database: Database, read: () => T): T {
  database.exec('BEGIN')
  try {
    return read()
  } finally {
    tryRollback(database)
  }
}
