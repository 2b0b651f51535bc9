import { copyFile, link, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { patiently } from '../patiently.ts'
import { chosenFile } from '../project/chosenPlace.ts'
import { syncFolder } from '../project/durableFile.ts'
import { makingName, sweepBeside } from '../project/making.ts'

/**
 * Puts a stream at `path` all at once: the file there is the old one or the whole new one, never a part. The old one is
 * kept beside it as `<name>.bak`, in place of an older one. On a failure nothing is left behind. `wrong-place` inside a film
 * and where anything but a plain file has the name.
 */
export async function replaceFile(chosen: string, bytes: AsyncIterable<Uint8Array>): Promise<number> {
  const path = chosenFile(chosen)
  const folder = dirname(path)
  await mkdir(folder, { recursive: true })
  await sweepBeside(folder)
  const part = makingName(path)
  try {
    const size = await writeAll(part, bytes)
    // A long export leaves time for another program to put something else there.
    chosenFile(path)
    await keepOld(path, `${part}.bak`)
    await patiently(() => rename(part, path))
    await syncFolder(folder)
    return size
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}

async function writeAll(part: string, bytes: AsyncIterable<Uint8Array>): Promise<number> {
  const file = await open(part, 'wx')
  try {
    let size = 0
    for await (const chunk of bytes) {
      await file.writeFile(chunk)
      size += chunk.length
    }
    await file.sync()
    return size
  } finally {
    await file.close()
  }
}

/** By a second name for the same file where the disk can do that, so that `path` is never missing. */
async function keepOld(path: string, part: string): Promise<void> {
  try {
    await stat(path)
  } catch {
    return
  }
  await link(path, part).catch(() => copyFile(path, part))
  await patiently(() => rename(part, `${path}.bak`))
}
