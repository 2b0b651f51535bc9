import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { retryWhileBusy } from '../retryWhileBusy.ts'
import { makingName } from './making.ts'

/** Writes a file atomically and durably: the name holds either all of the bytes, on disk, or its previous contents. */
export async function writeDurably(file: string, bytes: Uint8Array, mode = 0o666): Promise<void> {
  const temporary = makingName(file)
  try {
    const handle = await open(temporary, 'wx', mode)
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await retryWhileBusy(() => rename(temporary, file))
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
  await syncFolder(path.dirname(file))
}

/** Like `writeDurably`, without fsync: for files that can be recreated. */
export function writeFileWhole(file: string, text: string | Uint8Array): void {
  const temporary = makingName(file)
  try {
    writeFileSync(temporary, text, { flag: 'wx' })
    renameSync(temporary, file)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}

/** Fsyncs a folder, so that its names are on disk. Where the system has no such call (Windows), the rename is already durable. */
export async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (process.platform !== 'win32') throw error
  }
}

export async function syncFile(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Synchronous, for a thread that nobody waits for, and before an irreversible step. */
export function syncFileNow(file: string): void {
  const handle = openSync(file, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
