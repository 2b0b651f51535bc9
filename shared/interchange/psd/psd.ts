import { fitPlacement } from '../../document/commands/pictures.ts'
import { LIMITS } from '../../document/limits.ts'
import type { Placement } from '../../document/schema.ts'
import { shortened } from '../../document/shortened.ts'
import type { Rect } from '../../geometry/rect.ts'
import type { ImportedPicture, FileLike, Importer, PictureTools, Reading } from '../importer.ts'
import { profileIgnored } from '../pictures/colorProfile.ts'
import { isPsd, readPsdLayers } from './psdLayers.ts'
import { psdProfile } from './psdProfile.ts'
import type { PsdLayer } from './psdPixels.ts'

/** A Photoshop document: each layer becomes a picture, bottom to top. */
export const psd: Importer = {
  id: 'psd',
  file: { name: 'Photoshop documents', extensions: ['psd', 'psb'], types: [] },
  begins: isPsd,
  largest: 1024 * 1024 * 1024,
  plain: false,
  read: (file, _, frame, tools) => readPsdFile(file, frame, tools),
}

async function readPsdFile<File extends FileLike>(
  file: File,
  frame: Rect,
  tools: PictureTools<File>,
): Promise<Reading<File>> {
  const bytes = await file.arrayBuffer()
  const reading = await readPsdLayers(bytes)
  if ('why' in reading) return { refusal: `${file.name} can't be used as a picture: ${reading.why}.` }
  if (reading.layers.length === 0) return { refusal: `${file.name} holds no pixels.` }
  const profile = psdProfile(bytes)
  const kept = profile === 'other' ? undefined : profile?.rgb
  const sheet = fitPlacement(reading, frame)
  const pictures: ImportedPicture<File>[] = []
  // One at a time: encoding each takes as much memory again.
  for (const layer of reading.layers) {
    const { name, width, height, opacity, blend, visible } = layer
    const pixels = { width, height, data: layer.pixels }
    const picture = await tools.png(`${shortened(name || 'layer', LIMITS.line - 4)}.png`, pixels, kept)
    const fields = { name: shortened(name, LIMITS.line), opacity, blend, visible }
    pictures.push({ file: picture, fields, placement: placeInSheet(layer, sheet, reading.width) })
  }
  const notes = [
    reading.lost.length > 0
      ? `${file.name} came in without its ${reading.lost.join(', ')}: it may look different here.`
      : '',
    profile === 'other' ? profileIgnored(file.name) : '',
    shortenedWords(file.name, reading.layers.filter(({ name }) => name.length > LIMITS.line).length),
  ].filter(Boolean)
  return notes.length === 0 ? { pictures } : { pictures, note: notes.join('\n') }
}

function shortenedWords(file: string, count: number): string {
  if (count === 0) return ''
  const names = count === 1 ? 'One layer name' : `${count} layer names`
  return `${names} of ${file} ${count === 1 ? 'was' : 'were'} longer than a name can be, and ${count === 1 ? 'is' : 'are'} shortened here: see the “…” at the end.`
}

/** A layer's position on the panel, for a document that fills `sheet` and is `documentWidth` px wide. */
export function placeInSheet(
  layer: Pick<PsdLayer, 'left' | 'top' | 'width' | 'height'>,
  sheet: Placement,
  documentWidth: number,
): Placement {
  const scale = sheet.width / documentWidth
  return {
    x: sheet.x + layer.left * scale,
    y: sheet.y + layer.top * scale,
    width: layer.width * scale,
    height: layer.height * scale,
    degrees: 0,
  }
}
