import { lstatSync } from 'node:fs'
import type { BigIntStats } from 'node:fs'
import path from 'node:path'
import type { Failure } from '#shared/contract/failure.ts'
import { FailureError } from '../failures.ts'
import { findMoved } from './findMoved.ts'

/**
 * Whether the files of an open film are still those that were opened, and as this process left them. A database whose file
 * was removed, moved or replaced goes on taking rows that no one will ever read, and would call them saved.
 */
export interface FilmPlace {
  /** Before and after each save: throws `gone` or `replaced` where anything was done to the film from outside. */
  check(): void
  /** The database and its log as they are now are our own doing; throws where their names lead to other files by now. */
  note(): void
  /**
   * The log was written by us a moment ago, and nothing but its time has changed since. Load-bearing: of the log alone. The
   * database would be taken for ours that another program wrote over, with as many bytes.
   */
  noteLogTime(): void
  /** At any moment, while something of ours is being written too: throws where the database is not the file that was opened. */
  checkName(): void
  /** Whether nobody else wrote to the database, nor to the log as it lies in our hands, whatever its name leads to by now. */
  mayFold(log: BigIntStats): boolean
  /** It was folded: both are as we left them. */
  folded(log: BigIntStats): void
}

/** Written by nobody but the one who has the film open. */
const DATABASE = 'board.sqlite'
const LOG = 'board.sqlite-wal'
const OURS = [DATABASE, LOG] as const
/** SQLite's index of the log: written without leaving a time, and never to be cut short under a process that has it mapped. */
const INDEX = 'board.sqlite-shm'

export function watchFilm(folder: string): FilmPlace {
  const here = statOf(folder)
  let known = read(folder)

  function told(name: string, now: BigIntStats | null): FailureError {
    return new FailureError(whatHappened(folder, here?.ino ?? 0n, name, now))
  }

  return {
    check() {
      const now = read(folder)
      const wrong = OURS.find((name) => !sameFile(known.get(name), now.get(name)))
      if (wrong === undefined && sameIndex(known.get(INDEX), now.get(INDEX))) return
      throw told(wrong ?? INDEX, now.get(wrong ?? INDEX) ?? null)
    },
    note() {
      const now = read(folder)
      const wrong = [...OURS, INDEX].find((name) => known.get(name) && known.get(name)?.ino !== now.get(name)?.ino)
      if (wrong !== undefined) throw told(wrong, now.get(wrong) ?? null)
      known = now
    },
    noteLogTime() {
      const now = statOf(path.join(folder, LOG))
      if (known.get(LOG)?.ino === now?.ino && known.get(LOG)?.size === now?.size) known.set(LOG, now)
    },
    checkName() {
      const now = statOf(path.join(folder, DATABASE))
      if (now === null || now.ino !== known.get(DATABASE)?.ino) throw told(DATABASE, now)
    },
    mayFold(log) {
      const before = known.get(LOG)
      return (
        sameFile(known.get(DATABASE), statOf(path.join(folder, DATABASE))) &&
        log.size === before?.size &&
        log.mtimeNs === before.mtimeNs
      )
    },
    folded(log) {
      known.set(DATABASE, statOf(path.join(folder, DATABASE)))
      known.set(LOG, log)
    },
  }
}

function read(folder: string): Map<string, BigIntStats | null> {
  return new Map([...OURS, INDEX].map((name) => [name, statOf(path.join(folder, name))]))
}

function statOf(file: string): BigIntStats | null {
  return lstatSync(file, { bigint: true, throwIfNoEntry: false }) ?? null
}

function sameFile(a: BigIntStats | null | undefined, b: BigIntStats | null | undefined): boolean {
  if (!a || !b) return !a && !b
  return a.ino === b.ino && a.dev === b.dev && a.size === b.size && a.mtimeNs === b.mtimeNs
}

function sameIndex(a: BigIntStats | null | undefined, b: BigIntStats | null | undefined): boolean {
  if (!a || !b) return !a
  return a.ino === b.ino && b.size >= a.size
}

function whatHappened(folder: string, ino: bigint, name: string, now: BigIntStats | null): Failure {
  const there = statOf(folder)
  if (there === null || there.ino !== ino) return { kind: 'gone', path: folder, movedTo: findMoved(folder, ino) }
  return now === null
    ? { kind: 'gone', path: path.join(folder, name), movedTo: null }
    : { kind: 'replaced', path: path.join(folder, name) }
}
