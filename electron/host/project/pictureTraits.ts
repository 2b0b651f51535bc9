/** What the bytes of a picture say of it beside its size; they are whole (`readPicture`). */

/** Some of it may be clear: what is made of it must be able to be. */
export function mayBeClear(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  // Colour types with alpha (PNG 3, 11.2.1), and a colour or a palette that is made clear.
  if (isPng(file)) return file[25] === 4 || file[25] === 6 || headHolds(file, 'tRNS')
  if (!isWebp(file)) return false
  const kind = file.toString('latin1', 12, 16)
  return kind === 'VP8X' ? (file[20]! & 0x10) !== 0 : kind === 'VP8L' && (file[24]! & 0x10) !== 0
}

/** It moves: an animated PNG or WebP. */
export function isAnimated(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (isPng(file)) return headHolds(file, 'acTL')
  return isWebp(file) && file.toString('latin1', 12, 16) === 'VP8X' && (file[20]! & 0x02) !== 0
}

function isPng(file: Buffer): boolean {
  return file[0] === 0x89 && file.toString('latin1', 1, 4) === 'PNG'
}

function isWebp(file: Buffer): boolean {
  return file.toString('latin1', 0, 4) === 'RIFF' && file.toString('latin1', 8, 12) === 'WEBP'
}

/** A PNG's chunks before its pixels. */
function headHolds(file: Buffer, wanted: string): boolean {
  for (let at = 8; at + 8 <= file.length; at += 12 + file.readUInt32BE(at)) {
    const kind = file.toString('latin1', at + 4, at + 8)
    if (kind === wanted) return true
    if (kind === 'IDAT') return false
  }
  return false
}
