import type { Weight } from '#shared/pages/measure.ts'
import type { ChainFont, FontChain } from './fontChain.ts'
import { isPlain } from './plainText.ts'

/** Replaces a character that no font has. */
const BOX = '□'
const HAN = /[\p{Script=Han}\u3000-\u303f\uff00-\uff65]/u
/** Joiners and variation selectors: they affect their neighbours and have no glyph of their own. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u

/** Texts whose pieces are kept; a layout measures the same words over and over. */
const MOST_CUTS = 4000

export interface Piece {
  readonly font: ChainFont
  readonly text: string
  /** The letters that no font has, shown as boxes. */
  readonly lost?: readonly string[]
}

/** Chooses the font for each character of a text. */
export interface LetterFonts {
  /** Splits text of one direction where its font changes; a character without a font becomes a box, and is counted. */
  pieces(text: string, weight: Weight): readonly Piece[]
  /** Characters in no font: how often each, by code point ("U+1FAE9"). */
  missing(): ReadonlyMap<string, number>
}

export function createLetterFonts(chain: FontChain): LetterFonts {
  const missing = new Map<string, number>()
  const cuts = new Map<string, readonly Piece[]>()
  const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

  function count(letter: string): void {
    const code = `U+${letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
    missing.set(code, (missing.get(code) ?? 0) + 1)
  }

  function cut(text: string, weight: Weight): Piece[] {
    const found: { font: ChainFont; text: string; lost?: string[] }[] = []
    const letters = [...graphemes.segment(text)].map(({ segment }) => segment)
    const chinese = HAN.test(text) ? letters.map((letter) => fontOf(chain, letter, weight)).find(isChinese) : undefined
    for (const segment of letters) {
      let font = fontOf(chain, segment, weight)
      // Chinese text stays in one style: characters that the Japanese font has too come from the Chinese one.
      if (chinese && HAN.test(segment) && chinese.font.hasGlyphForCodePoint(segment.codePointAt(0)!)) font = chinese
      let shown = segment
      let lost: string[] = []
      if (!font) {
        count(segment)
        lost = [segment]
        shown = BOX
        font = fontOf(chain, BOX, weight)!
      }
      const last = found.at(-1)
      // A space joins the piece before it, so that it never forms a run of its own.
      if (last && (last.font === font || shown === ' ')) {
        last.text += shown
        if (lost.length > 0) last.lost = [...(last.lost ?? []), ...lost]
      } else found.push({ font, text: shown, ...(lost.length > 0 ? { lost } : {}) })
    }
    return found
  }

  return {
    missing: () => missing,
    pieces(text, weight) {
      if (isPlain(text, weight)) return [{ font: chain.fontFor([0x20], weight)!, text }]
      const key = `${weight} ${text}`
      const known = cuts.get(key)
      if (known) return known
      const found = cut(text, weight)
      // Lost letters are counted each time.
      if (found.some(({ lost }) => lost)) return found
      if (cuts.size >= MOST_CUTS) cuts.clear()
      cuts.set(key, found)
      return found
    },
  }
}

function fontOf(chain: FontChain, letter: string, weight: Weight): ChainFont | null {
  const codes = Array.from(letter)
    .filter((sign) => !INVISIBLE.test(sign))
    .map((sign) => sign.codePointAt(0)!)
  return chain.fontFor(codes.length === 0 ? [0x20] : codes, weight)
}

function isChinese(font: ChainFont | null): font is ChainFont {
  return font !== null && font.name.startsWith('NotoSansSC')
}
