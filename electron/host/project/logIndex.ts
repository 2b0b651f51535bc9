import { closeSync, fstatSync, ftruncateSync, lstatSync, openSync, readSync, writeSync } from 'node:fs'
import path from 'node:path'
import { FailureError } from '../failures.ts'

/**
 * SQLite's index of the log (`board.sqlite-shm`) is mapped memory: where another program cuts the file short, the next read
 * of what is gone ends the whole process (SIGBUS). It holds nothing that is not in the log, and SQLite makes it anew where
 * it finds zeros, so it is given its length back before each use; and where it is not as we left it, since
 * another was written over it, or a part of it, it is emptied: SQLite would take its word for how far the log reaches and
 * where in it a page lies, and read pages as they were before they were saved.
 *
 * `PRAGMA locking_mode = EXCLUSIVE` would do without the file, and without every other reader of an open film: snapshots and
 * comparisons on their own thread, a second window, the command line. A look before each use costs a tenth of a millisecond and leaves
 * only a cut that falls between the look and the use.
 */
export interface LogIndex {
  guard(): void
  /** The log was written or folded: its index is as it should be. */
  note(): void
  /** After every database of this process on this file was closed: closing any handle drops SQLite's locks on it. */
  letGo(): void
}

const FILE = 'board.sqlite-shm'
/** How far the log reaches and which log it is; twice, one after the other (https://sqlite.org/walformat.html). */
const HEAD_BYTES = 48
/** Behind it, what readers write: up to which frame each of them reads. From there on, where in the log each page lies. */
const PLACES_FROM = 136

export function holdIndex(folder: string): LogIndex {
  let index: number | null = openSync(path.join(folder, FILE), 'r+')
  let bytes = fstatSync(index).size
  let left = heldIn(index, bytes)
  return {
    note() {
      if (index !== null) left = heldIn(index, fstatSync(index).size)
    },
    guard() {
      // Its number may belong to another file by then.
      if (index === null) return
      const now = fstatSync(index).size
      if (now < bytes) ftruncateSync(index, bytes)
      else bytes = now
      if (!heldIn(index, left.length).equals(left)) writeSync(index, Buffer.alloc(2 * HEAD_BYTES), 0, 2 * HEAD_BYTES, 0)
    },
    letGo() {
      if (index !== null) closeSync(index)
      index = null
    },
  }
}

function heldIn(index: number, bytes: number): Buffer {
  const held = Buffer.alloc(bytes)
  readSync(index, held, 0, bytes, 0)
  return held.fill(0, HEAD_BYTES, PLACES_FROM)
}

/** For one who only reads, and must not open the file beside SQLite: throws `replaced` where it was cut short. */
export function watchIndex(folder: string): () => void {
  const file = path.join(folder, FILE)
  const size = (): number => lstatSync(file, { throwIfNoEntry: false })?.size ?? 0
  let bytes = size()
  return () => {
    const now = size()
    if (now < bytes) throw new FailureError({ kind: 'replaced', path: file })
    bytes = now
  }
}
