import { chmodSync, copyFileSync, lstatSync, rmSync } from 'node:fs'
import path from 'node:path'
import { temporaryPlace } from './temporaryPlace.ts'

export interface PrivateCopy {
  /** The copied database, with its log beside it where that was asked for. */
  readonly file: string
  /** A folder of its own, for what is made of the copy. */
  readonly place: string
  /** After every database in it was closed. */
  putAway(): void
}

/**
 * A database in the system's temporary folder, as it is on disk now: SQLite may recover, fold and migrate there while the
 * film's own files stay as they are to the byte.
 */
export function copyPrivately(file: string, withLog: boolean): PrivateCopy {
  const place = temporaryPlace()
  const copy = path.join(place, 'board.sqlite')
  const putAway = () => rmSync(place, { recursive: true, force: true })
  try {
    for (const ending of withLog ? ['', '-wal'] : [''])
      if (isPlain(file + ending)) copyFileSync(file + ending, copy + ending)
    chmodSync(copy, 0o600)
    return { file: copy, place, putAway }
  } catch (error) {
    putAway()
    throw error
  }
}

/** A link that was put there since the folder was looked at is not followed. */
function isPlain(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false })?.isFile() ?? false
}
