import { lstatSync } from 'node:fs'
import type { BigIntStats } from 'node:fs'
import path from 'node:path'
import type { Failure } from '#shared/contract/failure.ts'
import { FailureError } from '../failures.ts'
import { findMoved } from './findMoved.ts'

/**
 * Checks that an open film's files are still those that were opened, and as this process left them. A database whose
 * file was removed, moved or replaced goes on accepting rows that nobody will ever read, and would report them as
 * saved.
 */
export interface FilmPlace {
  /** Call before and after each save: throws `gone` or `replaced` if the film was changed from outside. */
  check(): void
  /** Records the database and its log as our own work; throws if their names now lead to other files. */
  note(): void
  /**
   * Records that we just wrote the log, with only its time changed. Load-bearing: for the log alone. For the database,
   * another program's overwrite of the same size would pass as ours.
   */
  noteLogTime(): void
  /** Safe at any time, even during our own writes: throws if the database is not the file that was opened. */
  checkName(): void
  /** Whether nobody else wrote to the database, nor to the log we hold open, whatever its name leads to by now. */
  mayFold(log: BigIntStats): boolean
  /** Records that the log was folded: both files are as we left them. */
  folded(log: BigIntStats): void
}

/** Written only by the process that has the film open. */
const DATABASE = 'board.sqlite'
const LOG = 'board.sqlite-wal'
const OURS = [DATABASE, LOG] as const
/** SQLite's index of the log: written without updating its time, and must never be truncated while a process has it mapped. */
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
