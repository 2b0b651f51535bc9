import { fromUtf8, latin, startsWith } from './bytes.ts'

const RIFF = latin('RIFF')
const WEBP = latin('WEBP')

/** The XMP packet of a WebP; '' for none. */
export function webpXmp(bytes: Uint8Array): string {
  const found = chunkOf(bytes, 'XMP ')
  return found ? fromUtf8(found) : ''
}

/** The EXIF of a WebP; null for none. */
export function webpExif(bytes: Uint8Array): Uint8Array | null {
  return chunkOf(bytes, 'EXIF')
}

/** Whether a C2PA manifest is attached. */
export function webpHoldsCredential(bytes: Uint8Array): boolean {
  return chunkOf(bytes, 'C2PA') !== null
}

/** The data of the first chunk of this name, however the picture is packed; null for none, and if it is no WebP. */
function chunkOf(bytes: Uint8Array, name: string): Uint8Array | null {
  if (!startsWith(bytes, RIFF) || !startsWith(bytes.subarray(8), WEBP)) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const wanted = latin(name)
  let at = 12
  while (at + 8 <= bytes.length) {
    const end = at + 8 + view.getUint32(at + 4, true)
    if (startsWith(bytes.subarray(at), wanted)) return end <= bytes.length ? bytes.subarray(at + 8, end) : null
    // A chunk of odd length is followed by a byte that counts for nothing.
    at = end + ((end - at) & 1)
  }
  return null
}
