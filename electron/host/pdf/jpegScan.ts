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

/** A block of the first component as it is coded: its mean, and the bits of the rest. */
export interface Block {
  readonly mean: number
  /** A bit position in `bits`, and a number of bits. */
  readonly from: number
  readonly length: number
  readonly bits: BitSink
}

export interface ScanReader {
  /** Reads a block and keeps it by this place; false at damage. */
  keep(place: number, dc: HuffmanTable, ac: HuffmanTable): boolean
  /** Reads a block of another component: whether its colour can be seen (`steps`: its quantizer), null at damage. */
  skip(component: number, dc: HuffmanTable, ac: HuffmanTable, steps: Uint16Array): boolean | null
  block(place: number): Block
  /** Goes on after a restart marker; false if there is none. */
  restart(): boolean
}

/**
 * Up to here nobody sees that a colour is not grey: 5 of 255 steps over an area, 9 at an edge, as coefficients of a block. An ink of a black that is
 * a little warm is black on paper.
 */
const MEAN_SEEN = 5 * 8
const WAVE_SEEN = 9 * 4

/** Reads the coded blocks of a scan that starts at `start`; `places`: how many are kept. */
export function createScanReader(bytes: Uint8Array, start: number, places: number): ScanReader {
  const source = createBitSource(bytes, start)
  const means = new Int32Array(places)
  const starts = new Float64Array(places)
  const sizes = new Int32Array(places)
  const bits = createBitSink(bytes.length)
  let before = [0, 0, 0]

  function mean(component: number, dc: HuffmanTable): number | null {
    const symbol = source.symbol(dc)
    if (symbol === null || symbol > 11) return null
    const raw = source.take(symbol)
    const change = symbol > 0 && raw < 2 ** (symbol - 1) ? raw - 2 ** symbol + 1 : raw
    before[component]! += change
    return before[component]!
  }

  return {
    keep(place, dc, ac) {
      const value = mean(0, dc)
      if (value === null) return false
      means[place] = value
      starts[place] = bits.length()
      for (let at = 1; at < 64;) {
        const symbol = source.symbol(ac)
        if (symbol === null) return false
        bits.put(ac.codes[symbol]!, ac.lengths[symbol]!)
        if (symbol === 0) break
        const size = symbol & 15
        if (size > 0) bits.put(source.take(size), size)
        at += (symbol >> 4) + 1
      }
      sizes[place] = bits.length() - starts[place]
      return true
    },
    skip(component, dc, ac, steps) {
      const value = mean(component, dc)
      if (value === null) return null
      let colored = Math.abs(value) * steps[0]! > MEAN_SEEN
      for (let at = 1; at < 64;) {
        const symbol = source.symbol(ac)
        if (symbol === null) return null
        if (symbol === 0) break
        at += symbol >> 4
        const size = symbol & 15
        const raw = source.take(size)
        const strength = size > 0 && raw < 2 ** (size - 1) ? 2 ** size - 1 - raw : raw
        if (strength * (steps[at] ?? 0) > WAVE_SEEN) colored = true
        at += 1
      }
      return colored
    },
    block: (place) => ({ mean: means[place]!, from: starts[place]!, length: sizes[place]!, bits }),
    restart() {
      before = [0, 0, 0]
      return source.restart()
    },
  }
}

export interface BlockWriter {
  /** false if the table has no code for the block's mean. */
  write(block: Block, dc: HuffmanTable): boolean
  /** The scan's bytes, stuffed as in a file. */
  finish(): Uint8Array
}

export function createBlockWriter(room: number): BlockWriter {
  const sink = createBitSink(room)
  let before = 0
  return {
    write({ mean, from, length, bits }, dc) {
      const change = mean - before
      before = mean
      const size = change === 0 ? 0 : 32 - Math.clz32(Math.abs(change))
      if (dc.lengths[size] === 0) return false
      sink.put(dc.codes[size]!, dc.lengths[size]!)
      if (size > 0) sink.put(change < 0 ? change + 2 ** size - 1 : change, size)
      sink.copy(bits, from, length)
      return true
    },
    finish() {
      // Ones fill the last byte.
      const left = (8 - (sink.length() % 8)) % 8
      if (left > 0) sink.put(2 ** left - 1, left)
      return stuffed(sink.bytes())
    },
  }
}

function stuffed(bytes: Uint8Array): Uint8Array {
  let escapes = 0
  for (const byte of bytes) if (byte === 0xff) escapes += 1
  if (escapes === 0) return bytes
  const out = new Uint8Array(bytes.length + escapes)
  let at = 0
  for (const byte of bytes) {
    out[at] = byte
    at += byte === 0xff ? 2 : 1
  }
  return out
}

interface BitSink {
  put(value: number, size: number): void
  copy(from: BitSink, start: number, length: number): void
  /** Up to 16 bits from a bit position. */
  read(at: number, size: number): number
  /** Bits so far. */
  length(): number
  bytes(): Uint8Array
}

function createBitSink(room: number): BitSink {
  let held = new Uint8Array(Math.max(1024, room + 16))
  /** Whole bytes in `held`, and the bits that wait for their byte to be full. */
  let at = 0
  let waiting = 0
  let waits = 0

  function put(value: number, size: number): void {
    if (at + 8 > held.length) {
      const larger = new Uint8Array(held.length * 2)
      larger.set(held)
      held = larger
    }
    waiting = (waiting << size) | (value & ((1 << size) - 1))
    waits += size
    while (waits >= 8) {
      waits -= 8
      held[at] = waiting >> waits
      at += 1
    }
    waiting &= (1 << waits) - 1
    held[at] = waiting << (8 - waits)
  }

  function read(from: number, size: number): number {
    const byte = from >> 3
    const ahead = (held[byte]! << 16) | ((held[byte + 1] ?? 0) << 8) | (held[byte + 2] ?? 0)
    return (ahead >> (24 - (from & 7) - size)) & ((1 << size) - 1)
  }

  return {
    put,
    read,
    copy(from, start, length) {
      for (let done = 0; done < length; done += 16) {
        const size = Math.min(16, length - done)
        put(from.read(start + done, size), size)
      }
    },
    length: () => at * 8 + waits,
    bytes: () => held.slice(0, waits > 0 ? at + 1 : at),
  }
}

interface BitSource {
  /** The next code's symbol; null if there is none. */
  symbol(table: HuffmanTable): number | null
  take(size: number): number
  restart(): boolean
}

function createBitSource(bytes: Uint8Array, start: number): BitSource {
  let at = start
  let ahead = 0
  let held = 0

  /** At a marker and at the end, zeros go on for ever: what is damaged reads as no code or too many blocks. */
  function fill(): void {
    while (held <= 16) {
      let byte = bytes[at] ?? 0
      if (byte === 0xff && bytes[at + 1] !== 0) byte = 0
      else at += byte === 0xff ? 2 : 1
      ahead = ((ahead << 8) | byte) & 0xff_ff_ff
      held += 8
    }
  }

  function take(size: number): number {
    if (size === 0) return 0
    fill()
    held -= size
    return (ahead >> held) & (2 ** size - 1)
  }

  return {
    take,
    symbol(table) {
      fill()
      const found = table.ahead[(ahead >> (held - 16)) & 0xff_ff]!
      if (found === 0) return null
      held -= found & 255
      return found >> 8
    },
    restart() {
      ahead = 0
      held = 0
      if (bytes[at] !== 0xff || (bytes[at + 1]! & 0xf8) !== 0xd0) return false
      at += 2
      return true
    },
  }
}
