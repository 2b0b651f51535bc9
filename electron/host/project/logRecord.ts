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
  /** The `fold` of the database that the log is laid over. */
  base: z.string().max(80),
  /** While the log is being folded: the `fold` that the database will have; '' at other times. */
  next: z.string().max(80),
  salts: z.string().max(16),
  frames: z.number().int().min(0),
  checksum: z.string().max(16),
})
export type LogNote = z.infer<typeof noteSchema>

export interface LogRecord {
  /** After a commit: reads how far the log reaches now. */
  reach(): void
  reached(): LogEnd
  /** Once the log is on disk up to there, before it is acknowledged. */
  promise(end: LogEnd): void
  /** Before the log is folded: a mark for the database to carry from then on. */
  folding(): string
  folded(): void
  /** At the end; `clean` where nothing is promised any more. */
  end(clean: boolean): void
}

const FILE = 'log.json'
/** One size, so that a note is always written over the one before in one go. */
const BYTES = 320
const HEADER_BYTES = 32
const FRAME_HEADER_BYTES = 24
const NOTHING = { salts: '', frames: 0, checksum: '' }

/** `base`: the mark that the database carries. Nothing is written before the first commit. */
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
      // Of two saves that wait for the disk at once, the later one may be promised first.
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
      // Where the film itself is gone from here, so is its note.
      if (clean && partInside(folder, FILE)) removeInside(folder, FILE)
    },
  }
}

/** Marks count up, so that of two states of one film the later can be told. */
function markAfter(mark: string): string {
  return `${foldsIn(mark) + 1}.${randomBytes(9).toString('base64url')}`
}

/** How many folds a mark stands for; 0 for one that doesn't count. */
export function foldsIn(mark: string): number {
  return Number(/^(\d{1,15})\./.exec(mark)?.[1] ?? 0)
}

/** The note that is open, where its name still leads to it; else a new one. */
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

/** null where there is none, or none that is whole. */
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

/** Reads on from the frame that was last known: all that this process has just committed is there. */
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
