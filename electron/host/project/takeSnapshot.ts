import { renameSync, rmSync, statfsSync } from 'node:fs'
import path from 'node:path'
import { syncFileNow } from './durableFile.ts'
import { makeFolderInside, partInside, removeInside } from './insideFilm.ts'
import { makingName } from './making.ts'
import { openFilmDatabase } from './openFilmDatabase.ts'
import { faultOfDatabase, listSnapshots } from './snapshotFiles.ts'
import { writeSnapshotName } from './snapshotName.ts'
import type { SnapshotFacts } from './snapshotName.ts'
import type { Database } from './sqlite.ts'
import { thinSnapshots } from './thinSnapshots.ts'

export interface SnapshotJob {
  readonly folder: string
  /** Milliseconds since 1970. */
  readonly at: number
  /** The last session found at opening: a snapshot without newer changes belongs to the end of that session. */
  readonly foundSession: number
  readonly turn: number
  readonly before: SnapshotFacts['before']
  /** The newest format this Framewright reads. */
  readonly format: number
}

export interface TakenSnapshot {
  readonly name: string
  /** What is wrong with the copied board, in a few words; null if it is intact. */
  readonly fault: string | null
}

/** Disk space left free for the film: a snapshot must never be why a stroke can't be saved. */
const ROOM_LEFT = 256 * 1024 * 1024

/**
 * Copies the board as it is now on a separate reading connection, so that saves go on meanwhile. The copy gets its
 * name only once it is on disk and verified; then older ones are thinned. A copy of a damaged board is named as such
 * and never replaces an intact one. null if the disk has no room for it.
 */
export function takeSnapshot(job: SnapshotJob): TakenSnapshot | null {
  const board = path.join(job.folder, 'board.sqlite')
  const place = path.join(job.folder, 'snapshots')
  makeFolderInside(job.folder, 'snapshots')
  if (!hasRoom(place, partInside(job.folder, 'board.sqlite')?.size ?? 0)) return null
  const temporary = makingName(path.join(place, 'board.sqlite'))
  try {
    copyBoard(board, temporary)
    const fault = faultOfDatabase(temporary, job.format)
    const session = fault === null ? sessionIn(temporary) : job.foundSession
    const turn = session === job.foundSession && job.before === null && fault === null ? Infinity : job.turn
    const name = writeSnapshotName({
      at: new Date(turn === Infinity ? endOf(session, job) : job.at),
      session,
      turn,
      before: job.before,
      damaged: fault !== null,
    })
    renameSync(temporary, path.join(place, name))
    for (const old of thinSnapshots(listSnapshots(job.folder))) removeInside(job.folder, `snapshots/${old}`)
    return { name, fault }
  } finally {
    rmSync(temporary, { force: true })
  }
}

/**
 * A session's final state belongs to the day of that session, not to the day it is found: a session's number is the
 * second it began in, unless the clock has gone back since.
 */
function endOf(session: number, { folder, at }: SnapshotJob): number {
  const known = listSnapshots(folder).filter((snapshot) => snapshot.session === session)
  const end = Math.max(session * 1000, ...known.map((snapshot) => snapshot.at))
  return end <= at ? end : at
}

function copyBoard(board: string, to: string): void {
  const database = openFilmDatabase(board, true, { inUse: true })
  try {
    backUpTo(database, to)
    syncFileNow(to)
  } finally {
    database.close()
  }
}

/** Copies the whole database as it is now to one file, even while others write; the caller syncs it. `file` must not exist. */
export function backUpTo(database: Database, file: string): void {
  database.exec('PRAGMA trusted_schema = OFF')
  database.prepare('VACUUM INTO ?').run(file)
}

function sessionIn(file: string): number {
  const database = openFilmDatabase(file, true)
  try {
    return readSession(database)
  } finally {
    database.close()
  }
}

/** The number of the last session that changed the project; 0 for none. */
export function readSession(database: Database): number {
  const row = database.prepare("SELECT value FROM meta WHERE key = 'session'").get() as { value: string } | undefined
  return Number(row?.value ?? 0)
}

function hasRoom(place: string, bytes: number): boolean {
  const { bavail, bsize } = statfsSync(place)
  return bavail * bsize > 2 * bytes + ROOM_LEFT
}
