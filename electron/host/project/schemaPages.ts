import { closeSync, constants, existsSync, openSync, readSync } from 'node:fs'

/**
 * SQLite parses every statement of a database's schema before it answers anything, which takes minutes for a few
 * megabytes of them and can't be interrupted. So the pages that hold the schema are counted first, following the file
 * format (https://sqlite.org/fileformat2.html#b_tree_pages), in the database and in whatever its log would replace.
 * Load-bearing: never for a file that this process has open in SQLite, since closing any handle on a file drops the
 * locks on it.
 */
const MOST_PAGES = 200
const MOST_ENTRIES = 64
/** Bytes per entry: our longest statement has about 250. */
const LONGEST_ENTRY = 4000

const FILE_HEADER = 100
const LOG_HEADER = 32
const FRAME_HEADER = 24
/** Ends a super-journal name, and begins every journal. */
const JOURNAL_MAGIC = Buffer.from('d9d505f920a163d7', 'hex')
const LONGEST_JOURNAL = 16_384
const INTERIOR = 0x05
const LEAF = 0x0d
const READ_PLAIN = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

/** What is wrong with the schema's layout in this file, worded to follow "its database"; null if nothing is. */
export function schemaPagesFault(file: string): string | null {
  const database = openSync(file, READ_PLAIN)
  const log = openOrNone(`${file}-wal`)
  const journal = openOrNone(`${file}-journal`)
  try {
    const header = readAt(database, FILE_HEADER, 0)
    // A file that is not a database is refused by name when SQLite reads it.
    if (header.length < FILE_HEADER || header.toString('latin1', 0, 15) !== 'SQLite format 3') return null
    const pageBytes = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16)
    if (pageBytes < 512 || (pageBytes & (pageBytes - 1)) !== 0) return null
    if (header.readUInt32BE(56) !== 1) return 'keeps its text in another way than ours'
    const undone = journal === null ? new Map<number, number[]>() : readJournal(journal, pageBytes)
    if (undone === null) return 'has a change beside it that another program left half done (board.sqlite-journal)'
    const frames = log === null ? new Map<number, number[]>() : readFrames(log, pageBytes)
    if (frames === null) return 'has a log of another page size'
    return walk((page) => {
      const places = (frames.get(page) ?? []).map((at) => readAt(log!, pageBytes, at))
      const before = (undone.get(page) ?? []).map((at) => readAt(journal!, pageBytes, at))
      return [readAt(database, pageBytes, (page - 1) * pageBytes), ...places, ...before]
    })
  } finally {
    closeSync(database)
    for (const beside of [log, journal]) if (beside !== null) closeSync(beside)
  }
}

/** Walks from page 1 down over every image of each page; the largest count is used. */
function walk(imagesOf: (page: number) => Buffer[]): string | null {
  const waiting = [1]
  const seen = new Set(waiting)
  let entries = 0
  for (let page = waiting.pop(); page !== undefined; page = waiting.pop()) {
    let most = 0
    for (const image of imagesOf(page)) {
      const read = readPage(image, page === 1 ? FILE_HEADER : 0)
      if (read.longest > LONGEST_ENTRY) return 'has a statement in its schema that is longer than any of ours'
      most = Math.max(most, read.entries)
      for (const child of read.children) {
        if (!seen.has(child)) waiting.push(child)
        seen.add(child)
      }
    }
    entries += most
    if (entries > MOST_ENTRIES || seen.size > MOST_PAGES) return 'has more in its schema than a film of ours'
  }
  return null
}

function readPage(image: Buffer, from: number): { entries: number; longest: number; children: number[] } {
  const none = { entries: 0, longest: 0, children: [] }
  if (image.length < from + 12) return none
  const kind = image[from]
  const count = image.readUInt16BE(from + 3)
  if (kind === LEAF) {
    const lengths = cellsOf(image, from + 8, count).map((at) => numberAt(image, at))
    return { entries: count, longest: Math.max(0, ...lengths), children: [] }
  }
  if (kind !== INTERIOR) return none
  const left = cellsOf(image, from + 12, count).flatMap((at) =>
    at + 4 <= image.length ? [image.readUInt32BE(at)] : [],
  )
  return { ...none, children: [...left, image.readUInt32BE(from + 8)] }
}

function cellsOf(image: Buffer, pointers: number, count: number): number[] {
  const places: number[] = []
  for (let at = pointers; places.length < count && at + 2 <= image.length; at += 2) places.push(image.readUInt16BE(at))
  return places
}

/** SQLite's variable-length integer, up to the size that a length can have. */
function numberAt(image: Buffer, at: number): number {
  let value = 0
  for (let index = at; index < Math.min(at + 9, image.length); index += 1) {
    value = value * 128 + (image[index]! & 0x7f)
    if (image[index]! < 0x80) break
  }
  return value
}

/** Offsets of page images in the log, committed or not, by page; null if its page size differs. */
function readFrames(log: number, pageBytes: number): Map<number, number[]> | null {
  const frames = new Map<number, number[]>()
  const header = readAt(log, LOG_HEADER, 0)
  if (header.length < LOG_HEADER) return frames
  if (header.readUInt32BE(8) !== pageBytes) return null
  const step = FRAME_HEADER + pageBytes
  const atOnce = Math.max(1, Math.floor(4_000_000 / step))
  for (let at = LOG_HEADER; ; at += atOnce * step) {
    const many = readAt(log, atOnce * step, at)
    for (let frame = 0; frame + step <= many.length; frame += step) {
      const page = many.readUInt32BE(frame)
      const known = frames.get(page)
      if (known) known.push(at + frame + FRAME_HEADER)
      else frames.set(page, [at + frame + FRAME_HEADER])
    }
    if (many.length < atOnce * step) return frames
  }
}

/**
 * Page images that a rollback journal would restore. null if it is more than a kill leaves of our own first step in a
 * file (its switch to a write-ahead log: one page), or names a file elsewhere, which SQLite would delete.
 */
function readJournal(journal: number, pageBytes: number): Map<number, number[]> | null {
  const bytes = readAt(journal, LONGEST_JOURNAL + 1, 0)
  const images = new Map<number, number[]>()
  if (bytes.length < 28) return images
  const sector = bytes.readUInt32BE(20)
  if (bytes.length > LONGEST_JOURNAL || sector < 512 || bytes.readUInt32BE(24) !== pageBytes) return null
  if (bytes.subarray(-8).equals(JOURNAL_MAGIC)) return null
  for (let at = sector; at + 8 + pageBytes <= bytes.length; at += 8 + pageBytes) {
    const page = bytes.readUInt32BE(at)
    images.set(page, [...(images.get(page) ?? []), at + 4])
  }
  return images
}

function openOrNone(file: string): number | null {
  return existsSync(file) ? openSync(file, READ_PLAIN) : null
}

function readAt(handle: number, bytes: number, at: number): Buffer {
  const buffer = Buffer.alloc(bytes)
  return buffer.subarray(0, readSync(handle, buffer, 0, bytes, at))
}
