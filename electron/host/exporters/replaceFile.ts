import { copyFile, link, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { retryWhileBusy } from '../retryWhileBusy.ts'
import { chosenFile } from '../project/chosenPlace.ts'
import { syncFolder } from '../project/durableFile.ts'
import { makingName, sweepBeside } from '../project/making.ts'

/**
 * Writes a stream to `path` atomically: the file is the old one or the complete new one, never a part. The old one is
 * kept next to it as `<name>.bak`, replacing an earlier backup. Leaves nothing behind on failure. Fails with
 * `wrong-place` inside a film and if the name belongs to anything but a plain file.
 */
export async function replaceFile(chosen: string, bytes: AsyncIterable<Uint8Array>): Promise<number> {
  const path = chosenFile(chosen)
  const folder = dirname(path)
  await mkdir(folder, { recursive: true })
  await sweepBeside(folder)
  const part = makingName(path)
  const old = `${part}.bak`
  try {
    const size = await writeAll(part, bytes)
    // Checked again: during a long export another program may have put something else there.
    chosenFile(path)
    await keepOld(path, old)
    await retryWhileBusy(() => rename(part, path))
    await syncFolder(folder)
    return size
  } catch (error) {
    for (const made of [part, old]) await rm(made, { force: true })
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

/** Uses a hard link if the disk supports it, so that `path` is never missing. */
async function keepOld(path: string, part: string): Promise<void> {
  try {
    await stat(path)
  } catch {
    return
  }
  await link(path, part).catch(() => copyFile(path, part))
  await retryWhileBusy(() => rename(part, `${path}.bak`))
}

/** For a file that is made in memory. */
export async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
