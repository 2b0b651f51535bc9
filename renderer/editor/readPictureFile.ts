import { LARGEST_PICTURE } from '#shared/contract/assets.ts'
import { LIMITS } from '#shared/document/limits.ts'
import { shortened } from '#shared/document/shortened.ts'
import type { Placement } from '#shared/document/schema.ts'
import type { Rect } from '#shared/geometry/rect.ts'
import { heifSize, tooLarge } from '#shared/compositing/pictureSize.ts'
import { fitPlacement } from '#shared/document/commands/pictures.ts'
import { isPsd, readPsdLayers } from './psdLayers.ts'
import type { PsdLayer } from './psdLayers.ts'

/** A picture to bring in: the bytes to send, and how its layer is to be. */
export interface Brought {
  readonly file: File
  readonly fields: {
    readonly name?: string
    readonly opacity?: number
    readonly blend?: 'normal' | 'multiply'
    readonly visible?: boolean
  }
  /** Its place on the panel; undefined: as any picture is placed. */
  readonly placement?: Placement
}
export type Reading =
  /** `note`: what came in otherwise than it was, in a sentence. */
  { readonly pictures: readonly Brought[]; readonly note?: string } | { readonly refusal: string }

const LARGEST_DOCUMENT = 1024 * 1024 * 1024

/** What a file brings: one picture, a Photoshop document's layers from the bottom up, or a sentence why nothing. */
export async function readFileForPanel(file: File, frame: Rect): Promise<Reading> {
  try {
    const start = new Uint8Array(await file.slice(0, 4096).arrayBuffer())
    const document = isPsd(start)
    const largest = document ? LARGEST_DOCUMENT : LARGEST_PICTURE
    if (file.size > largest) return { refusal: heavierThan(file, largest) }
    if (document) return await readPsdFile(file, frame)
    if (isHeic(start)) return await readHeic(file)
    // The host looks at all other bytes itself, and says what is wrong with them.
    const picture = { pictures: [{ file, fields: {} }] }
    return isAnimated(start) ? { ...picture, note: `${file.name} moves: its first picture is shown.` } : picture
  } catch {
    // What the system won't read: a folder, a file that was moved meanwhile, one that is not this person's.
    return { refusal: `${file.name} can't be read. If it is a folder, drop the pictures that are in it.` }
  }
}

function heavierThan(file: File, largest: number): string {
  return `${file.name} is ${megabytes(file.size)} MB, and may have up to ${megabytes(largest)} MB: save it smaller, and add that.`
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1024 / 1024)
}

/** An animated PNG (a chunk "acTL" before its pixels) or WebP (a flag of its first chunk). */
function isAnimated(start: Uint8Array): boolean {
  const text = String.fromCharCode(...start)
  if (text.startsWith('\x89PNG')) return /acTL(?:(?!IDAT)[^])*IDAT/.test(text)
  return text.startsWith('RIFF') && text.slice(8, 16) === 'WEBPVP8X' && ((start[20] ?? 0) & 2) !== 0
}

/** HEIF by its brand (ISO/IEC 23008-12): "ftyp" and one of these. */
export function isHeic(start: Uint8Array): boolean {
  const text = String.fromCharCode(...start)
  return text.slice(4, 8) === 'ftyp' && /heic|heix|hevc|hevx|heim|heis|mif1|msf1/.test(text.slice(8))
}

/** Where a HEIC says its size: in its first boxes. */
const HEIC_HEAD = 65_536

/** Decoded where this computer can, once its size is known; its pixels are then kept as PNG. */
async function readHeic(file: File): Promise<Reading> {
  try {
    const size = heifSize(new Uint8Array(await file.slice(0, HEIC_HEAD).arrayBuffer()))
    const why = size && tooLarge(size.width, size.height)
    if (why) return { refusal: `${file.name} can't be used as a picture: ${why}.` }
    if (!size) throw new Error('it does not say how large it is')
    const bitmap = await createImageBitmap(file)
    const png = await pngOf(bitmap.width, bitmap.height, (pen) => pen.drawImage(bitmap, 0, 0))
    bitmap.close()
    const name = file.name.replace(/\.\w+$/, '')
    return { pictures: [{ file: new File([png], `${name}.png`, { type: 'image/png' }), fields: {} }] }
  } catch {
    return {
      refusal: `${file.name} is a HEIC picture, which this computer can't decode: save it as JPEG or PNG, and add that.`,
    }
  }
}

async function readPsdFile(file: File, frame: Rect): Promise<Reading> {
  const reading = await readPsdLayers(await file.arrayBuffer())
  if ('why' in reading) return { refusal: `${file.name} can't be used as a picture: ${reading.why}.` }
  if (reading.layers.length === 0) return { refusal: `${file.name} holds no pixels.` }
  const sheet = fitPlacement(reading, frame)
  const pictures: Brought[] = []
  // One after another: each takes as much memory again while it is packed.
  for (const layer of reading.layers) {
    const png = await pngOf(layer.width, layer.height, (pen) =>
      pen.putImageData(new ImageData(layer.pixels, layer.width, layer.height), 0, 0),
    )
    const { name, opacity, blend, visible } = layer
    const fields = { name: shortened(name, LIMITS.line), opacity, blend, visible }
    const placement = placeInSheet(layer, sheet, reading.width)
    const picture = new File([png], `${shortened(name || 'layer', LIMITS.line - 4)}.png`, { type: 'image/png' })
    pictures.push({ file: picture, fields, placement })
  }
  const notes = [
    reading.lost.length > 0
      ? `${file.name} came in without its ${reading.lost.join(', ')}: it may look different here.`
      : '',
    shortenedWords(file.name, reading.layers.filter(({ name }) => name.length > LIMITS.line).length),
  ].filter(Boolean)
  return notes.length === 0 ? { pictures } : { pictures, note: notes.join('\n') }
}

function shortenedWords(file: string, count: number): string {
  if (count === 0) return ''
  const names = count === 1 ? 'One layer name' : `${count} layer names`
  return `${names} of ${file} ${count === 1 ? 'was' : 'were'} longer than a name can be, and ${count === 1 ? 'is' : 'are'} shortened here: see the “…” at the end.`
}

/** Where a layer lies on the panel, when its document lies in `sheet` and is `documentWidth` px wide. */
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

async function pngOf(
  width: number,
  height: number,
  draw: (pen: OffscreenCanvasRenderingContext2D) => void,
): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height)
  draw(canvas.getContext('2d')!)
  return canvas.convertToBlob({ type: 'image/png' })
}
