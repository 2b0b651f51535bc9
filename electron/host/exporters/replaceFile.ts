import { copyFile, link, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { retryWhileBusy } from '../retryWhileBusy.ts'
import { chosenFile } from '../project/chosenPlace.ts'
import { syncFolder } from '../project/durableFile.ts'
import { makingName, sweepBeside } from '../project/making.ts'

/** A complete file beside the place that it is for. */
export interface ReadyFile {
  readonly path: string
  readonly bytes: number
  /** Puts it in its place at once. The file that was there is kept as `<name>.bak`, replacing an earlier backup. */
  put(): Promise<void>
  /** Leaves its place as it was. Does nothing once it is put. */
  drop(): Promise<void>
}

/**
 * Writes a stream to the disk of `path`, under a name of its own. Leaves nothing behind on failure. Fails with
 * `wrong-place` inside a film and if the name belongs to anything but a plain file.
 */
export async function readyFile(chosen: string, bytes: AsyncIterable<Uint8Array>): Promise<ReadyFile> {
  const path = chosenFile(chosen)
  const folder = dirname(path)
  await mkdir(folder, { recursive: true })
  await sweepBeside(folder)
  const part = makingName(path)
  const old = `${part}.bak`
  async function drop(): Promise<void> {
    for (const made of [part, old]) await rm(made, { force: true })
  }
  try {
    return {
      path,
      bytes: await writeAll(part, bytes),
      drop,
      async put() {
        // Checked again: during a long export another program may have put something else there.
        chosenFile(path)
        await keepOld(path, old)
        await retryWhileBusy(() => rename(part, path))
        await syncFolder(folder)
      },
    }
  } catch (error) {
    await drop()
    throw error
  }
}

/**
 * Writes a stream to `path` atomically: the file is the old one or the complete new one, never a part. The old one is
 * kept as `ReadyFile.put` keeps it; fails as `readyFile` does. Returns the file's size in bytes.
 */
export async function replaceFile(chosen: string, bytes: AsyncIterable<Uint8Array>): Promise<number> {
  const ready = await readyFile(chosen, bytes)
  await putAll([ready])
  return ready.bytes
}

/** Puts files in their places, which are as they were until all of them are complete. */
export async function putAll(files: readonly ReadyFile[]): Promise<void> {
  try {
    for (const file of files) await file.put()
  } catch (error) {
    await dropAll(files)
    throw error
  }
}

export async function dropAll(files: readonly ReadyFile[]): Promise<void> {
  for (const file of files) await file.drop()
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
