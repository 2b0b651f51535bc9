import { rmSync } from 'node:fs'
import { hostname, userInfo } from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import type { Failure } from '#shared/contract/failure.ts'
import { FailureError, failureFrom } from '../failures.ts'
import { writeFileWhole } from './durableFile.ts'
import { holdFile, inodeOf } from './heldFile.ts'
import type { HeldFile } from './heldFile.ts'
import { readInsideNow } from './insideFilm.ts'
import { holdSecond, releaseSecond } from './secondLock.ts'
import { isBusy } from './sqlite.ts'

/** The holder of a project's lock, as shown to a second opener. */
const holderSchema = z.object({
  user: z.string().max(200),
  host: z.string().max(300),
  app: z.string().max(200),
  since: z.string().max(40),
  pid: z.number(),
})
export type Holder = z.infer<typeof holderSchema>

export type Lock =
  | {
      readonly held: true
      /** Call before each save: throws if the lock was lost and another process has it. */
      keep(): void
      release(): void
    }
  | { readonly held: false; readonly failure: Failure; readonly because: string }

const LOCK_FILE = 'lock.sqlite'
const HOLDER_FILE = 'lock.json'

/** Why a readable folder can't be written, apart from its own permissions. */
const WHY_READ: Readonly<Partial<Record<Failure['kind'], string>>> = {
  'disk-full': 'its disk is full',
  'read-only-disk': 'its disk is read-only',
  'disk-trouble': 'its disk does not answer',
  'too-many-files': 'this computer has too many files open',
}

/**
 * Locks the project for writing until `release` is called. The lock is an exclusive SQLite transaction on a file of
 * its own, so the operating system releases it however the process ends: there are no stale locks. Load-bearing: this
 * process must never open lock.sqlite or board.sqlite in any other way, since closing any handle on a file drops POSIX
 * locks on it.
 */
export function takeLock(folder: string, app: string, now: Date): Lock {
  let held: HeldFile | null = null
  let second: HeldFile | null = null
  try {
    held = holdFile(path.join(folder, LOCK_FILE))
    second = holdSecond(folder)
    writeFileWhole(path.join(folder, HOLDER_FILE), JSON.stringify(holderHere(app, now)))
  } catch (error) {
    if (second) releaseSecond(second)
    held?.database.close()
    if (isBusy(error)) {
      const holder = holderWords(readHolder(folder), now)
      return { held: false, failure: { kind: 'open-elsewhere', holder }, because: holder }
    }
    const failure = failureFrom(error, folder)
    const because = WHY_READ[failure.kind]
    if (because !== undefined) return { held: false, failure, because }
    return { held: false, failure: { kind: 'read-only', path: folder }, because: 'the folder is read-only' }
  }
  let lock = held
  return {
    held: true,
    keep() {
      if (inodeOf(lock.file) === lock.inode || inodeOf(folder) === null) return
      lock = takeAgain(folder, lock)
    },
    release() {
      // If the lock was lost, the name belongs to its new holder.
      if (inodeOf(lock.file) === lock.inode) rmSync(path.join(folder, HOLDER_FILE), { force: true })
      // The first lock is released last: whoever gets it finds the second free.
      if (second) releaseSecond(second)
      lock.database.close()
    },
  }
}

/** If the lock file was deleted or replaced: locks the new one, or fails with `replaced` if another process has it. */
function takeAgain(folder: string, lost: HeldFile): HeldFile {
  try {
    const taken = holdFile(lost.file)
    lost.database.close()
    return taken
  } catch (error) {
    if (!isBusy(error)) throw error
    throw new FailureError({ kind: 'replaced', path: path.join(folder, LOCK_FILE) })
  }
}

function holderHere(app: string, now: Date): Holder {
  return { user: userName(), host: hostname(), app, since: now.toISOString(), pid: process.pid }
}

function userName(): string {
  try {
    return userInfo().username
  } catch {
    return 'someone'
  }
}

function readHolder(folder: string): Holder | null {
  try {
    return holderSchema.parse(JSON.parse(String(readInsideNow(folder, HOLDER_FILE, 10_000))))
  } catch {
    return null
  }
}

/** "Ada has had it open on the computer studio-mac since 09:12", with the date if it was not today. */
function holderWords(holder: Holder | null, now: Date): string {
  if (!holder) return 'another Framewright has it open'
  const since = new Date(holder.since)
  const time = `${twoDigits(since.getHours())}:${twoDigits(since.getMinutes())}`
  const today = since.toDateString() === now.toDateString()
  const day = `${since.getFullYear()}-${twoDigits(since.getMonth() + 1)}-${twoDigits(since.getDate())}`
  return `${holder.user} has had it open on the computer ${holder.host} since ${today ? time : `${day} ${time}`}`
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
