import { setImmediate } from 'node:timers/promises'
import { foldersInside, namesInside, partInside, removeInside } from './insideFilm.ts'
import { isLeftInside } from './making.ts'

/** Where bytes are written beside their name. What was left of an answer may be all that there is of it: it is none of ours. */
const PARTS = ['.', 'media', 'previews', 'snapshots']
/** previews/prints/<panel>/ */
const DEEPEST = 2

/**
 * Removes what a kill or a power cut left half-written inside a film that this process holds the lock of: bytes that never
 * got their name. A courtesy, a folder at a time, so that a large film's window is not held up.
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
