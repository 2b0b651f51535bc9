import { LIMITS } from '../../document/limits.ts'
import { HEIF_HEAD_BYTES, heifSize, tooLarge } from '../../compositing/pictureSize.ts'
import type { Importer } from '../importer.ts'

/** Decoded by the operating system if it can, once the size is known; stored as PNG. */
export const heic: Importer = {
  id: 'heic',
  file: { name: 'HEIC pictures', extensions: ['heic', 'heif'], types: ['image/heic', 'image/heif'] },
  begins: isHeic,
  largest: LIMITS.pictureBytes,
  plain: false,
  async read(file, _, __, tools) {
    try {
      const size = heifSize(new Uint8Array(await file.slice(0, HEIF_HEAD_BYTES).arrayBuffer()))
      const why = size && tooLarge(size.width, size.height)
      if (why) return { refusal: `${file.name} can't be used as a picture: ${why}.` }
      if (!size) throw new Error('it does not say how large it is')
      const png = await tools.decoded(file, `${file.name.replace(/\.\w+$/, '')}.png`, 'heic')
      return { pictures: [{ file: png, fields: {} }] }
    } catch {
      return {
        refusal: `${file.name} is a HEIC picture, which this computer can't decode: save it as JPEG or PNG, and add that.`,
      }
    }
  },
}

/** HEIF by its brand (ISO/IEC 23008-12): "ftyp" followed by one of these. */
export function isHeic(start: Uint8Array): boolean {
  const text = String.fromCharCode(...start)
  return text.slice(4, 8) === 'ftyp' && /heic|heix|hevc|hevx|heim|heis|mif1|msf1/.test(text.slice(8))
}
