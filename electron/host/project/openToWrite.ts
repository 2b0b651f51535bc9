import { lstatSync } from 'node:fs'
import path from 'node:path'
import type { CheckReport } from '#shared/contract/model.ts'
import { filmOf } from '#shared/document/board.ts'
import type { ProjectRow } from '#shared/document/schema.ts'
import { FailureError, failureFrom, valueOf } from '../failures.ts'
import { createDurableLog, leaveSyncingToUs } from './durableLog.ts'
import type { DurableLog } from './durableLog.ts'
import { yieldTurn } from './yieldTurn.ts'
import { examine } from './examine.ts'
import type { Examined } from './examine.ts'
import type { Format } from './format.ts'
import { putBackWords } from './filmMemory.ts'
import { identify } from './identify.ts'
import type { Lock } from './lock.ts'
import { readLineage } from './lineage.ts'
import { createMediaStore } from './mediaStore.ts'
import { migrate } from './migrate.ts'
import type { FolderContext, OwnedFolder } from './ownedFolder.ts'
import { openFilmDatabase } from './openFilmDatabase.ts'
import { createProjectStore } from './projectStore.ts'
import type { OwnedStore } from './projectStore.ts'
import { thrownBy } from './transactions.ts'
import { rescue } from './rescue.ts'
import type { OpenFilm } from './rescue.ts'
import { setLogAside } from './setLogAside.ts'
import { listSnapshots } from './snapshotFiles.ts'
import { createSnapshotKeeper } from './snapshotKeeper.ts'
import type { SnapshotKeeper } from './snapshotKeeper.ts'
import { backUp, snapshotBeforeMigration } from './snapshots.ts'
import { FIRST_WITH_SUMS, damageBeforeSums, damageIn } from './soundness.ts'
import { inDatabase, pragma } from './sqlite.ts'
import type { Database } from './sqlite.ts'
import { sweepFilm } from './sweepFilm.ts'
import { readSession } from './takeSnapshot.ts'
import { ON_THIS_THREAD } from './versionThread.ts'
import type { VersionThread } from './versionThread.ts'

/**
 * Opens a film that this process has locked. A damaged film is a `damaged` failure, with its files untouched: nothing
 * that may change them runs before the check.
 */
export async function openToWrite(
  folder: string,
  context: FolderContext,
  format: Format,
  lock: Lock & { held: true },
): Promise<OwnedFolder> {
  const file = path.join(folder, 'board.sqlite')
  const found = await examine(folder, (withLog) => problemsFound(folder, withLog, context))
  // The last chance to cancel: from here on the film's files are changed.
  await yieldTurn(context.signal)
  const notes = putRight(folder, found, new Date(context.now()))
  const version = lookAt(file, folder, format)
  const database = inDatabase(folder, () => openFilmDatabase(file, false))
  const { store, log } = openStore(database, folder, version, context, format, lock)
  try {
    notes.push(...wordsOnState(database, folder, filmOf(store.board()), context))
    const looked = lookThrough(database, folder, store, thread(context))
    const snapshots = keepSnapshots(store, folder, context, format, looked)
    sweepLater(store, folder, context)
    return {
      folder,
      access: 'write',
      readOnlyBecause: '',
      refusal: null,
      damage: null,
      notes,
      looked,
      lookAtPlace: () => store.lookAtPlace(),
      store: { ...store, ...savesThatAreCopied(store, snapshots), check: () => checkElsewhere(store, folder, context) },
      media: createMediaStore(folder, null),
      trouble: () => store.trouble(),
      backUp: (to) =>
        inDatabase(folder, () => copyRows({ database, folder, copyFiles: (beside) => log.copyTo(beside) }, store, to)),
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
    store.letGo()
    throw error
  }
}

/** Takes snapshots regularly during work. */
function savesThatAreCopied(
  store: OwnedStore,
  snapshots: Pick<SnapshotKeeper, 'changed'>,
): Pick<OwnedStore, 'save' | 'saveEach' | 'change'> {
  return {
    async save(writes) {
      await store.save(writes)
      snapshots.changed()
    },
    async saveEach(writes, from) {
      const outcome = await store.saveEach(writes, from)
      snapshots.changed()
      return outcome
    },
    async change(make, job) {
      const writes = await store.change(make, job)
      if (writes.length > 0) snapshots.changed()
      return writes
    },
  }
}

async function checkElsewhere(store: OwnedStore, folder: string, context: FolderContext): Promise<CheckReport> {
  return valueOf(await thread(context).ask('check', { folder }, () => store.check()))
}

function openStore(
  database: Database,
  folder: string,
  version: number,
  context: FolderContext,
  format: Format,
  lock: Lock & { held: true },
): { store: OwnedStore; log: DurableLog } {
  let log: DurableLog | null = null
  try {
    log = inDatabase(folder, () => {
      leaveSyncingToUs(database, folder)
      if (version < format.version) bringUp(database, folder, version, format, new Date(context.now()))
      return createDurableLog(database, folder)
    })
    const now = (): number => context.now()
    const store = createProjectStore({
      database,
      folder,
      refusal: null,
      log,
      now,
      holdLock: () => lock.keep(),
      saved: (point, { id, title }) => context.memory?.note(folder, { film: id, title, ...point, at: now() }),
    })
    return { store, log }
  } catch (error) {
    database.close()
    log?.letGo()
    throw error
  }
}

async function problemsFound(folder: string, withLog: boolean, context: FolderContext): Promise<string[]> {
  return valueOf(await thread(context).ask('problems', { folder, withLog }))
}

/** Reported once: afterwards the present state is the one this computer remembers. */
function wordsOnState(database: Database, folder: string, film: ProjectRow, context: FolderContext): string[] {
  const { memory } = context
  const saved = memory?.of(folder)
  if (!memory || !saved) return []
  const lineage = readLineage(database)
  const words = putBackWords(saved, { film: film.id, lineage })
  const last = lineage.at(-1)
  if (words.length > 0 && !last) memory.forget(folder)
  if (words.length > 0 && last) memory.note(folder, { film: film.id, title: film.title, ...last, at: context.now() })
  return words
}

function copyRows(film: OpenFilm, store: OwnedStore, to: string): string[] {
  const remembered = store.remembered()
  if (remembered !== null && store.trouble() !== null) return rescue(film, remembered, to)
  try {
    // If the film's own disk is full, the copy may be on another.
    thrownBy(() => store.noteState())
    backUp(film.database, to)
    return []
  } catch (error) {
    if (remembered === null || failureFrom(error, film.folder).kind !== 'damaged') throw error
    return rescue(film, remembered, to)
  }
}

/** Judges and reports what a kill, a power cut or another program left of the log, before SQLite sees the files. */
function putRight(folder: string, found: Examined, now: Date): string[] {
  if (found.kind === 'damaged') throw new FailureError({ kind: 'damaged', path: folder, detail: found.detail })
  if (found.kind === 'log-lost') return [LOG_LOST]
  if (found.kind !== 'foreign-log') return []
  const kept = setLogAside(folder, now)
  const left = `Changes were found that belong to another state of this film. They were left out, and kept as ${kept}.`
  return found.lost ? [LOG_LOST, left] : [left]
}

const LOG_LOST =
  'The newest changes to this film were in a file that is gone (board.sqlite-wal). It is shown as it was before them.'

/**
 * Identifies the file before anything may change it: a read-only connection leaves it byte for byte as it is. Only if
 * a kill left a journal, which `openFilmDatabase` has checked, must it be rolled back first, which a reader can't do.
 */
function lookAt(file: string, folder: string, format: Format): number {
  return inDatabase(folder, () => {
    const journal = lstatSync(`${file}-journal`, { throwIfNoEntry: false })
    const database = openFilmDatabase(file, journal === undefined || journal.size === 0)
    try {
      return identify(database, folder, format.version)
    } finally {
      database.close()
    }
  })
}

function bringUp(database: Database, folder: string, version: number, format: Format, now: Date): void {
  refuseDamage(folder, version < FIRST_WITH_SUMS ? damageBeforeSums(database) : damageIn(database))
  snapshotBeforeMigration(database, folder, now, format.version)
  migrate(database, folder, version, format.migrations)
}

/**
 * Bytes that are checked before a film is shown: about 15 ms. A larger film is checked while it is shown, before its
 * first save.
 */
const QUICK_TO_LOOK_THROUGH = 2_000_000

function lookThrough(
  database: Database,
  folder: string,
  store: OwnedStore,
  elsewhere: Pick<VersionThread, 'ask'>,
): Promise<string | null> {
  if (bytesOf(database) > QUICK_TO_LOOK_THROUGH) return store.lookThrough(elsewhere)
  refuseDamage(folder, damageIn(database))
  return Promise.resolve(null)
}

function refuseDamage(folder: string, problems: readonly string[]): void {
  const [first] = problems
  if (first === undefined) return
  throw new FailureError({ kind: 'damaged', path: folder, detail: first.replace(/\.$/, '') })
}

/** Errors from cleaning up old files never keep anyone from their film. */
function sweepLater(store: OwnedStore, folder: string, context: FolderContext): void {
  sweepFilm(folder).catch((error: unknown) =>
    context.log(`Not all that was left in ${folder} was swept: ${String(error)}`, {
      says: 'Not all leftovers were swept',
      fault: error,
    }),
  )
  const workedAt = listSnapshots(folder).map((snapshot) => snapshot.at)
  store.sweepTrash(workedAt).catch((error: unknown) =>
    context.log(`The trash of ${folder} was not swept: ${String(error)}`, {
      says: 'The trash was not swept',
      fault: error,
    }),
  )
}

function thread(context: FolderContext): Pick<VersionThread, 'ask'> {
  return context.thread ?? ON_THIS_THREAD
}

function keepSnapshots(
  store: OwnedStore,
  folder: string,
  context: FolderContext,
  format: Format,
  looked: Promise<string | null>,
): SnapshotKeeper {
  return createSnapshotKeeper({
    folder,
    thread: thread(context),
    looked,
    foundSession: readSession(store.database),
    format: format.version,
    ...(context.snapshotEveryMs === undefined ? {} : { everyMs: context.snapshotEveryMs }),
    inPlace: () => store.checkName(),
    now: () => context.now(),
    log: context.log,
  })
}

function bytesOf(database: Database): number {
  return pragma(database, 'page_count') * pragma(database, 'page_size')
}

export function closeOnce(close: () => Promise<void>): () => Promise<void> {
  let closed: Promise<void> | null = null
  return () => (closed ??= close())
}
