import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname, join, posix, relative, sep } from 'node:path'

/**
 * What the packed app may load of machine code, by its path inside the archive: its SHA-256, or null where the system itself
 * checks it (macOS, where signing changes the file after it was counted and a part of another signer is never loaded).
 */
export type NativeParts = Readonly<Record<string, string | null>>

/** Where that list lies in the archive, whose own bytes Electron checks on macOS and Windows. */
export const LIST = 'out/native.json'

/** Machine code lies beside the archive, since no system loads it from inside; so does the data it reads by itself. */
export const OUTSIDE = /\.(node|dat)$/

export function sumOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** The archive that this file is part of; null where the app isn't packed. */
export function archiveOf(file: string): string | null {
  return /^.*[/\\]app\.asar(?=[/\\])/.exec(file)?.[0] ?? null
}

export function readParts(archive: string): NativeParts {
  return JSON.parse(readFileSync(`${archive}/${LIST}`, 'utf8')) as NativeParts
}

/** How the words of a refused part begin. */
export const CHANGED = 'Framewright was changed after it was made: '

/** A part that is not the one the app was packed with. */
class ChangedPart extends Error {
  constructor(file: string) {
    super(
      `${CHANGED}${file} is not the part that came with it, so it was not loaded. ` +
        'Your films are not touched. Install Framewright again from where you got it.',
    )
    this.name = 'ChangedPart'
  }
}

/** Throws unless this is a part of the archive's list, and it and all that lies beside it is as it was packed. */
export function checkPart(archive: string, parts: NativeParts, file: string): void {
  // Loaders name it as it lies inside the archive, or as it lies beside it.
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
