import { existsSync, readFileSync } from 'node:fs'

/**
 * SQLite's write-ahead log, parsed like SQLite does (https://sqlite.org/fileformat2.html#the_write_ahead_log) but
 * strictly: SQLite takes the first incomplete frame for the end of the log, and silently drops the transactions after
 * it.
 */
export type LogState =
  | { readonly kind: 'none' }
  /** Changes were acknowledged in it, but it is missing or empty. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'whole'; readonly end: LogEnd }
  | { readonly kind: 'damaged'; readonly detail: string }

/** The last committed frame of a log: its number, and its unique salts and running checksum. */
export interface LogEnd {
  readonly salts: string
  /** Frames up to the last commit; 0 if there is none. */
  readonly frames: number
  readonly checksum: string
}

const HEADER_BYTES = 32
const FRAME_HEADER_BYTES = 24
const MAGIC = 0x377f0682
const FORMAT = 3_007_000

/** `promised`: the last acknowledged commit, if known. */
export function readLog(file: string, promised: LogEnd | null): LogState {
  const log = existsSync(file) ? readFileSync(file) : Buffer.alloc(0)
  if (log.length === 0) return { kind: promised && promised.frames > 0 ? 'gone' : 'none' }
  const head = readHead(log)
  if (head === null) return { kind: 'damaged', detail: 'its beginning is not whole' }
  const { end, next } = readFrames(log, head)
  const known = promised?.salts === end.salts
  if (known && promised.frames > end.frames)
    return { kind: 'damaged', detail: `${promised.frames - end.frames} of its pages are not whole` }
  // If everything acknowledged is intact, the rest is a save interrupted by a power cut, in any state.
  if (!known && holdsMore(log, next, head)) return { kind: 'damaged', detail: 'a page in its middle is not whole' }
  return { kind: 'whole', end }
}

interface Head {
  readonly bigEndian: boolean
  readonly pageBytes: number
  readonly salts: Buffer
  readonly sums: readonly [number, number]
}

function readHead(log: Buffer): Head | null {
  if (log.length < HEADER_BYTES) return null
  const magic = log.readUInt32BE(0)
  if (magic !== MAGIC && magic !== MAGIC + 1) return null
  const bigEndian = magic === MAGIC + 1
  const sums = addUp(log.subarray(0, 24), bigEndian, [0, 0])
  if (log.readUInt32BE(4) !== FORMAT || sums[0] !== log.readUInt32BE(24) || sums[1] !== log.readUInt32BE(28))
    return null
  return { bigEndian, pageBytes: log.readUInt32BE(8), salts: log.subarray(16, 24), sums }
}

/** Reads up to the first incomplete frame: the last commit before it, and that frame's offset. */
function readFrames(log: Buffer, head: Head): { end: LogEnd; next: number } {
  let sums = head.sums
  let end: LogEnd = { salts: head.salts.toString('hex'), frames: 0, checksum: '' }
  let at = HEADER_BYTES
  for (let frame = 1; at + FRAME_HEADER_BYTES + head.pageBytes <= log.length; frame += 1) {
    const page = log.subarray(at + FRAME_HEADER_BYTES, at + FRAME_HEADER_BYTES + head.pageBytes)
    sums = addUp(page, head.bigEndian, addUp(log.subarray(at, at + 8), head.bigEndian, sums))
    const whole =
      log.subarray(at + 8, at + 16).equals(head.salts) &&
      sums[0] === log.readUInt32BE(at + 16) &&
      sums[1] === log.readUInt32BE(at + 20)
    if (!whole) break
    const committed = log.readUInt32BE(at + 4) !== 0
    if (committed) end = { ...end, frames: frame, checksum: log.toString('hex', at + 16, at + 24) }
    at += FRAME_HEADER_BYTES + head.pageBytes
  }
  return { end, next: at }
}

/** Looks past the first incomplete frame: leftovers of an earlier use of the file have different salts. */
function holdsMore(log: Buffer, from: number, head: Head): boolean {
  const step = FRAME_HEADER_BYTES + head.pageBytes
  for (let at = from + step; at + FRAME_HEADER_BYTES <= log.length; at += step)
    if (log.subarray(at + 8, at + 16).equals(head.salts)) return true
  return false
}

/** SQLite's checksum: two 32-bit sums over pairs of words, each feeding the other. */
function addUp(bytes: Buffer, bigEndian: boolean, [first, second]: readonly [number, number]): [number, number] {
  let a = first
  let b = second
  for (let at = 0; at + 8 <= bytes.length; at += 8) {
    a = (a + (bigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at)) + b) >>> 0
    b = (b + (bigEndian ? bytes.readUInt32BE(at + 4) : bytes.readUInt32LE(at + 4)) + a) >>> 0
  }
  return [a, b]
}
