import { brotliDecompressSync, constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'

/** Larger than any answer; a small file can decompress to far more. */
const MOST_BYTES = 512 * 1024 * 1024

/**
 * Decompresses a body. We don't ask for compression, but a gateway may use it all the same. A truncated body gives as
 * much as arrived; one that can't be decompressed stays as it is.
 */
export function unpacked(bytes: Buffer, encoding: string): Buffer {
  const most = { maxOutputLength: MOST_BYTES, finishFlush: constants.Z_SYNC_FLUSH }
  try {
    switch (encoding.trim().toLowerCase()) {
      case 'gzip':
      case 'x-gzip':
        return gunzipSync(bytes, most)
      case 'deflate':
        // Some servers omit the zlib header: with one, the low half of the first byte is 8.
        return ((bytes[0] ?? 0) & 15) === 8 ? inflateSync(bytes, most) : inflateRawSync(bytes, most)
      case 'br':
        return brotliDecompressSync(bytes, {
          maxOutputLength: MOST_BYTES,
          finishFlush: constants.BROTLI_OPERATION_FLUSH,
        })
      default:
        return bytes
    }
  } catch {
    return bytes
  }
}
