import { rmSync } from 'node:fs'
import { hostname, userInfo } from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { writeFileWhole } from './durableFile.ts'
import { readInsideNow } from './insideFilm.ts'
import { isBusy, openDatabase } from './sqlite.ts'
import type { Database } from './sqlite.ts'

/** Who holds a project, for the words a second opener reads. */
const holderSchema = z.object({
  user: z.string().max(200),
  host: z.string().max(300),
  app: z.string().max(200),
  since: z.string().max(40),
  pid: z.number(),
})
export type Holder = z.infer<typeof holderSchema>

export type Lock =
  | { readonly held: true; release(): void }
  | { readonly held: false; readonly why: 'open-elsewhere' | 'read-only'; readonly because: string }

const LOCK_FILE = 'lock.sqlite'
const HOLDER_FILE = 'lock.json'

/**
 * Takes the project for writing, for as long as `release` is not called. The lock is an exclusive SQLite transaction on a
 * file of its own, so the operating system lets go of it however the process ends: there are no stale locks.
 * Load-bearing: this process must never open lock.sqlite or board.sqlite by any other way, since closing any handle on a
 * file drops POSIX locks on it.
 */
export function takeLock(folder: string, app: string, now: Date): Lock {
  let database: Database | null = null
  try {
    database = openDatabase(path.join(folder, LOCK_FILE), false)
    database.exec('PRAGMA busy_timeout = 0')
    database.exec('BEGIN EXCLUSIVE')
    writeFileWhole(path.join(folder, HOLDER_FILE), JSON.stringify(holderHere(app, now)))
  } catch (error) {
    database?.close()
    if (isBusy(error)) return { held: false, why: 'open-elsewhere', because: holderWords(readHolder(folder), now) }
    return { held: false, why: 'read-only', because: 'the folder is read-only' }
  }
  const held = database
  return {
    held: true,
    release() {
      rmSync(path.join(folder, HOLDER_FILE), { force: true })
      held.close()
    },
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

/** "Ada on studio-mac since 09:12", with the day where it was not today. */
function holderWords(holder: Holder | null, now: Date): string {
  if (!holder) return 'another Framewright'
  const since = new Date(holder.since)
  const time = `${twoDigits(since.getHours())}:${twoDigits(since.getMinutes())}`
  const today = since.toDateString() === now.toDateString()
  const day = `${since.getFullYear()}-${twoDigits(since.getMonth() + 1)}-${twoDigits(since.getDate())}`
  return `${holder.user} on ${holder.host} since ${today ? time : `${day} ${time}`}`
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
