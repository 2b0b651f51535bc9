/** EXIF orientation (tag 0x0112): 1 unchanged, 2 to 8 mirrored or rotated. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

/** Reads the orientation from EXIF data as in a JPEG, PNG or WebP: a TIFF file (TIFF 6.0), in its first directory. */
export function orientationInExif(tiff: Uint8Array): Orientation {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength)
  if (tiff.length < 10) return 1
  const little = view.getUint8(0) === 0x49
  const directory = view.getUint32(4, little)
  if (directory + 2 > tiff.length) return 1
  const entries = view.getUint16(directory, little)
  for (let at = directory + 2; at < directory + 2 + entries * 12 && at + 12 <= tiff.length; at += 12) {
    if (view.getUint16(at, little) !== 0x0112) continue
    const value = view.getUint16(at + 8, little)
    return value >= 1 && value <= 8 ? (value as Orientation) : 1
  }
  return 1
}

/** Reads a PNG's eXIf or a WebP's EXIF chunk; 1 for anything else. Decoders differ on these two, and agree on JPEG. */
export function orientationInChunks(bytes: Uint8Array): Orientation {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const png = bytes.length > 8 && view.getUint32(0) === 0x89504e47
  const webp = bytes.length > 12 && name(bytes, 0) === 'RIFF' && name(bytes, 8) === 'WEBP'
  if (!png && !webp) return 1
  for (let at = png ? 8 : 12; at + 8 <= bytes.length;) {
    const length = view.getUint32(png ? at : at + 4, !png)
    const kind = name(bytes, png ? at + 4 : at)
    if (kind === 'eXIf' || kind === 'EXIF') return orientationInExif(bytes.subarray(at + 8, at + 8 + length))
    at += png ? 12 + length : 8 + length + (length % 2)
  }
  return 1
}

export function liesOnItsSide(orientation: Orientation): boolean {
  return orientation >= 5
}

/** The canvas transform that draws a picture of this size (as stored) upright, with its corner at 0, 0. */
export function uprightTransform(
  orientation: Orientation,
  width: number,
  height: number,
): [number, number, number, number, number, number] {
  switch (orientation) {
    case 1:
      return [1, 0, 0, 1, 0, 0]
    case 2:
      return [-1, 0, 0, 1, width, 0]
    case 3:
      return [-1, 0, 0, -1, width, height]
    case 4:
      return [1, 0, 0, -1, 0, height]
    case 5:
      return [0, 1, 1, 0, 0, 0]
    case 6:
      return [0, 1, -1, 0, height, 0]
    case 7:
      return [0, -1, -1, 0, height, width]
    case 8:
      return [0, -1, 1, 0, 0, width]
  }
}

function name(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4))
}
