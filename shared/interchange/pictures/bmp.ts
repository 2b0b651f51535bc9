import { CUT_SHORT } from './pictureHead.ts'
import type { PictureHead } from './pictureHead.ts'

/** Lengths of the headers that tell one bitmap's version from another's, and are no letters of a text that begins with "BM". */
const HEADERS = [12, 40, 52, 56, 64, 108, 124]
/** Bytes before the header. */
const BEFORE = 14

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

export function isBmp(start: Uint8Array): boolean {
  if (start.length < BEFORE + 5 || start[0] !== 0x42 || start[1] !== 0x4d) return false
  return HEADERS.includes(viewOf(start).getUint32(BEFORE, true))
}

/** Px. The oldest bitmaps have a header of 12 bytes, with short numbers; rows from the top are told by a height below 0. */
export function bmpSize(bytes: Uint8Array): { readonly width: number; readonly height: number } | null {
  if (bytes.length < 26) return null
  const view = viewOf(bytes)
  if (isOld(view)) return { width: view.getUint16(18, true), height: view.getUint16(20, true) }
  return { width: view.getInt32(18, true), height: Math.abs(view.getInt32(22, true)) }
}

function isOld(view: DataView): boolean {
  return view.getUint32(BEFORE, true) === 12
}

/** Rows that are not packed have a length of whole words; others end where their decoder finds it. */
export function readBmp(bytes: Uint8Array): PictureHead {
  const view = viewOf(bytes)
  const size = bmpSize(bytes)
  const old = size !== null && isOld(view)
  if (size === null || (!old && bytes.length < 34)) return CUT_SHORT
  const bits = view.getUint16(old ? 24 : 28, true)
  const packing = old ? 0 : view.getUint32(30, true)
  const rows = packing === 0 || packing === 3 ? Math.ceil((size.width * bits) / 32) * 4 * size.height : 0
  if (view.getUint32(10, true) + rows > bytes.length) return CUT_SHORT
  return { ...size, moves: false }
}
