import { colorProfileOf } from '../pictures/colorProfile.ts'
import type { ColorProfile } from '../pictures/colorProfile.ts'

/** After signature, version, channels, size, depth and mode (Adobe Photoshop File Formats, "File Header Section"). */
const HEADER = 26
const SIGNATURE = 4
const ICC_PROFILE = 1039
/** The modes whose numbers are red, green and blue; a palette's are as well. */
const [INDEXED, RGB] = [2, 3]

/** A document's colour profile, which stands among its image resources. The library reads past it. */
export function psdProfile(bytes: ArrayBuffer): ColorProfile {
  const view = new DataView(bytes)
  const found = profileBytes(view)
  const profile = colorProfileOf(found)
  const mode = view.byteLength < HEADER ? 0 : view.getUint16(HEADER - 2)
  return profile !== null && mode !== RGB && mode !== INDEXED ? 'other' : profile
}

/** Blocks of a signature, a number, a name padded to an even length, and data padded likewise. */
function profileBytes(view: DataView): Uint8Array | null {
  if (view.byteLength < HEADER + 8) return null
  const resources = HEADER + 4 + view.getUint32(HEADER)
  if (resources + 4 > view.byteLength) return null
  const end = Math.min(view.byteLength, resources + 4 + view.getUint32(resources))
  for (let at = resources + 4; at + SIGNATURE + 8 <= end;) {
    const kind = view.getUint16(at + SIGNATURE)
    const name = 1 + view.getUint8(at + SIGNATURE + 2)
    const size = at + SIGNATURE + 2 + name + (name % 2)
    if (size + 4 > end) return null
    const length = view.getUint32(size)
    if (kind === ICC_PROFILE) return new Uint8Array(view.buffer, size + 4).subarray(0, Math.min(length, end - size - 4))
    at = size + 4 + length + (length % 2)
  }
  return null
}
