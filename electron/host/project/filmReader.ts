import { constants } from 'node:fs'
import { lstat, open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import path from 'node:path'

export interface FilmReader {
  /** Resolves once the disk responds for this path, or rejects with an AbortError if cancelled. */
  reach(folder: string, signal: AbortSignal): Promise<void>
  /**
   * Reads a film's database and log once on Node's thread pool, so that SQLite, which reads on the calling thread,
   * finds them cached: a slow or missing disk then blocks no other call, and a person can cancel (an AbortError, at
   * once). Missing and non-plain files are left for opening to report. Load-bearing: never for a film that this
   * process has open, since closing a file drops SQLite's locks on it.
   */
  readThrough(folder: string, signal: AbortSignal): Promise<void>
}

const PIECE = 1 << 20
const READ_PLAIN = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

export function createFilmReader(): FilmReader {
  /** Files still open, by inode: a cancelled read may take as long as the disk likes. */
  const held = new Map<string, Promise<void>>()

  async function readFile(file: string, signal: AbortSignal): Promise<void> {
    const found = await untilGivenUp(lstat(file, { bigint: true }), signal).catch(noneThere)
    if (!found?.isFile()) return
    const key = `${found.dev}-${found.ino}`
    // Closing it after SQLite opened the file would drop the new opening's locks.
    while (held.has(key)) await untilGivenUp(held.get(key)!, signal)
    const reading = readPieces(file, signal).catch(noneThere)
    held.set(
      key,
      reading.then(
        () => void held.delete(key),
        () => void held.delete(key),
      ),
    )
    await untilGivenUp(reading, signal)
  }

  return {
    async reach(folder, signal) {
      await untilGivenUp(lstat(folder), signal).catch(noneThere)
    },
    async readThrough(folder, signal) {
      for (const name of ['board.sqlite', 'board.sqlite-wal']) await readFile(path.join(folder, name), signal)
    },
  }
}

async function readPieces(file: string, signal: AbortSignal): Promise<void> {
  let handle: FileHandle | null = null
  try {
    handle = await open(file, READ_PLAIN)
    const piece = Buffer.alloc(PIECE)
    while (!signal.aborted && (await handle.read(piece, 0, PIECE)).bytesRead > 0);
  } finally {
    await handle?.close()
  }
}

/** Errors are ignored here: opening will hit the same one, and report it. */
function noneThere(error: unknown): null {
  if (error instanceof Error && error.name === 'AbortError') throw error
  return null
}

/** The work's result, or an AbortError at once; the work then goes on by itself. */
function untilGivenUp<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((done, failed) => {
    const giveUp = (): void => failed(signal.reason as Error)
    if (signal.aborted) return giveUp()
    signal.addEventListener('abort', giveUp, { once: true })
    void work.then(done, failed).finally(() => signal.removeEventListener('abort', giveUp))
  })
}
