import { createInflate } from 'node:zlib'

/**
 * Whether all of a PNG's pixel data can be decompressed, in the amount its header says; the file is complete
 * (`readPicture`). Decoders silently show what they can of a damaged one. Decompressed in chunks, off this thread, and
 * never more than the header says.
 */
export function pngPixelsAreWhole(file: Uint8Array): Promise<boolean> {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  const wanted = unpackedBytes(bytes)
  return new Promise((answer) => {
    let found = 0
    const unpack = createInflate({ chunkSize: 1 << 18 })
    unpack.on('data', (part: Buffer) => {
      found += part.length
      if (found >= wanted) done(true)
    })
    unpack.on('end', () => done(found >= wanted))
    unpack.on('error', () => done(false))
    function done(whole: boolean): void {
      answer(whole)
      unpack.destroy()
    }
    void feed(unpack, pixelChunks(bytes))
  })
}

async function feed(unpack: ReturnType<typeof createInflate>, chunks: Iterable<Buffer>): Promise<void> {
  let goOn: (() => void) | null = null
  // Once for all of its chunks: a file can have thousands of them.
  for (const event of ['drain', 'close']) unpack.on(event, () => goOn?.())
  for (const chunk of chunks) {
    if (unpack.destroyed) return
    if (!unpack.write(chunk))
      await new Promise<void>((next) => {
        goOn = next
      })
  }
  if (!unpack.destroyed) unpack.end()
}

function* pixelChunks(bytes: Buffer): Iterable<Buffer> {
  for (let at = 8; at + 12 <= bytes.length; at += 12 + bytes.readUInt32BE(at))
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT')
      yield bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at))
}

const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }
/** The seven passes of an interlaced picture (PNG 3, 8.1): first column and row, and their spacing. */
const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const

/** Every row is preceded by a filter byte. */
function unpackedBytes(bytes: Buffer): number {
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
  const bits = bytes[24]! * (CHANNELS[bytes[25]!] ?? 1)
  const rows = (across: number, down: number) => (across > 0 ? down * (1 + Math.ceil((across * bits) / 8)) : 0)
  if (bytes[28] !== 1) return rows(width, height)
  return PASSES.reduce(
    (sum, [x, y, apart, below]) => sum + rows(Math.ceil((width - x) / apart), Math.ceil((height - y) / below)),
    0,
  )
}
