import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'

/** Larger than any answer; a small file can unpack to far more. */
const MOST_BYTES = 512 * 1024 * 1024

/** A body as it was before it was packed. None is asked for packed; a gateway may do it all the same. What can't be unpacked stays as it came. */
export function unpacked(bytes: Buffer, encoding: string): Buffer {
  const most = { maxOutputLength: MOST_BYTES }
  try {
    switch (encoding.trim().toLowerCase()) {
      case 'gzip':
      case 'x-gzip':
        return gunzipSync(bytes, most)
      case 'deflate':
        return inflateSync(bytes, most)
      case 'br':
        return brotliDecompressSync(bytes, most)
      default:
        return bytes
    }
  } catch {
    return bytes
  }
}
