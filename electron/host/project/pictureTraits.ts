/** Properties in a picture's bytes besides its size; they are complete (`readPicture`). */

/** It may have transparency, which a derived picture must then support. */
export function mayBeClear(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  // Colour types with alpha (PNG 3, 11.2.1), or a transparent colour or palette entry.
  if (isPng(file)) return file[25] === 4 || file[25] === 6 || headHolds(file, 'tRNS')
  if (!isWebp(file)) return false
  const kind = file.toString('latin1', 12, 16)
  return kind === 'VP8X' ? (file[20]! & 0x10) !== 0 : kind === 'VP8L' && (file[24]! & 0x10) !== 0
}

/** An animated PNG or WebP. */
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

/** Looks for a PNG chunk before the pixel data. */
function headHolds(file: Buffer, wanted: string): boolean {
  for (let at = 8; at + 8 <= file.length; at += 12 + file.readUInt32BE(at)) {
    const kind = file.toString('latin1', at + 4, at + 8)
    if (kind === wanted) return true
    if (kind === 'IDAT') return false
  }
  return false
}
