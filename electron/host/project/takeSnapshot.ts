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
  /** The session as it was found at open: a snapshot that holds nothing newer is of after that session. */
  readonly foundSession: number
  readonly turn: number
  readonly before: SnapshotFacts['before']
  /** The newest format that this Framewright reads. */
  readonly format: number
}

export interface TakenSnapshot {
  readonly name: string
  /** What is wrong with what was copied, in a few words; null where it is whole. */
  readonly fault: string | null
}

/** A copy leaves this much of the disk to the film: a snapshot must never be why a stroke can't be saved. */
const ROOM_LEFT = 256 * 1024 * 1024

/**
 * Copies the board as it is at this moment, over a reading connection of its own, so that saves go on meanwhile. The copy
 * has its name only once it is on disk and was read through; then older ones are thinned. One of a damaged board is named
 * so and takes no whole one's place. null where the disk has no room for it.
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
 * How a session left the board belongs to that day, not to the one on which it is found: a session's number is the second it
 * began in, where the clock did not go back since.
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

/** The whole database as one file, as it is at this moment, whoever is writing; the caller syncs it. `file` must not exist. */
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
