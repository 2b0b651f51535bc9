import { brotliDecompressSync, constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'

/** Larger than any answer; a small file can unpack to far more. */
const MOST_BYTES = 512 * 1024 * 1024

/** A body as it was before it was packed. None is asked for packed; a gateway may do it all the same. Of one that broke off, as much as came; what can't be unpacked stays as it is. */
export function unpacked(bytes: Buffer, encoding: string): Buffer {
  const most = { maxOutputLength: MOST_BYTES, finishFlush: constants.Z_SYNC_FLUSH }
  try {
    switch (encoding.trim().toLowerCase()) {
      case 'gzip':
      case 'x-gzip':
        return gunzipSync(bytes, most)
      case 'deflate':
        // Some leave its head out: the low half of its first byte is 8 in one that has it.
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
