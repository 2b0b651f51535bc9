import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
} from 'node:fs'
import type { Stats } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import path from 'node:path'
import { FailureError } from '../failures.ts'

/**
 * The only access to a film's folder for everything but SQLite. A film may come from a stranger, and a folder may
 * change while it is open: every component of `inner` ("media/ab/ab12….png", always with /) is checked without
 * following links, at every use. Anything but a plain file or folder is an `unsafe-folder` failure that names it.
 * `root` is the film's own folder, resolved once by the caller.
 */
const NO_FOLLOW = constants.O_NOFOLLOW ?? 0
/** O_NONBLOCK, so that a pipe created a moment ago can't block us. */
const READ_PLAIN = constants.O_RDONLY | NO_FOLLOW | (constants.O_NONBLOCK ?? 0)

/** Stats of `inner` itself, without following a link; null if it or a parent folder is missing. */
export function partInside(root: string, inner: string): Stats | null {
  const parts = inner.split('/')
  let found: Stats | null = null
  for (let depth = 1; depth <= parts.length; depth += 1) {
    const part = parts.slice(0, depth).join('/')
    found = lstatSync(path.join(root, part), { throwIfNoEntry: false }) ?? null
    if (!found) return null
    const wrong = oddity(found)
    if (wrong !== null) throw unsafe(root, `${part} is ${wrong}`)
    if (depth < parts.length && !found.isDirectory()) throw unsafe(root, `${part} is a file where a folder belongs`)
  }
  return found
}

/** What it is, if neither a plain file nor a folder; else null. */
export function oddity(
  found: Pick<Stats, 'isFile' | 'isDirectory' | 'isSymbolicLink' | 'isFIFO' | 'isSocket'>,
): string | null {
  if (found.isFile() || found.isDirectory()) return null
  if (found.isSymbolicLink()) return 'a link to another place'
  if (found.isFIFO()) return 'a pipe and no file'
  return found.isSocket() ? 'a socket and no file' : 'a device and no file'
}

export function unsafe(root: string, detail: string): FailureError {
  return new FailureError({ kind: 'unsafe-folder', path: root, detail })
}

/** The absolute path, for creating a new name there (a temporary file that is renamed). */
export function pathInside(root: string, inner: string): string {
  const found = partInside(root, inner)
  if (found?.isDirectory()) throw unsafe(root, `${inner} is a folder where a file belongs`)
  return path.join(root, inner)
}

/** Opens a plain file, which the caller closes; null if there is none. */
export async function openInside(root: string, inner: string): Promise<FileHandle | null> {
  const found = partInside(root, inner)
  if (!found) return null
  const handle = await open(path.join(root, inner), READ_PLAIN).catch((error: unknown) =>
    noneOrThrow(error, root, inner),
  )
  if (!handle || (await handle.stat()).isFile()) return handle
  await handle.close()
  throw unsafe(root, `${inner} is no plain file`)
}

export async function readInside(root: string, inner: string): Promise<Buffer | null> {
  const handle = await openInside(root, inner)
  if (!handle) return null
  try {
    return await handle.readFile()
  } finally {
    await handle.close()
  }
}

/** Like `readInside`, for the few small files read while opening; null if larger than `most` bytes. */
export function readInsideNow(root: string, inner: string, most: number): Buffer | null {
  if (!partInside(root, inner)) return null
  let handle: number
  try {
    handle = openSync(path.join(root, inner), READ_PLAIN)
  } catch (error) {
    return noneOrThrow(error, root, inner)
  }
  try {
    const found = fstatSync(handle)
    return found.isFile() && found.size <= most ? readFileSync(handle) : null
  } finally {
    closeSync(handle)
  }
}

/** null if the name has disappeared since; throws if it became a link. */
function noneOrThrow(error: unknown, root: string, inner: string): null {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'ENOENT' || code === 'ENOTDIR') return null
  if (code === 'ELOOP' || code === 'EMLINK') throw unsafe(root, `${inner} is a link to another place`)
  throw error
}

/**
 * Creates the missing folders of `inner`, but never `root` itself: if the film is gone, nothing new is created. Whether
 * any was missing.
 */
export function makeFolderInside(root: string, inner: string): boolean {
  const parts = inner.split('/')
  let made = false
  for (let depth = 1; depth <= parts.length; depth += 1) {
    const part = parts.slice(0, depth).join('/')
    const found = partInside(root, part)
    if (found?.isFile()) throw unsafe(root, `${part} is a file where a folder belongs`)
    if (!found) makeFolder(path.join(root, part))
    made ||= !found
  }
  return made
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder)
  } catch (error) {
    // Another save of ours may have just created it.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
}

/** The names in a folder of the film; empty if it is missing. */
export function namesInside(root: string, inner: string): string[] {
  return partInside(root, inner)?.isDirectory() ? readdirSync(path.join(root, inner)) : []
}

/** The names of subfolders in a folder of the film, without links. */
export function foldersInside(root: string, inner: string): string[] {
  if (!partInside(root, inner)?.isDirectory()) return []
  const entries = readdirSync(path.join(root, inner), { withFileTypes: true })
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
}

/** Deletes one plain file. Throws for a link or folder of that name. */
export function removeInside(root: string, inner: string): void {
  const found = partInside(root, inner)
  if (found?.isDirectory()) throw unsafe(root, `${inner} is a folder where a file belongs`)
  if (found) rmSync(path.join(root, inner), { force: true })
}

/** The same for large files, which take the system milliseconds, without blocking this thread. */
export async function dropInside(root: string, inner: string): Promise<void> {
  await rm(pathInside(root, inner), { force: true })
}
