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

/** How the blocks of a scan stand. */
export interface ScanOrder {
  /** Units of the scan. */
  readonly across: number
  readonly down: number
  /** Units between two restarts; 0 for none. */
  readonly restartEvery: number
  /** Of a unit, in order; the first is brightness. */
  readonly components: readonly ScanComponent[]
}

interface ScanComponent {
  /** Blocks of it in a unit. */
  readonly across: number
  readonly down: number
  readonly dc: HuffmanTable
  readonly ac: HuffmanTable
  /** Its quantizer. */
  readonly steps: Uint16Array
}

/** Blocks of brightness as they are coded, from left to right and top to bottom. */
export interface Blocks {
  readonly means: Int32Array
  /** Where in `bits` the rest of each is: a bit position, and a number of bits. */
  readonly starts: Uint32Array
  readonly sizes: Uint32Array
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

/** A scan being read, bit by bit. */
interface Reading {
  readonly bits: Uint8Array
  /** Bit positions: the next, and behind the last. */
  at: number
  readonly end: number
  /** By component. */
  readonly before: Int32Array
}

/**
 * The blocks of brightness of a scan that starts at `start`; null at damage, or if it has colour (`evenColored`: then
 * they are read all the same).
 */
export function readBlocks(bytes: Uint8Array, start: number, order: ScanOrder, evenColored: boolean): Blocks | null {
  const { bits, restarts } = bare(bytes, start)
  const light = order.components[0]!
  const places = order.across * light.across * order.down * light.down
  const blocks = {
    means: new Int32Array(places),
    starts: new Uint32Array(places),
    sizes: new Uint32Array(places),
    bits,
  }
  const reading = { bits, at: 0, end: (bits.length - PADDING) * 8, before: new Int32Array(3) }
  const units = order.across * order.down
  for (let unit = 0, restarted = 0; unit < units; unit += 1) {
    if (order.restartEvery > 0 && unit > 0 && unit % order.restartEvery === 0) {
      const next = restarts[restarted]
      if (next === undefined) return null
      restarted += 1
      reading.at = next * 8
      reading.before.fill(0)
    }
    if (!keepLight(reading, blocks, order, unit)) return null
    for (let index = 1; index < order.components.length; index += 1) {
      const colored = skipColor(reading, index, order.components[index]!)
      if (colored === null || (colored && !evenColored)) return null
    }
  }
  return blocks
}

/** Reads a unit's blocks of brightness; false at damage. */
function keepLight(reading: Reading, { means, starts, sizes }: Blocks, order: ScanOrder, unit: number): boolean {
  const { across, down, dc, ac } = order.components[0]!
  const stride = order.across * across
  const corner = Math.floor(unit / order.across) * down * stride + (unit % order.across) * across
  for (let y = 0; y < down; y += 1)
    for (let place = corner + y * stride, to = place + across; place < to; place += 1) {
      if (!readMean(reading, 0, dc)) return false
      const from = reading.at
      const at = endOfWaves(reading.bits, from, ac)
      if (at < from || at > reading.end) return false
      reading.at = at
      means[place] = reading.before[0]!
      starts[place] = from
      sizes[place] = at - from
    }
  return true
}

/** Reads a unit's blocks of another component: whether its colour can be seen, null at damage. */
function skipColor(reading: Reading, index: number, { across, down, dc, ac, steps }: ScanComponent): boolean | null {
  let colored = false
  for (let block = across * down; block > 0; block -= 1) {
    if (!readMean(reading, index, dc)) return null
    const from = reading.at
    const at = endOfWaves(reading.bits, from, ac)
    if (at < from || at > reading.end) return null
    reading.at = at
    colored ||= Math.abs(reading.before[index]!) * steps[0]! > MEAN_SEEN || wavesSeen(reading.bits, from, ac, steps)
  }
  return colored
}

/** Reads a block's mean; false at damage. */
function readMean(reading: Reading, index: number, dc: HuffmanTable): boolean {
  const { bits, at } = reading
  const found = dc.ahead[peek(bits, at, 16)]!
  const size = found >> 8
  if (found === 0 || size > 11) return false
  const from = at + (found & 255)
  reading.at = from + size
  if (size === 0) return true
  const raw = peek(bits, from, size)
  reading.before[index]! += raw < 1 << (size - 1) ? raw - (1 << size) + 1 : raw
  return true
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

/**
 * The part of these blocks that is seen (`stride`: blocks a row) as the bytes of a scan, stuffed as in a file; null if
 * the table has no code for a mean.
 */
export function writeBlocks(
  { means, starts, sizes, bits }: Blocks,
  { across, down, stride }: { readonly across: number; readonly down: number; readonly stride: number },
  dc: HuffmanTable,
): Uint8Array | null {
  const out = createBitWriter(bits.length + 1024)
  let before = 0
  for (let y = 0; y < down; y += 1)
    for (let place = y * stride, to = place + across; place < to; place += 1) {
      const change = means[place]! - before
      before = means[place]!
      const size = change === 0 ? 0 : 32 - Math.clz32(Math.abs(change))
      if (dc.lengths[size] === 0) return null
      out.put(dc.codes[size]!, dc.lengths[size]!)
      if (size > 0) out.put(change < 0 ? change + (1 << size) - 1 : change, size)
      out.copy(bits, starts[place]!, sizes[place]!)
    }
  return out.finish()
}

function createBitWriter(room: number) {
  let held = new Uint8Array(room)
  /** Whole bytes in `held`, and the bits that wait for their byte to be full. */
  let at = 0
  let waiting = 0
  let waits = 0

  /** Up to 16 bits. */
  function put(value: number, size: number): void {
    waiting = (waiting << size) | value
    waits += size
    while (waits >= 8) {
      waits -= 8
      const byte = (waiting >> waits) & 0xff
      held[at] = byte
      // A zero behind it: it begins no marker.
      at += byte === 0xff ? 2 : 1
    }
    waiting &= (1 << waits) - 1
    if (at + 8 > held.length) held = grown(held)
  }

  return {
    put,
    copy(bits: Uint8Array, from: number, length: number): void {
      const to = from + length
      for (let next = from; next < to; next += 16) {
        const size = Math.min(16, to - next)
        put(peek(bits, next, size), size)
      }
    },
    finish(): Uint8Array {
      // Ones fill the last byte.
      const left = (8 - waits) % 8
      if (left > 0) put((1 << left) - 1, left)
      return held.subarray(0, at)
    },
  }
}

function grown(held: Uint8Array): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(held.length * 2)
  larger.set(held)
  return larger
}
