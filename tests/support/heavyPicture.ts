import { createDeflate } from 'node:zlib'
import { pngChunk } from './pictures.ts'

/**
 * A picture of many px in few bytes, as a file from elsewhere may be: one tone (0..255) all over, half clear where `clear`. Its rows
 * are packed one after another, so that making it takes no memory.
 */
export async function heavyPicture(width: number, height: number, tone: number, clear = false): Promise<Buffer> {
  const channels = clear ? 4 : 1
  const row = Buffer.alloc(1 + width * channels, tone)
  row[0] = 0
  if (clear) for (let at = 4; at < row.length; at += 4) row[at] = 128
  const pack = createDeflate({ level: 1 })
  const packed: Buffer[] = []
  const done = new Promise((ended) => pack.on('data', (part: Buffer) => packed.push(part)).on('end', ended))
  for (let y = 0; y < height; y += 1) if (!pack.write(row)) await new Promise((next) => pack.once('drain', next))
  pack.end()
  await done
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, clear ? 6 : 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    pngChunk('IHDR', head),
    pngChunk('IDAT', Buffer.concat(packed)),
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}
