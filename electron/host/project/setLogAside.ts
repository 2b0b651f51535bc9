import { renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { partInside } from './insideFilm.ts'

/** Renames a log that belongs to another state of the film to a name SQLite never looks for. Returns that name. */
export function setLogAside(folder: string, now: Date): string {
  const kept = `left-behind-${now.toISOString().replaceAll(/[:.]/g, '-')}.sqlite-wal`
  renameSync(path.join(folder, 'board.sqlite-wal'), path.join(folder, kept))
  if (partInside(folder, 'board.sqlite-shm')) rmSync(path.join(folder, 'board.sqlite-shm'))
  return kept
}
