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
    const { glyphs, positions } = marksLast(text, font.layout(text, features))
    return [glyphs.map((glyph) => numberOf(glyph).toString(16).padStart(4, '0')), positions]
  }
}

interface Line {
  readonly glyphs: readonly Glyph[]
  readonly positions: readonly GlyphPosition[]
}

const FROM_THE_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/

/**
 * Draws dots and vowel signs of words from right to left behind their letters, which spell them: a font may set the dots
 * of a letter by themselves, and a sign that stands aside of the line between two letters parts the word for a reader.
 */
function marksLast(text: string, line: Line): Line {
  if (!FROM_THE_RIGHT.test(text)) return line
  const isMark = line.positions.map((each) => each.xAdvance === 0 && (each.xOffset !== 0 || each.yOffset !== 0))
  if (!isMark.includes(true) || isMark.every(Boolean)) return line
  const letters: { glyph: Glyph; position: GlyphPosition }[] = []
  const marks: { glyph: Glyph; position: GlyphPosition; x: number }[] = []
  let waiting: number[] = []
  let x = 0
  line.glyphs.forEach((glyph, at) => {
    const position = line.positions[at]!
    if (isMark[at]) {
      // From the left, a letter's signs come before it, the last of them first.
      waiting = [...glyph.codePoints, ...waiting]
      marks.push({ glyph: spelledAs(glyph, []), position, x: x + position.xOffset })
      return
    }
    letters.push({ glyph: waiting.length > 0 ? spelledAs(glyph, [...glyph.codePoints, ...waiting]) : glyph, position })
    waiting = []
    x += position.xAdvance
  })
  if (waiting.length > 0) return line
  return {
    glyphs: [...letters, ...marks].map(({ glyph }) => glyph),
    positions: [
      ...letters.map(({ position }) => position),
      ...marks.map((mark) => ({ ...mark.position, xOffset: mark.x - x })),
    ],
  }
}

function spelledAs(glyph: Glyph, codePoints: readonly number[]): Glyph {
  return Object.create(glyph, { codePoints: { value: codePoints } }) as Glyph
}

function isSame(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((point, at) => point === other[at])
}
