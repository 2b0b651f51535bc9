import { tooLarge } from '../../compositing/pictureSize.ts'
import type { Pixels } from '../importer.ts'
import { colorProfileOf } from '../pictures/colorProfile.ts'
import type { ColorProfile } from '../pictures/colorProfile.ts'
import { UNPACK } from './tiffPacking.ts'
import type { TiffDirectory, TiffFile } from './tiffDirectory.ts'
import { uprightPixels } from './tiffUpright.ts'

/** Tags of TIFF 6.0 by their numbers. */
const TAG = {
  width: 256,
  height: 257,
  bits: 258,
  compression: 259,
  photometric: 262,
  fillOrder: 266,
  stripOffsets: 273,
  orientation: 274,
  samples: 277,
  rowsPerStrip: 278,
  stripBytes: 279,
  planar: 284,
  predictor: 317,
  colorMap: 320,
  tileWidth: 322,
  tileHeight: 323,
  tileOffsets: 324,
  tileBytes: 325,
  extraSamples: 338,
  sampleFormat: 339,
  profile: 34_675,
} as const

/** How many samples of a pixel are its colour, by the number of what they mean (`PhotometricInterpretation`). */
const COLORS: Readonly<Record<number, number>> = { 0: 1, 1: 1, 2: 3, 3: 1, 5: 4 }
const [WHITE_IS_ZERO, PALETTE, INKS] = [0, 3, 5]

interface Shape {
  readonly width: number
  readonly height: number
  /** Of each sample. */
  readonly bits: number
  readonly samples: number
  readonly photometric: number
  /** The samples of a pixel lie in planes of their own. */
  readonly apart: boolean
}

export type TiffReading =
  | { readonly pixels: Pixels; readonly inks: boolean; readonly profile: ColorProfile }
  /** Worded to follow "can't be used as a picture:". */
  | { readonly why: string }

/** A page's pixels, upright, 8 bits a channel. Its size is checked before any are unpacked. Throws if it is damaged. */
export function readTiffPage(file: TiffFile, page: TiffDirectory): TiffReading {
  const bits = page.numbers(TAG.bits)
  const shape: Shape = {
    width: page.number(TAG.width, 0),
    height: page.number(TAG.height, 0),
    bits: bits[0] ?? 1,
    samples: page.number(TAG.samples, 1),
    photometric: page.number(TAG.photometric, 1),
    apart: page.number(TAG.planar, 1) === 2,
  }
  const why = tooLarge(shape.width, shape.height) ?? cantRead(page, shape, bits)
  if (why !== null) return { why }
  const samples = samplesOf(file, page, shape)
  const pixels = inColor(samples, shape, page)
  return {
    pixels: uprightPixels(pixels, page.number(TAG.orientation, 1)),
    inks: shape.photometric === INKS,
    profile: colorProfileOf(page.bytes(TAG.profile)),
  }
}

function cantRead(page: TiffDirectory, shape: Shape, bits: readonly number[]): string | null {
  const compression = page.number(TAG.compression, 1)
  if (!(compression in UNPACK)) {
    const how = { 2: 'a fax', 3: 'a fax', 4: 'a fax', 6: 'a JPEG', 7: 'a JPEG' }[compression]
    return `it is packed ${how ? `as ${how} is` : 'in a way that is not known here'}: save it with LZW or ZIP, or as PNG`
  }
  const colors = COLORS[shape.photometric]
  if (colors === undefined || shape.samples < colors || shape.samples > 64)
    return 'its colours are not grey, RGB or CMYK: convert it to RGB first'
  const deep = shape.bits > 16 || page.numbers(TAG.sampleFormat).some((format) => format !== 1)
  if (deep) return `it has ${shape.bits} bits a channel, or parts of numbers: convert it to 16 or 8 first`
  if (![1, 2, 4, 8, 16].includes(shape.bits) || bits.some((other) => other !== shape.bits))
    return 'its channels have numbers of bits that are not known here: convert it to 8 bits a channel first'
  return page.number(TAG.predictor, 1) > 2 ? 'its numbers are packed in a way that is not known here' : null
}

/** All samples, pixel by pixel, at the depth that they have. */
function samplesOf(file: TiffFile, page: TiffDirectory, shape: Shape): Uint8Array | Uint16Array {
  const { width, height, samples, apart, bits } = shape
  const all = bits === 16 ? new Uint16Array(width * height * samples) : new Uint8Array(width * height * samples)
  const tiled = page.numbers(TAG.tileOffsets).length > 0
  const across = tiled ? page.number(TAG.tileWidth, 0) : width
  const down = Math.min(
    tiled ? page.number(TAG.tileHeight, 0) : page.number(TAG.rowsPerStrip, height),
    tiled ? Infinity : height,
  )
  if (across < 1 || down < 1 || across * down > 2 ** 28) throw new RangeError('blocks without a size')
  const offsets = page.numbers(tiled ? TAG.tileOffsets : TAG.stripOffsets)
  const counts = page.numbers(tiled ? TAG.tileBytes : TAG.stripBytes)
  const unpack = UNPACK[page.number(TAG.compression, 1)]!
  const predicted = page.number(TAG.predictor, 1) === 2
  // Faxes begin a byte with its lowest bit, and so do files that were made of them, however they are packed.
  const backwards = page.number(TAG.fillOrder, 1) === 2
  const inBlock = apart ? 1 : samples
  const rowBytes = Math.ceil((across * inBlock * bits) / 8)
  const [wide, high] = [Math.ceil(width / across), Math.ceil(height / down)]
  for (let block = 0; block < wide * high * (apart ? samples : 1); block += 1) {
    const at = block % (wide * high)
    const [left, top] = [(at % wide) * across, Math.floor(at / wide) * down]
    const rows = tiled ? down : Math.min(down, height - top)
    const [offset, count] = [offsets[block], counts[block]]
    if (offset === undefined || count === undefined) throw new RangeError('a block is missing')
    const packed = new Uint8Array(file.view.buffer, offset, Math.min(count, file.view.byteLength - offset))
    const bytes = unpack(backwards ? packed.map(mirrored) : packed, rowBytes * rows)
    for (let y = 0; y < Math.min(rows, height - top); y += 1) {
      const row = rowOf(bytes.subarray(y * rowBytes, (y + 1) * rowBytes), across * inBlock, bits, file.littleEndian)
      if (predicted) for (let i = inBlock; i < row.length; i += 1) row[i] = row[i]! + row[i - inBlock]!
      const end = Math.min(across, width - left)
      const to = ((top + y) * width + left) * samples
      if (!apart) all.set(row.subarray(0, end * samples), to)
      else for (let x = 0; x < end; x += 1) all[to + x * samples + Math.floor(block / (wide * high))] = row[x]!
    }
  }
  return all
}

/** A byte with its bits the other way round. */
function mirrored(byte: number): number {
  let turned = 0
  for (let bit = 0; bit < 8; bit += 1) turned |= ((byte >> bit) & 1) << (7 - bit)
  return turned
}

function rowOf(bytes: Uint8Array, count: number, bits: number, littleEndian: boolean): Uint8Array | Uint16Array {
  if (bits === 8) return bytes
  if (bits === 16) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    return Uint16Array.from({ length: count }, (_, i) => view.getUint16(i * 2, littleEndian))
  }
  const [each, mask] = [8 / bits, (1 << bits) - 1]
  return Uint8Array.from({ length: count }, (_, i) => {
    const shift = 8 - bits - (i % each) * bits
    return (bytes[Math.floor(i / each)]! >> shift) & mask
  })
}

function inColor(samples: Uint8Array | Uint16Array, shape: Shape, page: TiffDirectory): Pixels {
  const { width, height, bits, photometric, samples: each } = shape
  const [top, colors] = [2 ** bits - 1, COLORS[photometric]!]
  const extra = page.numbers(TAG.extraSamples)[0]
  // 1: the colours are multiplied by it already, 2: they are not, 0: it is something else.
  const alpha = each > colors && extra !== 0
  const map = page.numbers(TAG.colorMap)
  const data = new Uint8ClampedArray(width * height * 4)
  const at = (from: number): number => (samples[from]! / top) * 255
  for (let i = 0, from = 0; i < data.length; i += 4, from += each) {
    if (photometric === PALETTE) {
      const many = 2 ** bits
      for (let c = 0; c < 3; c += 1) data[i + c] = (map[c * many + samples[from]!] ?? 0) / 257
    } else if (photometric === INKS) {
      const black = 255 - at(from + 3)
      for (let c = 0; c < 3; c += 1) data[i + c] = ((255 - at(from + c)) * black) / 255
    } else {
      const turned = photometric === WHITE_IS_ZERO
      for (let c = 0; c < 3; c += 1) {
        const value = at(from + (colors === 3 ? c : 0))
        data[i + c] = turned ? 255 - value : value
      }
    }
    const through = alpha ? at(from + colors) : 255
    data[i + 3] = through
    if (extra === 1 && through > 0) for (let c = 0; c < 3; c += 1) data[i + c] = (data[i + c]! * 255) / through
  }
  return { width, height, data }
}
