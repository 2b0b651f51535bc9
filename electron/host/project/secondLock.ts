import { closeSync, lstatSync, mkdirSync, openSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { holdFile, inodeOf } from './heldFile.ts'
import type { HeldFile } from './heldFile.ts'
import { isBusy } from './sqlite.ts'

const NAME = /^\d+-\d+\.sqlite$/
/** Retries for races between checking the file and locking it; each other process releases it once. */
const TRIES = 20
/** A film being opened right now has just created its file. */
const YOUNG_MS = 24 * 3600 * 1000

/**
 * A second lock, local to this computer and named after the database's inode: the first one is in the film's folder,
 * where it can be deleted under its holder. null if the system's temporary folder has no private place for it.
 */
export function holdSecond(folder: string): HeldFile | null {
  const board = lstatSync(path.join(folder, 'board.sqlite'), { bigint: true, throwIfNoEntry: false })
  if (!board) return null
  try {
    const place = ownPlace()
    return place === null ? null : holdNamed(path.join(place, `${board.dev}-${board.ino}.sqlite`))
  } catch (error) {
    if (isBusy(error)) throw error
    return null
  }
}

/** Releases the lock and deletes its file. */
export function releaseSecond({ file, database }: HeldFile): void {
  // Load-bearing: while the lock is held. A moment later the file may be another's.
  const gone = removed(file)
  database.close()
  // Windows can't delete an open file, including one that another process has opened meanwhile.
  if (!gone) removed(file)
}

/**
 * Deletes locks left by killed processes, for films not opened since. Load-bearing: checked through SQLite alone,
 * which knows the locks that this process itself holds.
 */
export function sweepSecondLocks(): void {
  const place = placeHere()
  for (const name of isOurs(place) ? readdirSync(place) : []) {
    const file = path.join(place, name)
    const found = NAME.test(name) ? lstatSync(file, { throwIfNoEntry: false }) : undefined
    if (!found?.isFile() || Date.now() - found.mtimeMs < YOUNG_MS) continue
    try {
      releaseSecond(holdFile(file))
    } catch {
      // Held, for a film that is open.
    }
  }
}

/** The previous holder deletes the file on release, so check after locking that it still has its name. */
function holdNamed(file: string): HeldFile {
  for (let tries = 1; ; tries += 1) {
    makeNew(file)
    const before = inodeOf(file)
    const held = holdFile(file)
    if ((before !== null && held.inode === before) || tries === TRIES) return held
    held.database.close()
  }
}

/** Only if there is none: closing our own file while this process holds the lock would release it. */
function makeNew(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
}

function removed(file: string): boolean {
  try {
    rmSync(file)
    rmSync(`${file}-journal`, { force: true })
    return true
  } catch {
    return false
  }
}

/**
 * A folder that only this user can write to: in the shared temporary folder another user could plant a link with the
 * name that we are about to open. null if somebody else was there first.
 */
function ownPlace(): string | null {
  const place = placeHere()
  mkdirSync(place, { recursive: true, mode: 0o700 })
  return isOurs(place) ? place : null
}

function placeHere(): string {
  return path.join(tmpdir(), `framewright-held-${process.getuid?.() ?? 'here'}`)
}

function isOurs(place: string): boolean {
  const found = lstatSync(place, { throwIfNoEntry: false })
  const user = process.getuid?.()
  if (!found?.isDirectory()) return false
  // On Windows every user has their own temporary folder.
  return user === undefined || (found.uid === user && (found.mode & 0o077) === 0)
}
