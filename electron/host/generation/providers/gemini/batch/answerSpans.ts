import { createReadStream } from 'node:fs'

/** Where an answer stands in a file, in bytes. */
export interface Span {
  readonly start: number
  readonly end: number
}

export interface BatchBody {
  /** The JSON with its lists of answers empty. */
  readonly rest: string
  readonly spans: readonly Span[]
}

const [QUOTE, BACKSLASH, COLON, NEWLINE] = [0x22, 0x5c, 0x3a, 0x0a]
const [OPEN_LIST, CLOSE_LIST, OPEN, CLOSE] = [0x5b, 0x5d, 0x7b, 0x7d]
const LIST = 'inlinedResponses'
/** A body has less than this beside its answers. */
const MOST_REST = 8 * 1024 * 1024
const MOST_SPANS = 200_000

/**
 * Finds the answers of a batch in its body without holding it: pictures stand in it twice, and it may have a gigabyte.
 * Throws where there is more beside the answers than any batch has.
 */
export async function readBatchBody(file: string): Promise<BatchBody> {
  const scan = new BodyScan()
  for await (const chunk of createReadStream(file, { highWaterMark: 1024 * 1024 })) scan.take(chunk as Buffer)
  return { rest: Buffer.concat(scan.rest).toString('utf8'), spans: scan.spans }
}

/** The lines of a file of answers. */
export async function readLines(file: string): Promise<Span[]> {
  const spans: Span[] = []
  let [start, read] = [0, 0]
  for await (const piece of createReadStream(file, { highWaterMark: 1024 * 1024 })) {
    const chunk = piece as Buffer
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1)) {
      if (read + at > start) spans.push({ start, end: read + at })
      start = read + at + 1
    }
    read += chunk.length
  }
  return read > start ? [...spans, { start, end: read }] : spans
}

/** Follows strings and brackets only; a string is passed over at the speed of a search. */
class BodyScan {
  readonly spans: Span[] = []
  readonly rest: Buffer[] = []
  private kept = 0
  private read = 0
  private depth = 0
  private inText = false
  private escaped = false
  /** The last string, and whether it was followed by a colon: a field's name. */
  private text = ''
  private named = false
  /** Depth inside the list of answers; null outside. */
  private list: number | null = null
  private start = 0

  take(chunk: Buffer): void {
    let from = this.list === null ? 0 : -1
    for (let at = 0; at < chunk.length; at += 1) {
      if (this.inText) {
        at = this.passText(chunk, at)
        continue
      }
      const inside = this.list !== null
      this.see(chunk[at]!, this.read + at)
      if (!inside && this.list !== null) {
        this.keep(chunk.subarray(from, at + 1))
        from = -1
      } else if (inside && this.list === null) from = at
    }
    if (from >= 0) this.keep(chunk.subarray(from))
    this.read += chunk.length
  }

  private keep(bytes: Buffer): void {
    this.kept += bytes.length
    if (this.kept > MOST_REST) throw new Error('it has more in it than a batch has')
    this.rest.push(Buffer.from(bytes))
  }

  /** Position of the last byte of the string that belongs to it in this chunk. */
  private passText(chunk: Buffer, from: number): number {
    let at = from
    if (this.escaped) {
      this.escaped = false
      at += 1
    }
    while (at < chunk.length) {
      const end = chunk.indexOf(QUOTE, at)
      const last = end < 0 ? chunk.length : end
      const slash = chunk.subarray(at, last).indexOf(BACKSLASH)
      if (slash >= 0) {
        at += slash + 2
        this.escaped = at > chunk.length
        continue
      }
      if (this.text.length < LIST.length)
        this.text += chunk.toString('latin1', from, Math.min(last, from + LIST.length + 1))
      this.inText = end < 0
      return last
    }
    return chunk.length
  }

  private see(byte: number, at: number): void {
    if (byte === QUOTE) {
      this.inText = true
      this.text = ''
      this.named = false
    } else if (byte === COLON) this.named = true
    else if (byte === OPEN || byte === OPEN_LIST) this.open(byte, at)
    else if (byte === CLOSE || byte === CLOSE_LIST) this.close(at)
    else if (byte > 0x20) this.named = false
  }

  private open(byte: number, at: number): void {
    this.depth += 1
    if (this.list === null && byte === OPEN_LIST && this.named && this.text === LIST) this.list = this.depth
    else if (this.list !== null && this.depth === this.list + 1) this.start = at
    this.named = false
  }

  private close(at: number): void {
    if (this.list !== null && this.depth === this.list + 1 && this.spans.length < MOST_SPANS)
      this.spans.push({ start: this.start, end: at + 1 })
    if (this.depth === this.list) this.list = null
    this.depth -= 1
  }
}
