import { CUT_SHORT } from './pictureHead.ts'
import type { PictureHead } from './pictureHead.ts'

const EXTENSION = 0x21
const IMAGE = 0x2c

/** The size of a GIF, whether its first picture is all there, and whether there are more (GIF89a, 1990). */
export function readGif(bytes: Uint8Array): PictureHead {
  if (bytes.length < 13) return CUT_SHORT
  const [width, height] = [bytes[6]! | (bytes[7]! << 8), bytes[8]! | (bytes[9]! << 8)]
  let at = 13 + tableOf(bytes[10]!)
  let pictures = 0
  while (pictures < 2) {
    const kind = bytes[at]
    if (kind === EXTENSION) at += 2
    else if (kind === IMAGE) {
      // Where it lies and its own colours, then how its codes begin.
      at += 10 + tableOf(bytes[at + 9] ?? 0) + 1
      pictures += 1
    } else break
    const end = afterBlocks(bytes, at)
    if (end === null) {
      if (pictures < 2) return CUT_SHORT
      break
    }
    at = end
  }
  if (pictures === 0) return at < bytes.length ? { why: 'it holds no picture' } : CUT_SHORT
  return { width, height, moves: pictures > 1 }
}

/** Bytes of the colour table that a flag announces. */
function tableOf(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 << ((flags & 7) + 1)
}

/** Blocks of a length and as many bytes, up to one of none. */
function afterBlocks(bytes: Uint8Array, from: number): number | null {
  for (let at = from; at < bytes.length;) {
    const length = bytes[at]!
    at += length + 1
    if (length === 0) return at
  }
  return null
}
