import { chmodSync, copyFileSync, lstatSync, rmSync } from 'node:fs'
import path from 'node:path'
import { temporaryPlace } from './temporaryPlace.ts'

export interface PrivateCopy {
  /** The copied database, with its log if requested. */
  readonly file: string
  /** A folder of its own, for files derived from the copy. */
  readonly place: string
  /** Deletes the copy; call after closing every database in it. */
  putAway(): void
}

/**
 * Copies a database to the system's temporary folder, as it is on disk now: SQLite can recover, fold and migrate there
 * while the film's own files stay byte for byte as they are.
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

/** Does not follow a link that was created since the folder was checked. */
function isPlain(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false })?.isFile() ?? false
}
