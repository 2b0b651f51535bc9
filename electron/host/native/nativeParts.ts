import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname, join, posix, relative, sep } from 'node:path'

/**
 * Native files the packed app may load, by path inside the archive: the SHA-256, or null if the system checks it
 * (macOS, where signing changes the file after it was hashed, and a file from another signer is never loaded).
 */
export type NativeParts = Readonly<Record<string, string | null>>

/** Path of that list in the archive, whose bytes Electron verifies on macOS and Windows. */
export const LIST = 'out/native.json'

/** Native code is outside the archive, since no system loads it from inside; so is the data that it reads directly. */
export const OUTSIDE = /\.(node|dat)$/

export function sumOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** The archive that contains this file; null if the app isn't packed. */
export function archiveOf(file: string): string | null {
  return /^.*[/\\]app\.asar(?=[/\\])/.exec(file)?.[0] ?? null
}

export function readParts(archive: string): NativeParts {
  return JSON.parse(readFileSync(`${archive}/${LIST}`, 'utf8')) as NativeParts
}

/** How the message of a refused file begins. */
export const CHANGED = 'Framewright was changed after it was made: '

/** A file that differs from the packed one. */
class ChangedPart extends Error {
  constructor(file: string) {
    super(
      `${CHANGED}${file} is not the part that came with it, so it was not loaded. ` +
        'Your films are not touched. Install Framewright again from where you got it.',
    )
    this.name = 'ChangedPart'
  }
}

/** Throws unless this file is in the archive's list, and it and everything next to it is unchanged since packing. */
export function checkPart(archive: string, parts: NativeParts, file: string): void {
  // Loaders give its path inside the archive or in the unpacked folder.
  const beside = `${archive}.unpacked`
  const name = relative(file.startsWith(beside + sep) ? beside : archive, file)
    .split(sep)
    .join('/')
  if (!Object.hasOwn(parts, name)) throw new ChangedPart(file)
  for (const [part, sum] of Object.entries(parts)) {
    if (posix.dirname(part) !== posix.dirname(name) || sum === null) continue
    if (sum !== sumNow(join(dirname(file), posix.basename(part)))) throw new ChangedPart(part)
  }
}

function sumNow(file: string): string | null {
  try {
    return sumOf(readFileSync(file))
  } catch {
    return null
  }
}
