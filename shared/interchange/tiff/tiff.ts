import { LIMITS } from '../../document/limits.ts'
import type { Importer } from '../importer.ts'
import { profileIgnored } from '../pictures/colorProfile.ts'
import { isTiff, readTiff } from './tiffDirectory.ts'
import { readTiffPage } from './tiffPixels.ts'

/** As scanners and Photoshop write it: the first page, stored as PNG. */
export const tiff: Importer = {
  id: 'tiff',
  file: { name: 'TIFF pictures', extensions: ['tif', 'tiff'], types: ['image/tiff'] },
  begins: isTiff,
  largest: LIMITS.pictureBytes,
  plain: false,
  async read(file, _, __, tools) {
    const bytes = await file.arrayBuffer()
    try {
      const read = readTiff(bytes)
      const [page] = read.pages
      if (!page) return { refusal: `${file.name} holds no picture.` }
      const reading = readTiffPage(read, page)
      if ('why' in reading) return { refusal: `${file.name} can't be used as a picture: ${reading.why}.` }
      const { pixels, inks, profile } = reading
      const kept = profile === 'other' || inks ? undefined : profile?.rgb
      const picture = await tools.png(`${file.name.replace(/\.\w+$/, '')}.png`, pixels, kept)
      const notes = [
        read.pages.length > 1 ? `${file.name} has ${read.pages.length} pages: its first is shown.` : '',
        inks ? `${file.name} is in CMYK, and shown in RGB without its colour profile: its colours may differ.` : '',
        !inks && profile === 'other' ? profileIgnored(file.name) : '',
      ].filter(Boolean)
      const pictures = [{ file: picture, fields: {} }]
      return notes.length > 0 ? { pictures, note: notes.join('\n') } : { pictures }
    } catch {
      return { refusal: `${file.name} can't be used as a picture: the TIFF is damaged.` }
    }
  },
}
