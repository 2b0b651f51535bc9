import type { Font, Glyph, GlyphPosition } from 'fontkit'

/** pdfkit's font in a document, as far as it is reached into here. */
interface DocumentFont {
  encode(text: string, features?: unknown): [codes: string[], positions: readonly GlyphPosition[]]
  layout(text: string, features?: unknown): { glyphs: readonly Glyph[]; positions: readonly GlyphPosition[] }
  readonly subset: { includeGlyph(id: number): number; readonly glyphs: number[] }
  readonly unicode: (readonly number[] | undefined)[]
  readonly widths: (number | undefined)[]
  readonly scale: number
}

/**
 * The same font, whose glyphs say what they spell where they stand: Arabic letters that differ in their dots alone share
 * a glyph, which fontkit has spell for good what it spelled first.
 */
export function spellingEachTime(font: Font): Font {
  const glyph = font.getGlyph.bind(font)
  const others = new Map<string, Glyph>()
  const getGlyph: Font['getGlyph'] = (id, codePoints) => {
    const found = glyph(id, codePoints)
    if (!codePoints || codePoints.length === 0 || isSame(found.codePoints, codePoints)) return found
    const key = `${id}:${codePoints.join(' ')}`
    const other = others.get(key) ?? (Object.create(found, { codePoints: { value: [...codePoints] } }) as Glyph)
    others.set(key, other)
    return other
  }
  return Object.assign(font, { getGlyph })
}

/** Has a document's font hold a glyph once for each of its spellings: a reader finds and copies one spelling of each. */
export function spellApart(font: DocumentFont): void {
  const numbers = new Map<string, number>()

  function numberOf({ id, codePoints, advanceWidth }: Glyph): number {
    const key = `${id}:${codePoints.join(' ')}`
    const known = numbers.get(key)
    if (known !== undefined) return known
    const first = font.subset.includeGlyph(id)
    const number = font.unicode[first] === undefined ? first : font.subset.glyphs.push(id) - 1
    font.widths[number] ??= advanceWidth * font.scale
    font.unicode[number] = codePoints
    numbers.set(key, number)
    return number
  }

  font.encode = (text, features) => {
    const { glyphs, positions } = font.layout(text, features)
    return [glyphs.map((glyph) => numberOf(glyph).toString(16).padStart(4, '0')), positions]
  }
}

function isSame(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((point, at) => point === other[at])
}
