/** Picture formats that the app can't show, by their first bytes. */
const KINDS: readonly (readonly [name: string, extension: string, start: RegExp])[] = [
  ['AVIF', 'avif', /^.{4}ftyp(avif|avis)/s],
  ['HEIC', 'heic', /^.{4}ftyp(hei|hev|mif|msf)/s],
  ['GIF', 'gif', /^GIF8/],
  ['TIFF', 'tiff', /^(II\*\0|MM\0\*)/],
  ['JPEG XL', 'jxl', /^.{4}JXL /s],
  ['JPEG 2000', 'jp2', /^.{4}jP {2}/s],
  ['Photoshop', 'psd', /^8BPS/],
  ['SVG', 'svg', /^(\xef\xbb\xbf)?\s*(<\?xml[^>]*>\s*)?<svg[\s>]/i],
]

/** The format of a picture that can't be shown; null for one that can, and for anything that is not a picture. */
export function foreignPicture(bytes: Uint8Array): { name: string; extension: string } | null {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 512)).toString('latin1')
  const kind = KINDS.find(([, , first]) => first.test(start))
  return kind ? { name: kind[0], extension: kind[1] } : null
}
