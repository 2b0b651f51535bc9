import { LIMITS } from '#shared/document/limits.ts'
import type { Swatch } from '#shared/document/paletteSchema.ts'
import { shortened } from '#shared/document/shortened.ts'
import { beginsAsAco, channels, readAco } from './acoFile.ts'

/** UTF-16 units of a colour's name. */
export const SWATCH_NAME = 80

/** What a file dialog offers. */
export const PALETTE_FILES = '.gpl,.ase,.aco'

interface Found {
  readonly swatches: readonly Swatch[]
  /** Colours in a space that has no RGB of its own. */
  readonly skipped: number
  /** What the file calls the palette; '' for nothing. */
  readonly name: string
}

export type PaletteReading =
  | Found
  /** A sentence. */
  | { readonly why: string }

/** A palette as GIMP, Krita, Inkscape and many others read it (.gpl). */
export function paletteFileOf(title: string, swatches: readonly Swatch[]): string {
  const lines = swatches.map(
    ({ color, name }) =>
      `${channels(color)
        .map((value) => String(value).padStart(3))
        .join(' ')}\t${name}`,
  )
  return ['GIMP Palette', `Name: ${title}`, 'Columns: 8', '#', ...lines, ''].join('\n')
}

/** The colours of a GIMP palette (.gpl), an Adobe swatch exchange file (.ase) or Photoshop's swatches (.aco), each once. */
export function readPaletteFile(bytes: ArrayBuffer): PaletteReading {
  try {
    const reading = readByKind(bytes)
    if (!reading) return { why: 'This is no palette: choose a .gpl, .ase or .aco file.' }
    if (reading.swatches.length > 0) return { ...reading, swatches: eachOnce(reading.swatches) }
    return {
      why:
        reading.skipped > 0
          ? 'The colours of this palette are not RGB, CMYK or grey.'
          : 'This palette holds no colours.',
    }
  } catch {
    return { why: 'This palette is damaged.' }
  }
}

/** Some editors of text begin a file with it. */
const BYTE_ORDER_MARK = '239,187,191'

function readByKind(bytes: ArrayBuffer): Found | null {
  const mark = new Uint8Array(bytes, 0, Math.min(3, bytes.byteLength)).join() === BYTE_ORDER_MARK ? 3 : 0
  const start = new TextDecoder('latin1').decode(bytes.slice(mark, mark + 12))
  if (start.startsWith('ASEF')) return readAse(new DataView(bytes))
  if (start === 'GIMP Palette') return readGpl(bytes)
  if (!beginsAsAco(bytes)) return null
  const { colors: found, skipped } = readAco(new DataView(bytes))
  return { swatches: found.map(({ rgb, name }) => swatchOf(rgb, name)), skipped, name: '' }
}

function readGpl(bytes: ArrayBuffer): Found {
  const lines = new TextDecoder().decode(bytes).split(/\r?\n/)
  const swatches = lines.flatMap((line) => {
    const found = /^\s*(\d{1,3})\s+(\d{1,3})\s+(\d{1,3})(?:\s+(.*))?$/.exec(line)
    if (!found) return []
    const rgb = found.slice(1, 4).map(Number)
    return rgb.some((value) => value > 255) ? [] : [swatchOf(rgb, found[4] ?? '')]
  })
  const title = lines.map((line) => /^Name:\s*(.*)$/.exec(line)?.[1]).find((name) => name !== undefined)
  return { swatches, skipped: 0, name: shortened((title ?? '').trim(), SWATCH_NAME) }
}

const COLOR_ENTRY = 1
/** How many numbers a colour has, by its model's four letters. */
const NUMBERS: Readonly<Record<string, number>> = { 'RGB ': 3, CMYK: 4, Gray: 1, GRAY: 1, 'LAB ': 3 }

/** Blocks of a kind and a length; of a colour: its name in UTF-16, model, numbers of 0 to 1. All big-endian. */
function readAse(view: DataView): Found {
  const swatches: Swatch[] = []
  let skipped = 0
  const count = view.getUint32(8)
  for (let block = 0, at = 12; block < count && at < view.byteLength; block += 1, at += 6 + view.getUint32(at + 2)) {
    if (view.getUint16(at) !== COLOR_ENTRY) continue
    const letters = view.getUint16(at + 6)
    const name = String.fromCharCode(...Array.from({ length: letters }, (_, i) => view.getUint16(at + 8 + i * 2)))
    const place = at + 8 + letters * 2
    const model = String.fromCharCode(...[0, 1, 2, 3].map((i) => view.getUint8(place + i)))
    const numbers = Array.from({ length: NUMBERS[model] ?? 0 }, (_, i) => view.getFloat32(place + 4 + i * 4))
    const rgb = rgbOf(model, numbers)
    if (rgb) swatches.push(swatchOf(rgb, name.replace(/\0.*$/, '')))
    else skipped += 1
  }
  return { swatches, skipped, name: '' }
}

/** 0 to 255 each; null for a model that is not told. */
function rgbOf(model: string, numbers: readonly number[]): readonly number[] | null {
  const [a = 0, b = 0, c = 0, black = 0] = numbers
  if (model === 'RGB ') return [a, b, c].map((value) => value * 255)
  if (model === 'Gray' || model === 'GRAY') return [a, a, a].map((value) => value * 255)
  return model === 'CMYK' ? [a, b, c].map((ink) => (1 - ink) * (1 - black) * 255) : null
}

function swatchOf(rgb: readonly number[], name: string): Swatch {
  const hex = rgb.map((value) =>
    Math.round(Math.max(0, Math.min(255, value)))
      .toString(16)
      .padStart(2, '0'),
  )
  // GIMP calls every colour so that has no name.
  return { color: `#${hex.join('')}`, name: name.trim() === 'Untitled' ? '' : shortened(name.trim(), SWATCH_NAME) }
}

function eachOnce(swatches: readonly Swatch[]): readonly Swatch[] {
  const seen = new Set<string>()
  return swatches.filter(({ color }) => !seen.has(color) && seen.add(color))
}

/** What came in under a name, and what became of the rest; in a sentence or a few. */
export function importedWords(name: string, { swatches, skipped }: Found): string {
  const added = Math.min(swatches.length, LIMITS.swatches)
  const left = swatches.length - added
  const words = [
    `Palette “${name}” with ${colors(added)} was added to the film.`,
    left > 0 ? `${colors(left)} found no room: a palette has up to ${LIMITS.swatches}.` : '',
    skipped > 0 ? `${colors(skipped)} in Lab ${skipped === 1 ? 'was' : 'were'} left out.` : '',
  ]
  return words.filter(Boolean).join(' ')
}

function colors(count: number): string {
  return count === 1 ? '1 colour' : `${count} colours`
}
