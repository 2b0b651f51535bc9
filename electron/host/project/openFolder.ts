import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Failure } from '#shared/contract/failure.ts'
import type { Board } from '#shared/document/board.ts'
import { filmOf } from '#shared/document/board.ts'
import { TABLE_NAMES } from '#shared/document/schema.ts'
import type { TableName } from '#shared/document/schema.ts'
import { allRows } from '#shared/document/table.ts'
import { FailureError } from '../failures.ts'
import type { OpenFolder } from '../services.ts'
import { createTables, shapeNewFile } from './boardTables.ts'
import { createDurableLog, leaveSyncingToUs } from './durableLog.ts'
import type { DurableLog } from './durableLog.ts'
import { syncFolder, writeFileWhole } from './durableFile.ts'
import { enterFolder } from './folderGate.ts'
import { CURRENT_FORMAT } from './format.ts'
import type { Format } from './format.ts'
import { identify } from './identify.ts'
import { takeLock } from './lock.ts'
import type { Lock } from './lock.ts'
import { createMediaStore, fileNameOf } from './mediaStore.ts'
import { migrate } from './migrate.ts'
import { createProjectStore } from './projectStore.ts'
import type { OwnedStore } from './projectStore.ts'
import { listSnapshots } from './snapshotFiles.ts'
import { openForReading } from './readOnlyDatabase.ts'
import { projectReadme } from './readme.ts'
import { createRowWriter } from './rowWriter.ts'
import { createSealedRows } from './sealedRows.ts'
import { createSnapshotKeeper } from './snapshotKeeper.ts'
import type { SnapshotKeeper } from './snapshotKeeper.ts'
import { allSound } from './sortWrites.ts'
import { backUp, snapshotBeforeMigration } from './snapshots.ts'
import { inDatabase, openDatabase } from './sqlite.ts'
import type { Database } from './sqlite.ts'
import { readSession } from './takeSnapshot.ts'
import { ON_THIS_THREAD } from './versionThread.ts'
import type { VersionThread } from './versionThread.ts'
import { watchPlace } from './watchPlace.ts'

/** What opening needs of the platform: a name for the lock and a clock. */
export interface FolderContext {
  /** Names the holder of the lock: "Framewright 0.1.0". */
  readonly app: string
  /** Where whole databases are copied and compared; the caller's own thread unless one is lent. */
  readonly thread?: Pick<VersionThread, 'ask'>
  /** How often work that goes on is copied, in ms. */
  readonly snapshotEveryMs?: number
  now(): number
  log(line: string): void
}

/** An open folder as its opener holds it: with the way to copy its database whole. */
export interface OwnedFolder extends OpenFolder {
  /** The rows as they are now, as one database file; `file` must not exist. */
  backUp(file: string): void
  /** Copies of the board while it is worked on; null where it can only be read. */
  readonly snapshots: SnapshotKeeper | null
}

/**
 * Lays a new project folder with this board and opens it. `mediaFolder` holds the bytes of the board's media by hash.
 * Failures: `already-exists` where the folder holds anything, `not-found` where bytes are missing, `disk-full`, `read-only`.
 */
export async function createFolder(
  folder: string,
  board: Board,
  context: FolderContext,
  mediaFolder: string | null = null,
): Promise<OwnedFolder> {
  const whole = path.resolve(folder)
  if (existsSync(whole) && (!statSync(whole).isDirectory() || readdirSync(whole).length > 0))
    throw new FailureError({ kind: 'already-exists', path: whole })
  inDatabase(whole, () => {
    for (const inner of ['', 'media', 'previews', 'snapshots']) mkdirSync(path.join(whole, inner), { recursive: true })
    writeFileWhole(path.join(whole, 'README.txt'), projectReadme(filmOf(board).title))
  })
  if (mediaFolder !== null) await bringMedia(whole, board, mediaFolder)
  inDatabase(whole, () => writeNewBoard(path.join(whole, 'board.sqlite'), board))
  await syncFolder(whole)
  return openFolder(whole, context)
}

/** Bytes before the rows that name them. */
async function bringMedia(folder: string, board: Board, from: string): Promise<void> {
  const media = createMediaStore(folder, null)
  for (const row of allRows(board.media)) {
    const file = path.join(from, fileNameOf(row))
    if (!existsSync(file)) throw new FailureError({ kind: 'not-found', what: `The picture ${file}` })
    const added = await media.add(readFileSync(file), row.name)
    if (!added.ok) throw new FailureError(added.failure)
    if (added.value.id !== row.id)
      throw new FailureError({ kind: 'picture-unreadable', name: file, detail: 'its bytes are not those of its name' })
  }
}

/** One transaction: a crash leaves an empty file or a whole board. */
function writeNewBoard(file: string, board: Board): void {
  const database = openDatabase(file, false)
  try {
    shapeNewFile(database)
    database.exec('BEGIN')
    createTables(database)
    const rows = TABLE_NAMES.flatMap((table) =>
      [...allRows<TableName>(board[table])].map((row) => ({ table, id: row.id, row })),
    )
    const sealed = createSealedRows(database)
    createRowWriter(database, sealed).write(allSound(rows, null, () => false))
    sealed.settle()
    database.exec('COMMIT')
  } finally {
    database.close()
  }
}

/**
 * Opens a project folder: for writing where nobody else has it and the folder can be written, else for reading. Failures:
 * `not-found`, `not-a-project`, `unsafe-folder`, `project-newer`, `damaged`; in each the folder is left as it was.
 */
export async function openFolder(
  folder: string,
  context: FolderContext,
  format: Format = CURRENT_FORMAT,
): Promise<OwnedFolder> {
  const whole = enterFolder(folder)
  const before = new Set(readdirSync(whole))
  const lock = takeLock(whole, context.app, new Date(context.now()))
  try {
    return lock.held ? openToWrite(whole, context, format, lock) : openToRead(whole, lock, format)
  } catch (error) {
    if (lock.held) {
      lock.release()
      leaveNoTrace(whole, before)
    }
    throw error
  }
}

/** A folder that turned out to be none of ours keeps no file of ours. */
function leaveNoTrace(folder: string, before: ReadonlySet<string>): void {
  for (const name of ['lock.sqlite', 'lock.sqlite-journal', 'board.sqlite-shm', 'board.sqlite-wal'])
    if (!before.has(name)) rmSync(path.join(folder, name), { force: true })
}

function openToWrite(folder: string, context: FolderContext, format: Format, lock: Lock & { held: true }): OwnedFolder {
  const file = path.join(folder, 'board.sqlite')
  const version = lookAt(file, folder, format)
  const database = inDatabase(folder, () => openDatabase(file, false))
  let log: DurableLog | null = null
  try {
    const now = new Date(context.now())
    inDatabase(folder, () => {
      leaveSyncingToUs(database, folder)
      if (version < format.version) {
        snapshotBeforeMigration(database, folder, now, format.version)
        migrate(database, folder, version, format.migrations)
      }
    })
    log = inDatabase(folder, () => createDurableLog(database, folder))
    const store = createProjectStore({ database, folder, refusal: null, log, now: () => context.now() })
    store.board()
    const snapshots = keepSnapshots(database, folder, context, format)
    sweepLater(store, folder, context)
    return {
      folder,
      access: 'write',
      readOnlyBecause: '',
      store: {
        ...store,
        async save(writes) {
          await store.save(writes)
          snapshots.changed()
        },
        async saveEach(writes) {
          const refused = await store.saveEach(writes)
          snapshots.changed()
          return refused
        },
        async change(make) {
          const writes = await store.change(make)
          if (writes.length > 0) snapshots.changed()
          return writes
        },
      },
      media: createMediaStore(folder, null),
      backUp: (to) => inDatabase(folder, () => backUp(database, to)),
      snapshots,
      close: closeOnce(async () => {
        try {
          await snapshots.end()
          await store.close()
        } finally {
          lock.release()
        }
      }),
    }
  } catch (error) {
    if (database.isOpen) database.close()
    log?.letGo()
    throw error
  }
}

/** Reads who made it before anything may change it: a reading connection leaves the file byte for byte as it is. */
function lookAt(file: string, folder: string, format: Format): number {
  return inDatabase(folder, () => {
    const database = openDatabase(file, true)
    try {
      return identify(database, folder, format.version)
    } finally {
      database.close()
    }
  })
}

/** Trouble with what is old stops no one from their film. */
function sweepLater(store: OwnedStore, folder: string, context: FolderContext): void {
  const workedAt = listSnapshots(folder).map((snapshot) => snapshot.at)
  store
    .sweepTrash(workedAt)
    .catch((error: unknown) => context.log(`The trash of ${folder} was not swept: ${String(error)}`))
}

function keepSnapshots(database: Database, folder: string, context: FolderContext, format: Format): SnapshotKeeper {
  return createSnapshotKeeper({
    folder,
    thread: context.thread ?? ON_THIS_THREAD,
    foundSession: readSession(database),
    format: format.version,
    ...(context.snapshotEveryMs === undefined ? {} : { everyMs: context.snapshotEveryMs }),
    inPlace: watchPlace(folder),
    now: () => context.now(),
    log: (line) => context.log(line),
  })
}

function openToRead(folder: string, lock: Lock & { held: false }, format: Format): OwnedFolder {
  const reading = openForReading(folder, format)
  const { database } = reading
  const refusal: Failure =
    lock.why === 'open-elsewhere'
      ? { kind: 'open-elsewhere', holder: lock.because }
      : { kind: 'read-only', path: folder }
  const store = createProjectStore({ database, folder, refusal, log: null, now: () => 0 })
  try {
    store.board()
  } catch (error) {
    database.close()
    reading.putAway()
    throw error
  }
  return {
    folder,
    access: 'read',
    readOnlyBecause: lock.because,
    store,
    media: createMediaStore(folder, refusal),
    backUp: (to) => inDatabase(folder, () => backUp(database, to)),
    snapshots: null,
    close: closeOnce(async () => {
      await store.close()
      reading.putAway()
    }),
  }
}

function closeOnce(close: () => Promise<void>): () => Promise<void> {
  let closed: Promise<void> | null = null
  return () => (closed ??= close())
}
