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
import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import path from 'node:path'
import { FailureError } from '../failures.ts'

/**
 * The one way into a film's folder for everything but SQLite. A film may come from a stranger, and a folder may change
 * while it is open: each part of `inner` ("media/ab/ab12….png", always with /) is looked at without following links, at
 * every use. What is neither a plain file nor a folder is an `unsafe-folder` failure that names it. `root` is the film's
 * own folder, which the caller has resolved once.
 */
const NO_FOLLOW = constants.O_NOFOLLOW ?? 0
/** With O_NONBLOCK, so that a pipe put there a moment ago can't hold us for ever. */
const READ_PLAIN = constants.O_RDONLY | NO_FOLLOW | (constants.O_NONBLOCK ?? 0)

/** What stands at `inner`, itself and not what it leads to; null where it or a folder above it is missing. */
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

/** What it is, where it is neither a plain file nor a folder; null where it is. */
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

/** The whole path, for one who will make the name new there (a temporary file that is renamed). */
export function pathInside(root: string, inner: string): string {
  const found = partInside(root, inner)
  if (found?.isDirectory()) throw unsafe(root, `${inner} is a folder where a file belongs`)
  return path.join(root, inner)
}

/** An open plain file, which the caller closes; null where there is none. */
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

/** As `readInside`, for the few small files that are read while opening; `most` bytes, else null. */
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

/** A name that went away since it was looked at is none; one that became a link is said. */
function noneOrThrow(error: unknown, root: string, inner: string): null {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'ENOENT' || code === 'ENOTDIR') return null
  if (code === 'ELOOP' || code === 'EMLINK') throw unsafe(root, `${inner} is a link to another place`)
  throw error
}

/** Makes the folders of `inner` that are missing, and never `root` itself: where the film is gone, nothing new is laid. */
export function makeFolderInside(root: string, inner: string): void {
  const parts = inner.split('/')
  for (let depth = 1; depth <= parts.length; depth += 1) {
    const part = parts.slice(0, depth).join('/')
    const found = partInside(root, part)
    if (found?.isFile()) throw unsafe(root, `${part} is a file where a folder belongs`)
    if (!found) makeFolder(path.join(root, part))
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder)
  } catch (error) {
    // Another of our own saves may have made it a moment before.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
}

/** The names in a folder of the film; none where it is missing. */
export function namesInside(root: string, inner: string): string[] {
  return partInside(root, inner)?.isDirectory() ? readdirSync(path.join(root, inner)) : []
}

/** The names of the folders in a folder of the film; a link to one is none. */
export function foldersInside(root: string, inner: string): string[] {
  if (!partInside(root, inner)?.isDirectory()) return []
  const entries = readdirSync(path.join(root, inner), { withFileTypes: true })
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
}

/** Removes one plain file. A link or a folder of that name is left and said. */
export function removeInside(root: string, inner: string): void {
  const found = partInside(root, inner)
  if (found?.isDirectory()) throw unsafe(root, `${inner} is a folder where a file belongs`)
  if (found) rmSync(path.join(root, inner), { force: true })
}
