import { appendFileSync, lstatSync, mkdirSync, renameSync } from 'node:fs'
import type { Stats } from 'node:fs'
import { appendFile, lstat, mkdir, open, rename } from 'node:fs/promises'
import path from 'node:path'
import type { LogEntry } from './entry.ts'
import { logLine, struck } from './logLine.ts'

/**
 * The log file in the app's data: what went wrong and where in the program, with nothing from any film. Errors here
 * never stop anything.
 */
export interface LogBook {
  readonly file: string
  /** Returns at once; written in the background. */
  note(entry: LogEntry): void
  /** For a process that may be about to exit: written on return, if possible. */
  noteNow(entry: LogEntry): void
  /** The last lines, oldest first: from the file, including other processes; if it can't be read, of this process alone. */
  recent(): Promise<readonly string[]>
  /** Resolves when everything noted is written, or has failed. */
  settled(): Promise<void>
}

export interface LogBookOptions {
  /** The app's data folder. */
  readonly data: string
  /** The shell that writes. */
  readonly shell: string
  /** Keys and logins that this process started with. */
  readonly secrets: readonly string[]
  readonly now?: () => number
  /** Size in bytes at which the file is rotated; one old file is kept, so both together hold about twice as much. */
  readonly largest?: number
}

/** Months on a quiet computer, and short enough for whoever reads a report. */
const LARGEST = 512 * 1024
/** Limit of lines waiting for a slow disk; of a fault that repeats a thousand times a second, the first few are enough. */
const MOST_WAITING = 200
const RECENT_LINES = 200
/** Timeout in ms for reading the last lines. */
const READ_MS = 2000

export function createLogBook({ data, shell, secrets, now = Date.now, largest = LARGEST }: LogBookOptions): LogBook {
  const log = createLogFile(path.join(data, 'log'), secrets, largest)
  const who = `${shell} ${process.pid}`
  const own: string[] = []
  let waiting: string[] = []
  let writing: Promise<void> | null = null

  function lineOf(entry: LogEntry): string {
    const line = logLine(entry, { at: now(), who })
    own.push(line)
    if (own.length > RECENT_LINES) own.shift()
    return line
  }

  /** One write at a time, so that a disk that hangs blocks only one of Node's threads. */
  async function write(): Promise<void> {
    while (waiting.length > 0) {
      const lines = waiting
      waiting = []
      await log.append(lines).catch(() => undefined)
    }
    writing = null
  }

  return {
    file: log.file,
    note(entry) {
      if (waiting.length < MOST_WAITING) waiting.push(lineOf(entry))
      writing ??= write()
    },
    noteNow(entry) {
      const lines = [...waiting, lineOf(entry)]
      waiting = []
      try {
        log.appendNow(lines)
      } catch {
        // There is nobody left to notify.
      }
    },
    async recent() {
      const read = Promise.resolve(writing).then(() => log.ends())
      const found = await Promise.race([read, later(READ_MS)]).catch(() => [])
      return (found.length > 0 ? found : struck(asText(own), secrets).split('\n').filter(Boolean)).slice(-RECENT_LINES)
    },
    settled: async () => writing ?? undefined,
  }
}

/** The current log file and the older one next to it. */
interface LogFile {
  readonly file: string
  append(lines: readonly string[]): Promise<void>
  appendNow(lines: readonly string[]): void
  /** The last lines of both, oldest first. */
  ends(): Promise<string[]>
}

function createLogFile(folder: string, secrets: readonly string[], largest: number): LogFile {
  const file = path.join(folder, 'framewright.log')
  const older = path.join(folder, 'framewright.1.log')

  /**
   * Whether the file takes more, or has to be put aside first; null if nothing may be written to it, such as a pipe, which
   * could block forever.
   */
  function isFull(found: Stats | null | undefined): boolean | null {
    if (!found) return false
    return found.isFile() ? found.size >= largest : null
  }

  /** In use elsewhere, or not permitted to be put aside: the file may grow a little, but not forever. */
  const mayGrow = (found: Stats): boolean => found.size < largest * 2

  /** Puts a full file aside. Several processes may do so at once: at worst an older file is dropped one too early. */
  async function hasRoom(): Promise<boolean> {
    const found = await lstat(file).catch(() => null)
    const full = isFull(found)
    if (!found || !full) return full !== null
    return rename(file, older).then(
      () => true,
      () => mayGrow(found),
    )
  }

  function hasRoomNow(): boolean {
    const found = lstatSync(file, { throwIfNoEntry: false })
    const full = isFull(found)
    if (!found || !full) return full !== null
    try {
      renameSync(file, older)
      return true
    } catch {
      return mayGrow(found)
    }
  }

  return {
    file,
    async append(lines) {
      await mkdir(folder, { recursive: true })
      if (await hasRoom()) await appendFile(file, struck(asText(lines), secrets), { mode: 0o600 })
    },
    appendNow(lines) {
      mkdirSync(folder, { recursive: true })
      if (hasRoomNow()) appendFileSync(file, struck(asText(lines), secrets), { mode: 0o600 })
    },
    ends: async () => (await Promise.all([endOf(older), endOf(file)])).flat(),
  }
}

function asText(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('')
}

function later(ms: number): Promise<readonly string[]> {
  return new Promise((done) => setTimeout(() => done([]), ms).unref())
}

/** The most characters the last lines can have. */
const END_BYTES = RECENT_LINES * 400

/** Whole lines from the end of a file; none if it is not a plain file. */
async function endOf(file: string): Promise<string[]> {
  const found = await lstat(file).catch(() => null)
  if (!found?.isFile()) return []
  const handle = await open(file, 'r').catch(() => null)
  if (!handle) return []
  try {
    const from = Math.max(0, found.size - END_BYTES)
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(found.size - from), 0, found.size - from, from)
    const lines = buffer.subarray(0, bytesRead).toString('utf8').split('\n').filter(Boolean)
    return from === 0 ? lines : lines.slice(1)
  } finally {
    await handle.close()
  }
}
