import { createHash, randomBytes } from 'node:crypto'
import { closeSync, fstatSync, ftruncateSync, lstatSync, openSync, readSync, writeSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { partInside, readInsideNow, removeInside } from './insideFilm.ts'
import type { LogEnd } from './logFrames.ts'

/**
 * `log.json` of an open film: how far its log was promised to reach, and which state of the database it belongs to. It is
 * not forced to disk, since a kill leaves it as it was written and after a power cut an older one is right as well: the
 * log itself is always there first.
 */
const noteSchema = z.object({
  /** The `fold` id of the database that the log belongs to. */
  base: z.string().max(80),
  /** During a fold: the `fold` id that the database will get; '' otherwise. */
  next: z.string().max(80),
  salts: z.string().max(16),
  frames: z.number().int().min(0),
  checksum: z.string().max(16),
})
export type LogNote = z.infer<typeof noteSchema>

export interface LogRecord {
  /** Call after a commit: reads how far the log extends now. */
  reach(): void
  reached(): LogEnd
  /** Call once the log is on disk up to `end`, before the save is acknowledged. */
  promise(end: LogEnd): void
  /** Call before folding: returns the id that the database will carry afterwards. */
  folding(): string
  folded(): void
  /** Call at the end; `clean` if no acknowledged data depends on the log any more. */
  end(clean: boolean): void
}

const FILE = 'log.json'
/** Fixed size, so that each note overwrites the previous one in a single write. */
const BYTES = 320
const HEADER_BYTES = 32
const FRAME_HEADER_BYTES = 24
const NOTHING = { salts: '', frames: 0, checksum: '' }

/** `base`: the database's current fold id. Nothing is written before the first commit. */
export function createLogRecord(folder: string, base: string): LogRecord {
  const log = path.join(folder, 'board.sqlite-wal')
  let note: number | null = null
  let now: LogNote = { base, next: '', ...NOTHING }
  let last: LogEnd = NOTHING

  function write(change: Partial<LogNote>): void {
    now = { ...now, ...change }
    const text = JSON.stringify(now)
    note = ownNote(folder, note)
    writeSync(note, `${JSON.stringify({ note: text, sum: sumOfText(text) }).padEnd(BYTES - 1)}\n`, 0)
  }

  return {
    reach() {
      last = lastCommit(log, last)
    },
    reached: () => last,
    promise(end) {
      // With two saves waiting for the disk, the later one may be acknowledged first.
      if (end.salts !== last.salts || (now.salts === end.salts && now.frames > end.frames)) return
      write({ salts: end.salts, frames: end.frames, checksum: end.checksum })
    },
    folding() {
      write({ next: markAfter(now.base) })
      return now.next
    },
    folded() {
      last = NOTHING
      write({ base: now.next, next: '', ...NOTHING })
    },
    end(clean) {
      if (note !== null) closeSync(note)
      note = null
      // If the film itself has moved away, so has its note.
      if (clean && partInside(folder, FILE)) removeInside(folder, FILE)
    },
  }
}

/** Ids count up, so that the later of two states of a film can be determined. */
function markAfter(mark: string): string {
  return `${foldsIn(mark) + 1}.${randomBytes(9).toString('base64url')}`
}

/** The number of folds an id stands for; 0 for an id without a count. */
export function foldsIn(mark: string): number {
  return Number(/^(\d{1,15})\./.exec(mark)?.[1] ?? 0)
}

/** The open note if its name still leads to it; else a new one. */
function ownNote(folder: string, note: number | null): number {
  if (note !== null) {
    const found = lstatSync(path.join(folder, FILE), { throwIfNoEntry: false })
    if (found?.ino === fstatSync(note).ino) {
      if (found.size !== BYTES) ftruncateSync(note)
      return note
    }
    closeSync(note)
  }
  removeInside(folder, FILE)
  return openSync(path.join(folder, FILE), 'wx')
}

/** null if there is none, or it is incomplete. */
export function readLogNote(folder: string): LogNote | null {
  try {
    const read = JSON.parse(String(readInsideNow(folder, FILE, 10_000))) as { note: string; sum: string }
    return read.sum === sumOfText(read.note) ? noteSchema.parse(JSON.parse(read.note)) : null
  } catch {
    return null
  }
}

function sumOfText(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

/** Continues from the last known frame: everything this process has just committed follows it. */
function lastCommit(file: string, known: LogEnd): LogEnd {
  const log = openSync(file, 'r')
  try {
    const head = Buffer.alloc(HEADER_BYTES)
    if (readSync(log, head, 0, HEADER_BYTES, 0) < HEADER_BYTES) return NOTHING
    const salts = head.toString('hex', 16, 24)
    const step = FRAME_HEADER_BYTES + head.readUInt32BE(8)
    const frame = Buffer.alloc(FRAME_HEADER_BYTES)
    let end: LogEnd = known.salts === salts ? known : { ...NOTHING, salts }
    for (let number = end.frames + 1; ; number += 1) {
      const read = readSync(log, frame, 0, FRAME_HEADER_BYTES, HEADER_BYTES + (number - 1) * step)
      if (read < FRAME_HEADER_BYTES || frame.toString('hex', 8, 16) !== salts) return end
      if (frame.readUInt32BE(4) !== 0) end = { salts, frames: number, checksum: frame.toString('hex', 16, 24) }
    }
  } finally {
    closeSync(log)
  }
}
