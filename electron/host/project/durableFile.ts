import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import path from 'node:path'
import { retryWhileBusy } from '../retryWhileBusy.ts'
import { makingName } from './making.ts'

/**
 * Writes a file atomically and durably: the name holds either all of the bytes, on disk, or its previous contents.
 * Every step waits for a turn of this thread, which a busy queue takes; so there are as few as can be.
 */
export async function writeDurably(
  file: string,
  bytes: Uint8Array | readonly Uint8Array[],
  mode = 0o666,
): Promise<void> {
  const temporary = makingName(file)
  try {
    const handle = await open(temporary, 'wx', mode)
    const written = writeAll(handle, bytes instanceof Uint8Array ? [bytes] : bytes)
    const closed = closeAfter(handle, written)
    closed.catch(() => undefined)
    await written
    await retryWhileBusy(() => rename(temporary, file))
    await closed
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
  await syncFolder(path.dirname(file))
}

async function closeAfter(handle: FileHandle, written: Promise<void>): Promise<void> {
  try {
    await written
  } finally {
    await handle.close()
  }
}

async function writeAll(handle: FileHandle, parts: readonly Uint8Array[]): Promise<void> {
  for (let left = parts.filter(isSome); left.length > 0;) {
    const { bytesWritten } = await handle.writev(left)
    left = behind(left, bytesWritten)
  }
  await handle.sync()
}

/** What is left of them when so many bytes are written: a system may take a part. */
function behind(parts: readonly Uint8Array[], written: number): Uint8Array[] {
  let before = 0
  return parts
    .map((part) => {
      const rest = part.subarray(Math.min(part.byteLength, Math.max(0, written - before)))
      before += part.byteLength
      return rest
    })
    .filter(isSome)
}

function isSome({ byteLength }: Uint8Array): boolean {
  return byteLength > 0
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

/** What is being synced now, and what begins when that is done. */
const syncing = new Map<string, Promise<void>>()
const after = new Map<string, Promise<void>>()

/**
 * Fsyncs a folder, so that its names are on disk; one sync serves all who ask while another is under way. Where the
 * system has no such call (Windows), the rename is already durable.
 */
export function syncFolder(folder: string): Promise<void> {
  const running = syncing.get(folder)
  if (!running) return syncNow(folder)
  // Load-bearing: the running sync may have begun before the latest name was made.
  const next = after.get(folder) ?? running.catch(() => undefined).then(() => syncNow(folder))
  after.set(folder, next)
  return next
}

function syncNow(folder: string): Promise<void> {
  after.delete(folder)
  const running = syncNames(folder).finally(() => syncing.delete(folder))
  syncing.set(folder, running)
  return running
}

/** Of a folder: how many were made in it, and how many of those are on disk; none at first, of whatever was there. */
const made = new Map<string, number>()
const kept = new Map<string, number>()

/** Call as soon as a folder was made in this one. */
export function noteMade(folder: string): void {
  made.set(folder, (made.get(folder) ?? 0) + 1)
}

/** The same for a folder that gets new names once in a while: once, and whenever one was made in it since. */
export async function syncFolderOnce(folder: string): Promise<void> {
  const now = made.get(folder) ?? 0
  if ((kept.get(folder) ?? -1) >= now) return
  await syncFolder(folder)
  kept.set(folder, Math.max(now, kept.get(folder) ?? 0))
}

async function syncNames(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r')
    // Nothing more can go wrong with what was synced: nobody waits for the end of it.
    await handle.sync().finally(() => void handle.close().catch(() => undefined))
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
