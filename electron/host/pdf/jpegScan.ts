/** Huffman codes of a JPEG, both ways. Source: ITU-T T.81, annexes C and F. */
export interface HuffmanTable {
  /** By 16 bits ahead: the symbol in the upper byte, the code's length in the lower; 0 for no code. */
  readonly ahead: Uint16Array
  /** By symbol. */
  readonly codes: Uint16Array
  readonly lengths: Uint8Array
}

/** Most encoders write the same few tables into every picture. */
const madeTables = new Map<string, HuffmanTable>()
const MOST_TABLES = 16

export function huffmanTable(counts: Uint8Array, symbols: Uint8Array): HuffmanTable {
  const key = `${counts.join()};${symbols.join()}`
  const known = madeTables.get(key)
  if (known) return known
  const made = makeTable(counts, symbols)
  if (madeTables.size >= MOST_TABLES) madeTables.clear()
  madeTables.set(key, made)
  return made
}

function makeTable(counts: Uint8Array, symbols: Uint8Array): HuffmanTable {
  const ahead = new Uint16Array(65_536)
  const codes = new Uint16Array(256)
  const lengths = new Uint8Array(256)
  let code = 0
  let at = 0
  for (let length = 1; length <= 16; length += 1) {
    for (let count = 0; count < counts[length - 1]! && at < symbols.length; count += 1) {
      const symbol = symbols[at]!
      codes[symbol] = code
      lengths[symbol] = length
      ahead.fill((symbol << 8) | length, code << (16 - length), (code + 1) << (16 - length))
      code += 1
      at += 1
    }
    code <<= 1
  }
  return { ahead, codes, lengths }
}

/** A block of the first component as it is coded: its mean, and where in the scan the bits of the rest are. */
export interface Block {
  readonly mean: number
  /** A bit position in `bits`, and a number of bits. */
  readonly from: number
  readonly length: number
}

export interface ScanReader {
  /** Reads a block and keeps it by this place; false at damage. */
  keep(place: number, dc: HuffmanTable, ac: HuffmanTable): boolean
  /** Reads a block of another component: whether its colour can be seen (`steps`: its quantizer), null at damage. */
  skip(component: number, dc: HuffmanTable, ac: HuffmanTable, steps: Uint16Array): boolean | null
  block(place: number): Block
  /** Goes on after a restart marker; false if there is none. */
  restart(): boolean
  /** The scan without what is stuffed into it. */
  readonly bits: Uint8Array
}

/**
 * Up to here nobody sees that a colour is not grey: 5 of 255 steps over an area, 9 at an edge, as coefficients of a block. An ink of a black that is
 * a little warm is black on paper.
 */
const MEAN_SEEN = 5 * 8
const WAVE_SEEN = 9 * 4

/** Up to 16 bits from a bit position; `bits` has some bytes more. */
function peek(bits: Uint8Array, at: number, size: number): number {
  const byte = at >> 3
  const window = (bits[byte]! << 16) | (bits[byte + 1]! << 8) | bits[byte + 2]!
  return (window >> (24 - (at & 7) - size)) & ((1 << size) - 1)
}

/** Where the other coefficients of a block that begins here end; -1 at damage. */
function endOfWaves(bits: Uint8Array, from: number, ac: HuffmanTable): number {
  let at = from
  for (let wave = 1; wave < 64;) {
    const found = ac.ahead[peek(bits, at, 16)]!
    if (found === 0) return -1
    const symbol = found >> 8
    at += (found & 255) + (symbol & 15)
    if (symbol === 0) break
    wave += (symbol >> 4) + 1
  }
  return at
}

/** Whether one of the other coefficients of a block that begins here is strong enough to be seen. */
function wavesSeen(bits: Uint8Array, from: number, ac: HuffmanTable, steps: Uint16Array): boolean {
  let at = from
  for (let wave = 1; wave < 64; wave += 1) {
    const found = ac.ahead[peek(bits, at, 16)]!
    const symbol = found >> 8
    if (symbol === 0) return false
    at += found & 255
    wave += symbol >> 4
    const size = symbol & 15
    const raw = peek(bits, at, size)
    at += size
    const strength = size > 0 && raw < 1 << (size - 1) ? (1 << size) - 1 - raw : raw
    if (strength * (steps[wave] ?? 0) > WAVE_SEEN) return true
  }
  return false
}

/** Reads the coded blocks of a scan that starts at `start`; `places`: how many are kept. */
export function createScanReader(bytes: Uint8Array, start: number, places: number): ScanReader {
  const { bits, restarts } = bare(bytes, start)
  const means = new Int32Array(places)
  const starts = new Uint32Array(places)
  const sizes = new Uint32Array(places)
  const before = new Int32Array(3)
  const end = (bits.length - PADDING) * 8
  let pos = 0
  let restarted = 0

  /** Reads a block's mean; false at damage. */
  function mean(component: number, dc: HuffmanTable): boolean {
    const found = dc.ahead[peek(bits, pos, 16)]!
    const size = found >> 8
    if (found === 0 || size > 11) return false
    pos += found & 255
    const raw = peek(bits, pos, size)
    pos += size
    before[component]! += size > 0 && raw < 1 << (size - 1) ? raw - (1 << size) + 1 : raw
    return true
  }

  return {
    bits,
    keep(place, dc, ac) {
      if (!mean(0, dc)) return false
      const from = pos
      pos = endOfWaves(bits, from, ac)
      means[place] = before[0]!
      starts[place] = from
      sizes[place] = pos - from
      return pos >= from && pos <= end
    },
    skip(component, dc, ac, steps) {
      if (!mean(component, dc)) return null
      const from = pos
      pos = endOfWaves(bits, from, ac)
      if (pos < from || pos > end) return null
      return Math.abs(before[component]!) * steps[0]! > MEAN_SEEN || wavesSeen(bits, from, ac, steps)
    },
    block: (place) => ({ mean: means[place]!, from: starts[place]!, length: sizes[place]! }),
    restart() {
      const next = restarts[restarted]
      restarted += 1
      if (next === undefined) return false
      pos = next * 8
      before.fill(0)
      return true
    },
  }
}

/** Zeros behind the scan, so that looking ahead needs no care. */
const PADDING = 4

/** The scan up to its end, without the zeros after each 0xff and without restart markers; where it goes on after those. */
function bare(bytes: Uint8Array, start: number): { readonly bits: Uint8Array; readonly restarts: readonly number[] } {
  const out = new Uint8Array(bytes.length - start + PADDING)
  const restarts: number[] = []
  let size = 0
  let from = start
  for (;;) {
    const sign = bytes.indexOf(0xff, from)
    const to = sign === -1 ? bytes.length : sign
    out.set(bytes.subarray(from, to), size)
    size += to - from
    if (sign === -1) break
    const next = bytes[sign + 1]
    from = sign + 2
    if (next === 0) {
      out[size] = 0xff
      size += 1
    } else if (next !== undefined && (next & 0xf8) === 0xd0) restarts.push(size)
    else break
  }
  return { bits: out.subarray(0, size + PADDING), restarts }
}

export interface BlockWriter {
  /** `bits`: where the block's are. false if the table has no code for its mean. */
  write(block: Block, bits: Uint8Array, dc: HuffmanTable): boolean
  /** The scan's bytes, stuffed as in a file. */
  finish(): Uint8Array
}

/** `room`: bytes that the scan will hardly exceed. */
export function createBlockWriter(room: number): BlockWriter {
  let held = new Uint8Array(Math.max(1024, room))
  /** Whole bytes in `held`, and the bits that wait for their byte to be full. */
  let at = 0
  let waiting = 0
  let waits = 0
  let before = 0

  /** Up to 16 bits. */
  function put(value: number, size: number): void {
    waiting = (waiting << size) | value
    waits += size
    while (waits >= 8) {
      waits -= 8
      held[at] = waiting >> waits
      at += 1
    }
    waiting &= (1 << waits) - 1
  }

  function copy(bits: Uint8Array, from: number, length: number): void {
    const to = from + length
    for (let next = from; next < to; next += 16) {
      const size = Math.min(16, to - next)
      put(peek(bits, next, size), size)
    }
  }

  return {
    write({ mean, from, length }, bits, dc) {
      const change = mean - before
      before = mean
      const size = change === 0 ? 0 : 32 - Math.clz32(Math.abs(change))
      if (dc.lengths[size] === 0) return false
      if (at + (length >> 3) + 8 > held.length) held = grown(held, length >> 3)
      put(dc.codes[size]!, dc.lengths[size]!)
      if (size > 0) put(change < 0 ? change + (1 << size) - 1 : change, size)
      copy(bits, from, length)
      return true
    },
    finish() {
      // Ones fill the last byte.
      const left = (8 - waits) % 8
      if (left > 0) put((1 << left) - 1, left)
      return stuffed(held.subarray(0, at))
    },
  }
}

function grown(held: Uint8Array, by: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(held.length * 2 + by)
  larger.set(held)
  return larger
}

function stuffed(bytes: Uint8Array): Uint8Array {
  let escapes = 0
  for (let at = bytes.indexOf(0xff); at !== -1; at = bytes.indexOf(0xff, at + 1)) escapes += 1
  const out = new Uint8Array(bytes.length + escapes)
  let size = 0
  let from = 0
  while (from < bytes.length) {
    const sign = bytes.indexOf(0xff, from)
    const to = sign === -1 ? bytes.length : sign + 1
    out.set(bytes.subarray(from, to), size)
    size += to - from + (sign === -1 ? 0 : 1)
    from = to
  }
  return out
}
