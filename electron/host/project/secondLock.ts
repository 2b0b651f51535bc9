import { closeSync, lstatSync, mkdirSync, openSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { holdFile, inodeOf } from './heldFile.ts'
import type { HeldFile } from './heldFile.ts'
import { isBusy } from './sqlite.ts'

const NAME = /^\d+-\d+\.sqlite$/
/** What others do with the file between our looking at it and our having it; each lets go of it once. */
const TRIES = 20
/** A film that is being opened at this moment has just made its file. */
const YOUNG_MS = 24 * 3600 * 1000

/**
 * A second lock, known to this computer alone and named by the database file itself: the first lies in the film's folder,
 * where it can be deleted under its holder. null where the system's temporary folder has no place for it that is ours.
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

/** Lets go of it, and leaves nothing. */
export function releaseSecond({ file, database }: HeldFile): void {
  // Load-bearing: while it is held. A moment later it may be another's.
  const gone = removed(file)
  database.close()
  // Windows removes no file that is open, and none that another has opened meanwhile.
  if (!gone) removed(file)
}

/**
 * Removes what was left by processes that were killed, of films that were not opened since. Load-bearing: looked at through
 * SQLite alone, which knows of the locks that this process has itself.
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
      // Held, by a film that is open.
    }
  }
}

/** Who had it last removes it as they let go: what was opened must still have the name once it is locked. */
function holdNamed(file: string): HeldFile {
  for (let tries = 1; ; tries += 1) {
    makeNew(file)
    const before = inodeOf(file)
    const held = holdFile(file)
    if ((before !== null && held.inode === before) || tries === TRIES) return held
    held.database.close()
  }
}

/** Only where there is none: to close a file of our own that this process holds would let go of it. */
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
 * A folder that only this user can write in, since in the shared temporary folder another could lay a link of the name we
 * are about to open. null where somebody else was there first.
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
  // Windows has a temporary folder for each user.
  return user === undefined || (found.uid === user && (found.mode & 0o077) === 0)
}
