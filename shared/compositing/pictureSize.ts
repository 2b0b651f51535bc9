import { LIMITS } from '../document/limits.ts'

/** Why a picture of this size can't be used, worded to follow "can't be used as a picture:"; null if it can. */
export function tooLarge(width: number, height: number): string | null {
  const size = `it is ${width} × ${height} pixels`
  if (width < 1 || height < 1) return 'it has no width or no height'
  if (Math.max(width, height) > LIMITS.pictureSide)
    return `${size}, and a side may have up to 16,384; make it smaller, and add that`
  if (width * height > LIMITS.picturePx) return `${size}, which is over 120 million; make it smaller, and add that`
  return null
}

/** How much of a HEIC or AVIF to read for its size, which is in its first boxes. */
export const HEIF_HEAD_BYTES = 65_536

/**
 * The size of a HEIC or AVIF picture from its header (ISO/IEC 23008-12: `ispe`, version and flags, width, height). If
 * there are several (a thumbnail, tiles), the largest; null if there are none.
 */
export function heifSize(head: Uint8Array): { readonly width: number; readonly height: number } | null {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  let largest: { width: number; height: number } | null = null
  for (let at = 0; at + 16 <= head.length; at += 1) {
    if (view.getUint32(at) !== 0x69737065) continue
    const found = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) }
    if (!largest || found.width * found.height > largest.width * largest.height) largest = found
  }
  return largest
}
