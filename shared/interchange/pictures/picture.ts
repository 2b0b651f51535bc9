import { LIMITS } from '../../document/limits.ts'
import type { Importer } from '../importer.ts'

/** What every host keeps as it comes. Anything unknown is taken for one: the host looks at its bytes, and says what is wrong with them. */
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

/** An animated PNG (a chunk "acTL" before its pixels) or WebP (a flag of its first chunk). */
function isAnimated(start: Uint8Array): boolean {
  const text = String.fromCharCode(...start)
  if (text.startsWith('\x89PNG')) return /acTL(?:(?!IDAT)[^])*IDAT/.test(text)
  return text.startsWith('RIFF') && text.slice(8, 16) === 'WEBPVP8X' && ((start[20] ?? 0) & 2) !== 0
}
