import type { Failure } from '#shared/contract/failure.ts'
import type { ProjectRow } from '#shared/document/schema.ts'
import type { ProjectStore } from '../services.ts'
import { createBoardSaves } from './boardSaves.ts'
import type { BoardSaves } from './boardSaves.ts'
import { createChangeOrder } from './changeOrder.ts'
import type { DurableLog } from './durableLog.ts'
import { createFilmLooks } from './filmLooks.ts'
import type { FilmLooks } from './filmLooks.ts'
import { watchFilm } from './filmPlace.ts'
import { createFilmReads } from './filmReads.ts'
import { createFolding } from './folding.ts'
import type { Folding } from './folding.ts'
import { createHeldBoard } from './heldBoard.ts'
import { createKeptSaves } from './keptSaves.ts'
import type { LineagePoint } from './lineage.ts'
import { createWorkQueue } from './workQueue.ts'
import type { WorkQueue } from './workQueue.ts'
import { createPanelRevisions } from './panelRevisions.ts'
import { createRecentMarks } from './recentMarks.ts'
import type { Remembered } from './rescue.ts'
import { createRowWriter } from './rowWriter.ts'
import { createSealedRows } from './sealedRows.ts'
import { inDatabase } from './sqlite.ts'
import type { Database } from './sqlite.ts'
import { createStoreTransactions } from './storeTransactions.ts'
import type { StoreTransactions } from './storeTransactions.ts'
import { createTransactions } from './transactions.ts'
import type { Transactions } from './transactions.ts'
import { createTrash } from './trash.ts'

export interface StoreOptions {
  readonly database: Database
  readonly folder: string
  /** The failure for every write; null if the project is writable. */
  readonly refusal: Failure | null
  /** Makes writes durable; null if there are none. */
  readonly log: DurableLog | null
  /** Milliseconds since 1970. */
  now(): number
  /** Throws if another process has taken the film's lock. */
  holdLock?(): void
  /** Called when everything saved so far is in the database itself. */
  saved?(point: LineagePoint, film: ProjectRow): void
}

export interface OwnedStore extends ProjectStore, FilmLooks {
  readonly database: Database
  /** The write queue. */
  readonly inTurn: WorkQueue
  /** Source for a copy if the files can't be trusted; null if read-only. */
  remembered(): Remembered | null
  /** Writes what is still queued, then releases the database. */
  close(): Promise<void>
  /** For a film that must not be written after all: leaves its files as they are. */
  letGo(): void
}

/**
 * The store of an open `board.sqlite`, which the caller has verified to be ours and of this version: composed of
 * reads, saves, file checks and closing.
 */
export function createProjectStore({ database, folder, log, ...options }: StoreOptions): OwnedStore {
  const rows = createSealedRows(database)
  const revisions = createPanelRevisions(database, rows)
  const writer = createRowWriter(database, rows)
  const now = (): number => options.now()
  const holdLock = (): void => options.holdLock?.()
  const trash = createTrash(database, rows, now)
  const inTurn = createWorkQueue()
  const recent = createRecentMarks()
  const changes = createChangeOrder()
  function saved(point: LineagePoint): void {
    const film = held.film()
    if (film) options.saved?.(point, film)
  }
  const writing =
    log && createTransactions(database, folder, rows, watchFilm(folder), log, { at: options.now(), saved })
  const folding = writing && createFolding(writing, inTurn)
  const held = createHeldBoard({ database, folder, log, writing, recent })
  const { refusal } = options
  const transactions = createStoreTransactions({ folder, refusal, writing, writer, held, holdLock })
  const film = {
    database,
    folder,
    rows,
    writer,
    revisions,
    trash,
    recent,
    changes,
    held,
    transactions,
    inTurn,
    writing,
  }
  const saves = createBoardSaves({ ...film, now })
  return {
    database,
    inTurn,
    changes,
    remembered: () => held.remembered(),
    ...createFilmReads(film),
    ...createKeptSaves({ ...film, folding, saves }),
    ...createFilmLooks({ ...film, holdLock }),
    ...createEnd({ ...film, folding, saves }),
  }
}

interface EndParts {
  readonly database: Database
  readonly folder: string
  readonly inTurn: WorkQueue
  readonly writing: Transactions | null
  readonly folding: Folding | null
  readonly transactions: StoreTransactions
  readonly saves: BoardSaves
}

function createEnd(parts: EndParts): Pick<OwnedStore, 'close' | 'letGo'> {
  const { database, folder, inTurn, writing, folding, transactions, saves } = parts

  function letGo(fold: boolean): void {
    folding?.stop()
    if (writing) writing.close(fold)
    else if (database.isOpen) database.close()
  }

  return {
    close: () =>
      inTurn(async () => {
        folding?.stop()
        try {
          inDatabase(folder, () => saves.writeCounts())
        } finally {
          try {
            if (!transactions.refusal()) await writing?.fold()
          } finally {
            letGo(transactions.refusal() === null)
          }
        }
      }),
    letGo: () => letGo(false),
  }
}
