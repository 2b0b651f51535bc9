import { closeSync, fstatSync, ftruncateSync, lstatSync, openSync, readSync, writeSync } from 'node:fs'
import path from 'node:path'
import { FailureError } from '../failures.ts'

/**
 * SQLite's index of the log (`board.sqlite-shm`) is mapped memory: if another program truncates the file, the next
 * read past its end kills the process (SIGBUS). It holds nothing that is not in the log, and SQLite rebuilds it if it
 * is all zeros. So before each use its length is restored; and if it is not as we left it, because another file or
 * part was written over it, it is zeroed: otherwise SQLite would trust it for the log's extent and page positions, and
 * read pages as they were before they were saved.
 *
 * `PRAGMA locking_mode = EXCLUSIVE` would need no such file, but would shut out every other reader of an open film:
 * snapshots and comparisons on their own thread, a second window, the command line. A check before each use costs a
 * tenth of a millisecond and leaves only a truncation between check and use.
 */
export interface LogIndex {
  guard(): void
  /** Call after the log was written or folded: its index is now correct. */
  note(): void
  /** Call after every database of this process on this file was closed: closing any handle drops SQLite's locks on it. */
  letGo(): void
}

const FILE = 'board.sqlite-shm'
/** The log's extent and identity, stored twice in a row (https://sqlite.org/walformat.html). */
const HEAD_BYTES = 48
/** Offset of the page positions, after the readers' marks (the frame up to which each reads). */
const PLACES_FROM = 136

export function holdIndex(folder: string): LogIndex {
  let index: number | null = openSync(path.join(folder, FILE), 'r+')
  let bytes = fstatSync(index).size
  let left = heldIn(index, bytes)
  let spare: Buffer = Buffer.alloc(0)
  return {
    note() {
      if (index !== null) left = heldIn(index, fstatSync(index).size, left)
    },
    guard() {
      // The file descriptor may belong to another file by then.
      if (index === null) return
      const now = fstatSync(index).size
      if (now < bytes) ftruncateSync(index, bytes)
      else bytes = now
      spare = heldIn(index, left.length, spare)
      if (!spare.equals(left)) writeSync(index, Buffer.alloc(2 * HEAD_BYTES), 0, 2 * HEAD_BYTES, 0)
    },
    letGo() {
      if (index !== null) closeSync(index)
      index = null
    },
  }
}

/** In `room` if it fits: before each of many reads, fresh memory would cost more than the look. */
function heldIn(index: number, bytes: number, room?: Buffer): Buffer {
  const held = room?.length === bytes ? room : Buffer.alloc(bytes)
  const read = readSync(index, held, 0, bytes, 0)
  return held.fill(0, read).fill(0, HEAD_BYTES, PLACES_FROM)
}

/** For a reader, which must not open the file besides SQLite: throws `replaced` if it was truncated. */
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
