import { LIMITS } from '../../document/limits.ts'
import type { Importer } from '../importer.ts'

/** Formats that every host stores unchanged. Unknown files count as one: the host checks the bytes and reports what is wrong. */
export const picture: Importer = {
  id: 'picture',
  file: {
    name: 'Pictures',
    extensions: ['png', 'jpg', 'jpeg', 'webp'],
    types: ['image/png', 'image/jpeg', 'image/webp'],
  },
  begins: () => true,
  largest: LIMITS.pictureBytes,
  plain: true,
  read(file, start) {
    const reading = { pictures: [{ file, fields: {} }] }
    return Promise.resolve(
      isAnimated(start) ? { ...reading, note: `${file.name} moves: its first picture is shown.` } : reading,
    )
  },
}

/** An animated PNG (an "acTL" chunk before its pixels) or WebP (a flag in its first chunk). */
function isAnimated(start: Uint8Array): boolean {
  const text = String.fromCharCode(...start)
  if (text.startsWith('\x89PNG')) return /acTL(?:(?!IDAT)[^])*IDAT/.test(text)
  return text.startsWith('RIFF') && text.slice(8, 16) === 'WEBPVP8X' && ((start[20] ?? 0) & 2) !== 0
}
