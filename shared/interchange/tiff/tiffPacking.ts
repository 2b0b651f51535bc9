import { unzlibSync } from 'fflate'

/**
 * How a block of a TIFF is packed, by the number its tag has: packed bytes to as many as `length`. Throws if there are fewer: a file that was
 * cut short would be a picture that is black from there on.
 */
export const UNPACK: Readonly<Record<number, (packed: Uint8Array, length: number) => Uint8Array>> = {
  1: (packed, length) => exactly(packed, length),
  5: unpackLzw,
  8: inflate,
  32_773: unpackBits,
  32_946: inflate,
}

function exactly(bytes: Uint8Array, length: number): Uint8Array {
  const out = new Uint8Array(length)
  out.set(bytes.subarray(0, length))
  return full(out, bytes.length)
}

function full(out: Uint8Array, held: number): Uint8Array {
  if (held < out.length) throw new RangeError('a block is cut short')
  return out
}

/** Never more than `length`, whatever the block claims. */
function inflate(packed: Uint8Array, length: number): Uint8Array {
  return exactly(unzlibSync(packed, { out: new Uint8Array(length) }), length)
}

/** TIFF 6.0, section 9: a count of bytes as they are, or of how often the next one comes. */
function unpackBits(packed: Uint8Array, length: number): Uint8Array {
  const out = new Uint8Array(length)
  let [from, to] = [0, 0]
  while (from < packed.length && to < length) {
    const head = packed[from]!
    from += 1
    if (head === 128) continue
    const many = Math.min(head < 128 ? head + 1 : 257 - head, length - to)
    if (head < 128) out.set(packed.subarray(from, from + many), to)
    else out.fill(packed[from] ?? 0, to, to + many)
    from += head < 128 ? many : 1
    to += many
  }
  return full(out, from > packed.length ? 0 : to)
}

const CLEAR = 256
const END = 257
const FIRST = 258
const CODES = 4096

/** TIFF 6.0, section 13: codes of 9 to 12 bits, the highest bit first, each a code longer one code early. */
function unpackLzw(packed: Uint8Array, length: number): Uint8Array {
  const out = new Uint8Array(length)
  // Each code is a run of bytes that were written: where it began, and how many.
  const starts = new Uint32Array(CODES)
  const lengths = new Uint32Array(CODES)
  let [to, next, width, before] = [0, FIRST, 9, -1]
  for (let bit = 0; bit + width <= packed.length * 8 && to < length;) {
    const code = bitsAt(packed, bit, width)
    bit += width
    if (code === END) break
    if (code === CLEAR) {
      ;[next, width, before] = [FIRST, 9, -1]
      continue
    }
    if (code > next || (code >= FIRST && before < 0)) throw new RangeError('an LZW code that was never given')
    // What the code before stood for and the first byte of this one: it lies there already, as it was written.
    if (before >= 0 && next < CODES) {
      starts[next] = before
      lengths[next] = to - before + 1
      next += 1
    }
    before = to
    if (code < CLEAR) {
      out[to] = code
      to += 1
    } else {
      const from = starts[code]!
      const end = Math.min(length, to + lengths[code]!)
      // Byte by byte: the run may reach into what is being written.
      for (let i = 0; to < end; i += 1, to += 1) out[to] = out[from + i]!
    }
    width = next + 1 >= 2048 ? 12 : next + 1 >= 1024 ? 11 : next + 1 >= 512 ? 10 : 9
  }
  return full(out, to)
}

function bitsAt(bytes: Uint8Array, bit: number, width: number): number {
  const at = bit >> 3
  const three = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
  return (three >> (24 - (bit & 7) - width)) & ((1 << width) - 1)
}
