import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Board } from '#shared/document/board.ts'
import { filmOf } from '#shared/document/board.ts'
import { TABLE_NAMES } from '#shared/document/schema.ts'
import type { TableName } from '#shared/document/schema.ts'
import { allRows } from '#shared/document/table.ts'
import { FailureError, attempt, failureFrom } from '../failures.ts'
import { createTables, setPageSize } from './boardTables.ts'
import { syncFile, writeDurably } from './durableFile.ts'
import { enterFolder } from './folderGate.ts'
import { CURRENT_FORMAT } from './format.ts'
import type { Format } from './format.ts'
import { yieldTurn } from './yieldTurn.ts'
import { takeLock } from './lock.ts'
import type { Lock } from './lock.ts'
import { freePlace, makeBeside } from './makeBeside.ts'
import { createMediaStore, fileNameOf } from './mediaStore.ts'
import { openDamaged } from './openDamaged.ts'
import { closeOnce, openToWrite } from './openToWrite.ts'
import type { FolderContext, OwnedFolder } from './ownedFolder.ts'
import { createProjectStore } from './projectStore.ts'
import { openForReading } from './readOnlyDatabase.ts'
import { projectReadme } from './readme.ts'
import { createRowWriter } from './rowWriter.ts'
import { createSealedRows } from './sealedRows.ts'
import { allSound } from './sortWrites.ts'
import { backUp } from './snapshots.ts'
import { inDatabase, openDatabase } from './sqlite.ts'
import { newestWholeSnapshot, wholeSnapshot } from './snapshotFiles.ts'

export type { FolderContext, OwnedFolder } from './ownedFolder.ts'

/**
 * Creates a project folder with this board, which gets its name only once it is complete and on disk, and opens it.
 * `mediaFolder` holds the bytes of the board's media by hash.
 * Failures: `already-exists` if the folder holds anything, `wrong-place` inside another film, `not-found` if bytes are
 * missing, `disk-full`, `read-only`, `cancelled`.
 */
export async function createFolder(
  folder: string,
  board: Board,
  context: FolderContext,
  mediaFolder: string | null = null,
): Promise<OwnedFolder> {
  const whole = freePlace(folder)
  const lay = async (growing: string): Promise<void> => {
    await layFilm(growing, board, mediaFolder, context.signal)
    await context.beforeNamed?.(whole)
  }
  const made = await attempt(() => makeBeside(whole, lay), whole)
  if (!made.ok) throw new FailureError(made.failure)
  // It has its name: cancelling now would leave a film that nobody knows of.
  return openFolder(whole, { ...context, signal: undefined })
}

async function layFilm(
  growing: string,
  board: Board,
  mediaFolder: string | null,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (const inner of ['media', 'previews', 'snapshots']) mkdirSync(path.join(growing, inner))
  await writeDurably(path.join(growing, 'README.txt'), Buffer.from(projectReadme(filmOf(board).title)))
  if (mediaFolder !== null) await bringMedia(growing, board, mediaFolder, signal)
  await yieldTurn(signal)
  const file = path.join(growing, 'board.sqlite')
  writeNewBoard(file, board)
  await syncFile(file)
  signal?.throwIfAborted()
}

/** Media before the rows that name them. */
async function bringMedia(folder: string, board: Board, from: string, signal: AbortSignal | undefined): Promise<void> {
  const media = createMediaStore(folder, null)
  for (const row of allRows(board.media)) {
    signal?.throwIfAborted()
    const file = path.join(from, fileNameOf(row))
    if (!existsSync(file)) throw new FailureError({ kind: 'not-found', what: `The picture ${file}` })
    const added = await media.add(readFileSync(file), row.name)
    if (!added.ok) throw new FailureError(added.failure)
    if (added.value.id !== row.id)
      throw new FailureError({ kind: 'picture-unreadable', name: file, detail: 'its bytes are not those of its name' })
  }
}

/** The caller syncs the file, off the main thread: until then nothing has the film's name. */
function writeNewBoard(file: string, board: Board): void {
  const database = openDatabase(file, false)
  try {
    setPageSize(database)
    database.exec('PRAGMA synchronous = OFF')
    database.exec('BEGIN')
    createTables(database)
    const rows = TABLE_NAMES.flatMap((table) =>
      [...allRows<TableName>(board[table])].map((row) => ({ table, id: row.id, row })),
    )
    const sealed = createSealedRows(database)
    createRowWriter(database, sealed).write(allSound(rows, null, () => undefined))
    sealed.settle()
    database.exec('COMMIT')
  } finally {
    database.close()
  }
}

/**
 * Opens a project folder: for writing if nobody else has it and it is writable, else for reading. Failures:
 * `not-found`, `not-a-project`, `unsafe-folder`, `project-newer`, `damaged`, `cancelled`; in each case the folder is
 * left as it was.
 */
export async function openFolder(
  folder: string,
  context: FolderContext,
  format: Format = CURRENT_FORMAT,
): Promise<OwnedFolder> {
  const whole = enter(folder)
  await yieldTurn(context.signal)
  const before = new Set(readdirSync(whole))
  const lock = takeLock(whole, context.app, new Date(context.now()))
  try {
    await yieldTurn(context.signal)
    return lock.held ? await openToWrite(whole, context, format, lock) : openToRead(whole, lock, format)
  } catch (error) {
    if (lock.held) {
      lock.release()
      leaveNoTrace(whole, before)
    }
    if (lock.held || lock.failure.kind !== 'open-elsewhere') return readWhatIsWhole(whole, error)
    throw error
  }
}

function enter(folder: string): string {
  try {
    return enterFolder(folder)
  } catch (error) {
    throw namingEarlierState(path.resolve(folder), error)
  }
}

/** Opens the intact part of a damaged film; if there is none, the failure names an earlier state. */
function readWhatIsWhole(folder: string, error: unknown): OwnedFolder {
  let failure = failureFrom(error, folder)
  if (failure.kind === 'damaged') {
    try {
      const damaged = openDamaged(folder, failure.detail)
      if (damaged) return damaged
    } catch (another) {
      failure = failureFrom(another, folder)
    }
  }
  // Load-bearing: errors in SQLite's own words name an earlier state as well.
  throw namingEarlierState(folder, new FailureError(failure))
}

/**
 * A damaged schema page looks like a stranger's schema, an emptied database like none at all: our snapshot is named
 * all the same.
 */
function namingEarlierState(folder: string, error: unknown): unknown {
  if (!(error instanceof FailureError)) return error
  const { failure } = error
  if (failure.kind !== 'damaged' && failure.kind !== 'unsafe-folder' && failure.kind !== 'not-a-project') return error
  const snapshot = newestWholeSnapshot(folder, CURRENT_FORMAT.version)
  if (failure.kind !== 'not-a-project')
    return new FailureError({ ...failure, snapshot: snapshot && wholeSnapshot(snapshot) })
  if (snapshot === null) return error
  const detail = `${failure.detail}; an earlier state that is whole is in snapshots/${snapshot.name}`
  return new FailureError({ ...failure, detail })
}

/** Removes our files from a folder that turned out not to be ours. */
function leaveNoTrace(folder: string, before: ReadonlySet<string>): void {
  for (const name of ['lock.sqlite', 'lock.sqlite-journal', 'board.sqlite-shm', 'board.sqlite-wal'])
    if (!before.has(name)) rmSync(path.join(folder, name), { force: true })
}

function openToRead(folder: string, lock: Lock & { held: false }, format: Format): OwnedFolder {
  const reading = openForReading(folder, format, lock.failure.kind === 'open-elsewhere')
  const { database } = reading
  const refusal = lock.failure
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
    refusal,
    damage: null,
    notes: [],
    looked: Promise.resolve(null),
    lookAtPlace: null,
    store,
    media: createMediaStore(folder, refusal),
    trouble: () => null,
    backUp(to) {
      inDatabase(folder, () => backUp(database, to))
      return []
    },
    snapshots: null,
    close: closeOnce(async () => {
      await store.close()
      reading.putAway()
    }),
  }
}
