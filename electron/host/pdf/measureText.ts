import type { Measure, Weight } from '#shared/pages/measure.ts'
import type { FontChain } from './fontChain.ts'
import { createLetterFonts } from './letterFonts.ts'
import type { LetterFonts, Piece } from './letterFonts.ts'
import { lineBreaks } from './lineBreaks.ts'
import { isPlain } from './plainText.ts'
import { createBidi, directed } from './readingOrder.ts'
import type { Bidi, Directed } from './readingOrder.ts'

export interface TextMeasure extends Measure {
  /** Characters in no font, which were shown as a box: how often each, by code point ("U+1FAE9"). */
  missing(): ReadonlyMap<string, number>
}

/** Widths that are kept of a weight: a layout asks for most words several times. */
const MOST_WIDTHS = 20_000

/**
 * Measures text as the PDF will set it: the same fonts, shaped word by word as in the PDF, so that widths agree with
 * the page.
 */
export function createTextMeasure(chain: FontChain): TextMeasure {
  const bidi = createBidi()
  const letters = createLetterFonts(chain)
  const words = new Intl.Segmenter(undefined, { granularity: 'word' })
  const widths: Record<Weight, Map<string, number>> = { regular: new Map(), strong: new Map(), script: new Map() }

  /** At 1 pt. */
  function wide(text: string, weight: Weight): number {
    const known = widths[weight].get(text)
    if (known !== undefined) return known
    const pieces = placed(letters, bidi, text, weight)
    const width = pieces.reduce((sum, piece) => sum + widthOf(piece), 0)
    // Lost letters are counted each time.
    if (pieces.some(({ lost }) => lost)) return width
    if (widths[weight].size >= MOST_WIDTHS) widths[weight].clear()
    widths[weight].set(text, width)
    return width
  }

  return {
    width: (text, size, weight) => wide(text, weight) * size,
    runs: (text, size, weight) =>
      text === ''
        ? []
        : placed(letters, bidi, text, weight).map((piece) => ({
            font: piece.font.name,
            text: piece.text,
            width: widthOf(piece) * size,
            ...(piece.read === undefined ? {} : { read: piece.read }),
            ...(piece.lost ? { lost: [...piece.lost] } : {}),
          })),
    breaks: (text) => lineBreaks(text, words),
    missing: () => letters.missing(),
  }
}

/** At 1 pt. */
function widthOf({ font, text }: Piece): number {
  return font.words.width(text) / font.font.unitsPerEm
}

interface PlacedPiece extends Piece {
  /** Where it is read among the line's pieces, from 0; undefined: as they stand. */
  readonly read?: number
}

/** The line's pieces from left to right. */
function placed(letters: LetterFonts, bidi: Bidi, text: string, weight: Weight): readonly PlacedPiece[] {
  if (isPlain(text)) return letters.pieces(text, weight)
  const parts = directed(bidi, text)
  if (parts.every(({ odd }) => !odd)) return parts.flatMap((part) => piecesOf(letters, part, weight))
  let read = 0
  const inOrder = parts
    .toSorted((one, other) => one.from - other.from)
    .map((part) => [part, piecesOf(letters, part, weight).map((piece) => ({ ...piece, read: read++ }))] as const)
  const found = new Map(inOrder)
  return parts.flatMap((part) => (part.odd ? found.get(part)!.map(fromTheRight).toReversed() : found.get(part)!))
}

function piecesOf(letters: LetterFonts, { text }: Directed, weight: Weight): readonly Piece[] {
  const shown = clean(text)
  return shown === '' ? [] : letters.pieces(shown, weight)
}

/** Signs without a letter are drawn from left to right wherever they stand: "."and ")" after a Hebrew word change places. */
function fromTheRight<P extends Piece>(piece: P): P {
  const { text } = piece
  if (text.length < 2 || /\p{L}/u.test(text)) return piece
  const signs = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment)
  return { ...piece, text: signs.toReversed().join('') }
}

/** Removes control characters, which have no glyph: those of direction have done their work by now. */
function clean(text: string): string {
  return text.replaceAll(/[\p{Cc}\u00ad\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
}
