import { setImmediate } from 'node:timers/promises'
import { foldersInside, namesInside, partInside, removeInside } from './insideFilm.ts'
import { isLeftInside } from './making.ts'

/** Folders with temporary files. Not answers/: an answer's leftover may be all there is of it. */
const PARTS = ['.', 'media', 'previews', 'snapshots']
/** previews/prints/<panel>/ */
const DEEPEST = 2

/**
 * Deletes what a kill or power cut left half-written in a film that this process has locked: files that never got
 * their name. Best effort, one folder at a time, so that a large film's window is not held up.
 */
export async function sweepFilm(folder: string): Promise<void> {
  for (const part of PARTS) await sweepPart(folder, part, part === '.' ? 0 : DEEPEST)
}

async function sweepPart(root: string, inner: string, deeper: number): Promise<void> {
  await setImmediate()
  for (const name of namesInside(root, inner)) {
    if (!name.startsWith('.')) continue
    const found = partInside(root, `${inner}/${name}`)
    if (found?.isFile() && isLeftInside(name, found.mtimeMs)) removeInside(root, `${inner}/${name}`)
  }
  if (deeper > 0) for (const name of foldersInside(root, inner)) await sweepPart(root, `${inner}/${name}`, deeper - 1)
}
