import { watch } from 'node:fs'
import { access, constants, lstat } from 'node:fs/promises'
import path from 'node:path'

/** The file watching and polling of a film; tests supply their own. */
export interface PlaceProbe {
  /**
   * Calls back with the name of anything that changed in a folder, null if the system doesn't say; calls `lost` if the
   * watch fails. Throws if the folder can't be watched. Returns the function that ends the watch.
   */
  watch(folder: string, heard: (name: string | null) => void, lost: () => void): () => void
  /** A fingerprint of a film's files that differs whenever they do. Never blocks the main thread, and never rejects. */
  glance(folder: string): Promise<string>
  /** Why nothing new can be created in the folder, as a system error; null if it can. */
  whyNotWritten(folder: string): Promise<unknown>
  after(ms: number, work: () => void): () => void
  every(ms: number, work: () => void): () => void
}

const WATCHED = ['.', 'board.sqlite', 'board.sqlite-wal', 'board.sqlite-shm', 'lock.sqlite'] as const

export const SYSTEM_PROBE: PlaceProbe = {
  watch(folder, heard, lost) {
    const watcher = watch(folder, { persistent: false }, (_what, name) => heard(name))
    watcher.on('error', lost)
    return () => watcher.close()
  },
  async glance(folder) {
    const seen = await Promise.all([...WATCHED.map((name) => seenOf(path.join(folder, name))), mayWrite(folder)])
    return seen.join('\n')
  },
  whyNotWritten: (folder) =>
    access(folder, constants.W_OK).then(
      () => null,
      (error: unknown) => error,
    ),
  after(ms, work) {
    const timer = setTimeout(work, ms).unref()
    return () => clearTimeout(timer)
  },
  every(ms, work) {
    const timer = setInterval(work, ms).unref()
    return () => clearInterval(timer)
  },
}

function seenOf(file: string): Promise<string> {
  return lstat(file, { bigint: true }).then(
    ({ dev, ino, size, mtimeNs }) => `${dev} ${ino} ${size} ${mtimeNs}`,
    (error: unknown) => codeOf(error),
  )
}

function mayWrite(folder: string): Promise<string> {
  return SYSTEM_PROBE.whyNotWritten(folder).then((error) => (error === null ? '' : codeOf(error)))
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
}
