import { appendFileSync, lstatSync, mkdirSync } from 'node:fs'
import { appendFile, lstat, mkdir, open, rename } from 'node:fs/promises'
import path from 'node:path'
import type { LogEntry } from './entry.ts'
import { logLine, struck } from './logLine.ts'

/** The log file in the app's own data: what went wrong and where in the program, with nothing of any film. Trouble with it stops no one. */
export interface LogBook {
  readonly file: string
  /** Returns at once; written in its own time. */
  note(entry: LogEntry): void
  /** For a process that may not live on: written when it returns, if it can be. */
  noteNow(entry: LogEntry): void
  /** The last lines, the oldest first: of the file, with what other processes wrote; where it can't be read, of this process alone. */
  recent(): Promise<readonly string[]>
  /** Resolves when all that was noted is written, or could not be. */
  settled(): Promise<void>
}

export interface LogBookOptions {
  /** The app's own data. */
  readonly data: string
  /** Which shell writes. */
  readonly shell: string
  /** Keys and logins that this process was started with. */
  readonly secrets: readonly string[]
  readonly now?: () => number
  /** Bytes from which on a file is put aside for a new one; one is kept, so that both together hold about twice as much. */
  readonly largest?: number
}

/** Months of a quiet computer, and little to read for whoever gets a report. */
const LARGEST = 512 * 1024
/** Lines that wait for a slow disk; a fault that repeats itself a thousand times a second is told by the first of them. */
const MOST_WAITING = 200
const RECENT_LINES = 200
/** How long, in ms, a disk has to show the last lines. */
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

  /** One write at a time, so that a disk which hangs holds one of Node's threads and no more. */
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
        // There is nobody left to tell.
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

/** The file on disk and the older one beside it. */
interface LogFile {
  readonly file: string
  append(lines: readonly string[]): Promise<void>
  appendNow(lines: readonly string[]): void
  /** The last lines of both, the oldest first. */
  ends(): Promise<string[]>
}

function createLogFile(folder: string, secrets: readonly string[], largest: number): LogFile {
  const file = path.join(folder, 'framewright.log')
  const older = path.join(folder, 'framewright.1.log')

  /** Puts a full file aside. Several processes may do so at once: at worst an older file goes a turn too early. */
  async function hasRoom(): Promise<boolean> {
    const found = await lstat(file).catch(() => null)
    if (found === null) return true
    if (!found.isFile()) return false
    if (found.size < largest) return true
    return rename(file, older).then(
      () => true,
      // In use elsewhere, or not allowed: it may grow a little, never for ever.
      () => found.size < largest * 2,
    )
  }

  return {
    file,
    async append(lines) {
      await mkdir(folder, { recursive: true })
      if (await hasRoom()) await appendFile(file, struck(asText(lines), secrets), { mode: 0o600 })
    },
    appendNow(lines) {
      mkdirSync(folder, { recursive: true })
      // A pipe would hold up for ever who writes into it.
      if (lstatSync(file, { throwIfNoEntry: false })?.isFile() !== false)
        appendFileSync(file, struck(asText(lines), secrets), { mode: 0o600 })
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

/** As many letters as the last lines can have. */
const END_BYTES = RECENT_LINES * 400

/** Whole lines from the end of a file; none where it is no plain file. */
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
