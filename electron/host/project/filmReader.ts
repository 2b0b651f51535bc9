import { constants } from 'node:fs'
import { lstat, open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import path from 'node:path'

export interface FilmReader {
  /** Ends once the disk has answered for this name at all, or with an AbortError where a person gives up before. */
  reach(folder: string, signal: AbortSignal): Promise<void>
  /**
   * Reads a film's database and log once, on Node's pool, so that SQLite, which reads on the caller's own thread, finds them
   * in memory: a disk that is slow or gone holds up no other call, and a person can give up (an AbortError, at once).
   * What is not there, or is no plain file, is left to opening to say.
   * Load-bearing: not for a film that this process has open, since to close a file drops SQLite's locks on it.
   */
  readThrough(folder: string, signal: AbortSignal): Promise<void>
}

const PIECE = 1 << 20
const READ_PLAIN = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

export function createFilmReader(): FilmReader {
  /** Files that are still held, by what they are on disk: a read that was given up may go on for as long as the disk likes. */
  const held = new Map<string, Promise<void>>()

  async function readFile(file: string, signal: AbortSignal): Promise<void> {
    const found = await untilGivenUp(lstat(file, { bigint: true }), signal).catch(noneThere)
    if (!found?.isFile()) return
    const key = `${found.dev}-${found.ino}`
    // Closed later than SQLite opens it, it would take the new opening's locks away.
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

/** A disk is not asked twice about what it can't do: opening meets the same, and has the words for it. */
function noneThere(error: unknown): null {
  if (error instanceof Error && error.name === 'AbortError') throw error
  return null
}

/** The work's end, or an AbortError at once; the work goes on by itself then. */
function untilGivenUp<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((done, failed) => {
    const giveUp = (): void => failed(signal.reason as Error)
    if (signal.aborted) return giveUp()
    signal.addEventListener('abort', giveUp, { once: true })
    void work.then(done, failed).finally(() => signal.removeEventListener('abort', giveUp))
  })
}
