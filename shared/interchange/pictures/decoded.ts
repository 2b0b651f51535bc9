import { LIMITS } from '../../document/limits.ts'
import { HEIF_HEAD_BYTES, heifSize, tooLarge } from '../../compositing/pictureSize.ts'
import type { Importer } from '../importer.ts'
import { CUT_SHORT } from './pictureHead.ts'
import type { PictureHead } from './pictureHead.ts'
import { isBmp, readBmp } from './bmp.ts'
import { readGif } from './gif.ts'

interface Format {
  readonly id: 'gif' | 'bmp' | 'avif'
  /** "a GIF" without its article. */
  readonly called: string
  readonly extensions: Importer['file']['extensions']
  readonly types: readonly string[]
  readonly begins: (start: Uint8Array) => boolean
  readonly head: (bytes: Uint8Array) => PictureHead
}

/** A picture that windows show but films don't store: stored as PNG. Its size is read before anything is decoded. */
function decodedPicture({ id, called, extensions, types, begins, head }: Format): Importer {
  return {
    id,
    file: { name: `${called} pictures`, extensions, types },
    begins,
    largest: LIMITS.pictureBytes,
    plain: false,
    async read(file, _, __, tools) {
      const found = head(new Uint8Array(await file.arrayBuffer()))
      const why = 'why' in found ? found.why : tooLarge(found.width, found.height)
      if (why !== null || 'why' in found) return { refusal: `${file.name} can't be used as a picture: ${why}.` }
      try {
        const png = await tools.decoded(file, `${file.name.replace(/\.\w+$/, '')}.png`, id)
        const reading = { pictures: [{ file: png, fields: {} }] }
        return found.moves ? { ...reading, note: `${file.name} moves: its first picture is shown.` } : reading
      } catch {
        return { refusal: `${file.name} can't be used as a picture: the ${called} is damaged.` }
      }
    },
  }
}

const text = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to))

export const gif = decodedPicture({
  id: 'gif',
  called: 'GIF',
  extensions: ['gif'],
  types: ['image/gif'],
  begins: (start) => /^GIF8[79]a/.test(text(start, 0, 6)),
  head: readGif,
})

export const bmp = decodedPicture({
  id: 'bmp',
  called: 'BMP',
  extensions: ['bmp', 'dib'],
  types: ['image/bmp'],
  begins: isBmp,
  head: readBmp,
})

export const avif = decodedPicture({
  id: 'avif',
  called: 'AVIF',
  extensions: ['avif'],
  types: ['image/avif'],
  begins: (start) => brandsOf(start).some((brand) => brand === 'avif' || brand === 'avis'),
  head(bytes) {
    const size = heifSize(bytes.subarray(0, HEIF_HEAD_BYTES))
    return size ? { ...size, moves: brandsOf(bytes)[0] === 'avis' } : CUT_SHORT
  },
})

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** What an ISO media file is and is compatible with (ISO/IEC 14496-12, "ftyp"); its own kind comes first. */
function brandsOf(start: Uint8Array): string[] {
  if (start.length < 16 || text(start, 4, 8) !== 'ftyp') return []
  const end = Math.min(start.length, viewOf(start).getUint32(0))
  const brands = [text(start, 8, 12)]
  for (let at = 16; at + 4 <= end; at += 4) brands.push(text(start, at, at + 4))
  return brands
}
